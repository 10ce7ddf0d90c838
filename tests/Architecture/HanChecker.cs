using System.Text.RegularExpressions;
using Lianban.Platform.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lianban.Tests.Architecture;

/// <summary>No text for people in code: Han characters in string and character literals of C#, and in pages outside comments. Escapes do not hide them.</summary>
internal static partial class HanChecker
{
    public static IEnumerable<string> InCSharp(string name, string source) =>
        from token in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()
        where IsLiteral(token) && Han.In(token.ValueText)
        select $"{name}:{token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: a Han character in a literal";

    public static IEnumerable<string> InPage(string name, string page) => Han.In(Comment().Replace(page, "")) ? [$"{name}: a Han character outside comments"] : [];

    private static bool IsLiteral(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken
        or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken;

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
