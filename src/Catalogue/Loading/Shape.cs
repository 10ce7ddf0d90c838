using System.Collections.Concurrent;
using System.Reflection;

namespace Lianban.Catalogue.Loading;

/// <summary>A key of a record: its name in C# and in the file, its type, and whether it may be left out.</summary>
internal sealed record Key(string Property, string Name, Type Type, bool Optional);

/// <summary>How a record looks in a file: the parameters of its constructor, in camelCase.</summary>
internal sealed class Shape
{
    private static readonly ConcurrentDictionary<Type, Shape> shapes = new();
    private readonly ConstructorInfo constructor;

    private Shape(Type type)
    {
        constructor = type.GetConstructors().Single();
        var nullability = new NullabilityInfoContext();
        Keys = [.. constructor.GetParameters().Select(p => new Key(p.Name!, Camel(p.Name!), p.ParameterType,
            Nullable.GetUnderlyingType(p.ParameterType) is not null || nullability.Create(p).WriteState == NullabilityState.Nullable))];
    }

    public IReadOnlyList<Key> Keys { get; }

    public static Shape Of(Type type) => shapes.GetOrAdd(type, static t => new Shape(t));

    public object Make(object?[] values) => constructor.Invoke(values);

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
