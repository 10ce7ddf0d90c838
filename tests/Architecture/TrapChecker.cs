using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lianban.Tests.Architecture;

/// <summary>Symbols and patterns that must not stand in the product, found in its source; suppressing the analyzer does not hide them here.</summary>
internal static partial class TrapChecker
{
    private static readonly Dictionary<string, string[]> members = new()
    {
        ["DateTime"] = ["Now", "UtcNow", "Today"], ["DateTimeOffset"] = ["Now", "UtcNow"], ["Guid"] = ["NewGuid", "CreateVersion7"], ["Random"] = ["Shared"], ["Thread"] = ["Sleep"],
        ["char"] = ["IsDigit", "IsNumber", "IsLetter", "IsLetterOrDigit"], ["Char"] = ["IsDigit", "IsNumber", "IsLetter", "IsLetterOrDigit"],
    };

    public static IEnumerable<string> Faults(string name, string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetCompilationUnitRoot();
        foreach (var node in root.DescendantNodes())
        {
            var fault = node switch
            {
                MemberAccessExpressionSyntax m when Banned(m) => $"{m} is banned",
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Trim" or "TrimStart" or "TrimEnd" } t, ArgumentList.Arguments.Count: 0 } => $"{t.Name}() leaves U+200B and U+FEFF",
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Delay", Expression: IdentifierNameSyntax { Identifier.Text: "Task" } } } d when !TakesTime(d) => "Task.Delay without a TimeProvider",
                ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "Random" } } => "new Random is banned",
                LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => Pattern(literal),
                _ => null,
            };
            if (fault is not null) yield return $"{name}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {fault}";
        }
    }

    private static bool Banned(MemberAccessExpressionSyntax m) =>
        members.TryGetValue(m.Expression is MemberAccessExpressionSyntax inner ? inner.Name.Identifier.Text : m.Expression.ToString(), out var names) && names.Contains(m.Name.Identifier.Text);

    private static bool TakesTime(InvocationExpressionSyntax delay) =>
        delay.ArgumentList.Arguments.Count >= 2 && delay.ArgumentList.Arguments[1].ToString() is var second && !second.Contains("cancel", StringComparison.OrdinalIgnoreCase) && !second.Contains("token", StringComparison.OrdinalIgnoreCase);

    private static string? Pattern(LiteralExpressionSyntax literal)
    {
        var text = literal.Token.ValueText;
        if (HanRange().IsMatch(text)) return "a range of ideographs refuses names of the extensions: use Han";
        if (!IsRegex(literal)) return null;
        if (Digit().IsMatch(text)) return @"\d takes full-width digits: use [0-9]";
        if (Word().IsMatch(text)) return @"\w and \b take letters of every script: name the letters";
        return Dollar().IsMatch(text) ? @"$ takes a trailing newline: use \z" : null;
    }

    private static bool IsRegex(LiteralExpressionSyntax literal) =>
        literal.FirstAncestorOrSelf<AttributeSyntax>()?.Name.ToString().Contains("Regex", StringComparison.Ordinal) is true
        || literal.FirstAncestorOrSelf<AttributeSyntax>()?.Name.ToString().Contains("RegularExpression", StringComparison.Ordinal) is true
        || literal.Parent?.Parent?.Parent is ObjectCreationExpressionSyntax { Type: var type } && type.ToString().EndsWith("Regex", StringComparison.Ordinal)
        || literal.Parent?.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } && call.Expression.ToString().EndsWith("Regex", StringComparison.Ordinal);

    [GeneratedRegex(@"[\u4e00\u3400]-[\u9fa5\u9fa6\u9fff\u9fcc]|\\u4e00-|\\u9fa5", RegexOptions.IgnoreCase)]
    private static partial Regex HanRange();

    [GeneratedRegex(@"(?<!\\)(\\\\)*\\d")]
    private static partial Regex Digit();

    [GeneratedRegex(@"(?<!\\)(\\\\)*\\[wb]")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<!\\)(\\\\)*\$")]
    private static partial Regex Dollar();
}
