using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lianban.Tests.Architecture;

/// <summary>Names that say nothing are not used.</summary>
internal static partial class NameChecker
{
    private static readonly string[] empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Common", "Impl", "Base", "Processor", "Data", "Info"];

    // Words of the trade: 公共服务 (CPSV-AP PublicService), 数据共享, the signature base of RFC 9421, the folder of the setting Lianban:Data.
    private static readonly string[] trade = ["PublicService", "DataSharing", "SignatureBase", "DataFolder"];

    public static IEnumerable<string> Faults(string name, string source) =>
        from type in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        where SaysNothing(type.Identifier.Text)
        select $"{name}: {type.Identifier.Text}";

    public static bool SaysNothing(string identifier)
    {
        foreach (var word in trade) identifier = identifier.Replace(word, "", StringComparison.Ordinal);
        var words = Word().Matches(identifier).Select(m => m.Value).ToArray();
        return words.Any(empty.Contains) || words is [_, .., "Service"];
    }

    [GeneratedRegex(@"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")]
    private static partial Regex Word();
}
