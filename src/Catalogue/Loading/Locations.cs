namespace Lianban.Catalogue.Loading;

/// <summary>Where each object of the model stands in the files, so that checks on the model can name file and line.</summary>
internal sealed class Locations
{
    private readonly Dictionary<object, (Place Self, Dictionary<string, Place> Keys)> places = new(ReferenceEqualityComparer.Instance);

    /// <summary>All objects of a type, in the order in which they were read.</summary>
    public IEnumerable<T> All<T>() => places.Keys.OfType<T>();

    /// <summary>The place of a record, list, dictionary or rule.</summary>
    public Place Of(object owner) => places.TryGetValue(owner, out var found) ? found.Self : default;

    /// <summary>The place of a property (by its C# name), of a list's item (by its index) or of a dictionary's entry; else of the owner.</summary>
    public Place Of(object owner, string key) =>
        places.TryGetValue(owner, out var found) ? found.Keys.TryGetValue(key, out var place) ? place : found.Self : default;

    public void Remember(object owner, Place place, Dictionary<string, Place> keys) => places[owner] = (place, keys);
}
