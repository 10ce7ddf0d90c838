namespace Lianban.Catalogue.Loading;

/// <summary>What a YAML file says, each node with its place.</summary>
internal abstract record Node(Place Place);

/// <summary>A scalar; <paramref name="Plain"/>: written without quotes, so that <c>null</c> and <c>~</c> mean nothing.</summary>
internal sealed record Scalar(string Text, bool Plain, Place Place) : Node(Place)
{
    public bool IsNull => Plain && Text is ("" or "null" or "~");
}

internal sealed record Sequence(IReadOnlyList<Node> Items, Place Place) : Node(Place);

internal sealed record Mapping(IReadOnlyList<Entry> Entries, Place Place) : Node(Place)
{
    public Node? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
                if (entry.Key == key) return entry.Value;
            return null;
        }
    }
}

internal sealed record Entry(string Key, Place Place, Node Value);
