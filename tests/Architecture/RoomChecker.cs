using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Lianban.Tests.Architecture;

/// <summary>Reads compiled code: which room sees which. Constants are inlined by the compiler and leave no arrow.</summary>
internal static class RoomChecker
{
    /// <summary>Every arrow that the map does not allow, one line each.</summary>
    /// <param name="root">Root namespace of the assembly, e.g. <c>Lianban.Casework</c>.</param>
    public static IEnumerable<string> Faults(AssemblyDefinition assembly, string root, Module module)
    {
        foreach (var outer in assembly.MainModule.Types.Where(t => t.Namespace == root || t.Namespace.StartsWith(root + ".", StringComparison.Ordinal)))
        {
            var from = Room(outer.Namespace, root);
            if (!ModuleMap.Knows(module, from)) { yield return $"{outer.FullName}: room {from} is not on the map"; continue; }
            var seen = All(outer).SelectMany(References).Select(r => r.GetElementType())
                .Where(r => r.Scope == assembly.MainModule || r.Scope.Name == assembly.MainModule.Name).Select(Outermost)
                .Where(r => r.Namespace == root || r.Namespace.StartsWith(root + ".", StringComparison.Ordinal)).Select(r => (Room: Room(r.Namespace, root), r.Name)).Distinct();
            foreach (var (to, name) in seen.Where(s => !ModuleMap.MaySee(module, from, s.Room))) yield return $"{outer.FullName}: {from} must not see {to} ({name})";
        }
    }

    /// <summary>Types of an assembly that see another assembly, outside one room.</summary>
    public static IEnumerable<string> SeesOutside(AssemblyDefinition assembly, string root, string room, string other) =>
        from outer in assembly.MainModule.Types
        where Room(outer.Namespace, root) != room && All(outer).SelectMany(References).Any(r => r.GetElementType().Scope.Name == other)
        select $"{outer.FullName}: only {room} may see {other}";

    private static string Room(string space, string root) => space.Length <= root.Length ? "." : space[(root.Length + 1)..].Split('.')[0];

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static IEnumerable<TypeDefinition> All(TypeDefinition type) => [type, .. type.NestedTypes.SelectMany(All)];

    private static IEnumerable<TypeReference> References(TypeDefinition type)
    {
        IEnumerable<TypeReference?> direct =
        [
            type.BaseType, .. type.Interfaces.Select(i => i.InterfaceType), .. type.Fields.Select(f => f.FieldType), .. type.Properties.Select(p => p.PropertyType),
            .. type.CustomAttributes.Select(a => a.AttributeType), .. type.GenericParameters.SelectMany(g => g.Constraints).Select(c => c.ConstraintType), .. type.Methods.SelectMany(References),
        ];
        return direct.OfType<TypeReference>().SelectMany(Parts);
    }

    private static IEnumerable<TypeReference?> References(MethodDefinition method) =>
    [
        method.ReturnType, .. method.Parameters.Select(p => p.ParameterType), .. method.CustomAttributes.Select(a => a.AttributeType),
        .. method.HasBody ? method.Body.Variables.Select(v => v.VariableType).Concat(method.Body.Instructions.SelectMany(Operand)) : [],
    ];

    private static IEnumerable<TypeReference?> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments, .. method.Parameters.Select(p => p.ParameterType)],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(p => p.ParameterType)],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
