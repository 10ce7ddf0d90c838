using System.Reflection;
using System.Text.Json;

namespace Lianban.Tests.Docs;

/// <summary>A record's members as they stand in JSON: name, type, and whether it may be absent.</summary>
internal sealed record Member(string Property, string Name, Type Type, bool Optional);

internal static class RecordShape
{
    public static IReadOnlyList<Member> Of(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return [.. constructor.GetParameters()
            .Where(p => type.GetProperty(p.Name!)?.GetCustomAttribute<System.Text.Json.Serialization.JsonIgnoreAttribute>() is null)
            .Select(p => new Member(p.Name!, JsonNamingPolicy.CamelCase.ConvertName(p.Name!), p.ParameterType,
                Nullable.GetUnderlyingType(p.ParameterType) is not null || nullability.Create(p).WriteState == NullabilityState.Nullable || p.HasDefaultValue))];
    }

    /// <summary>What a list or a table holds; null for anything else.</summary>
    public static Type? Inside(Type type) => type.IsGenericType && Nullable.GetUnderlyingType(type) is null ? type.GenericTypeArguments[^1] : null;

    public static bool IsTable(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>);

    /// <summary>Whether it is a record of ours and has members of its own.</summary>
    public static bool IsRecord(Type type) => type.Namespace?.StartsWith("Lianban.", StringComparison.Ordinal) is true && !type.IsEnum;
}
