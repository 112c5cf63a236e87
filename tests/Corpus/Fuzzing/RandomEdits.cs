using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Corpus.Fuzzing;

/// <summary>Edits as they happen while somebody types, and worse: tokens deleted, doubled, exchanged; members and statements moved; a line that ends where the cursor is.</summary>
internal static class RandomEdits
{
    private const int MostEdits = 3;

    // Those on whole statements and members come twice: what they leave often still compiles.
    private static readonly ImmutableArray<Func<CompilationUnitSyntax, string, Random, string>> Edits =
    [
        DeleteToken, DoubleToken, ExchangeTokens, RenameIdentifier, EndLine, EndAtDot,
        DeleteStatement, DeleteStatement, DoubleStatement, DoubleStatement, ExchangeStatements, ExchangeStatements,
        DeleteMember, ExchangeMembers, ExchangeMembers, DoubleMember,
    ];

    public static string Apply(string text, Random random)
    {
        for (var edits = random.Next(1, MostEdits + 1); edits > 0; edits--)
        {
            var root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
            text = Edits[random.Next(Edits.Length)](root, text, random);
        }

        return text;
    }

    private static string DeleteToken(CompilationUnitSyntax root, string text, Random random) =>
        Any(root.DescendantTokens(), random) is { RawKind: not 0 } token ? text.Remove(token.SpanStart, token.Span.Length) : text;

    private static string DoubleToken(CompilationUnitSyntax root, string text, Random random) =>
        Any(root.DescendantTokens(), random) is { RawKind: not 0 } token ? text.Insert(token.Span.End, " " + token.Text) : text;

    private static string ExchangeTokens(CompilationUnitSyntax root, string text, Random random)
    {
        var tokens = root.DescendantTokens().ToList();
        var first = random.Next(tokens.Count);
        var second = first + random.Next(1, 4);
        return second < tokens.Count ? Exchange(text, tokens[first].Span, tokens[second].Span) : text;
    }

    private static string RenameIdentifier(CompilationUnitSyntax root, string text, Random random)
    {
        var names = root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).ToList();
        return names.Count == 0 ? text : Replace(text, names[random.Next(names.Count)].Span, names[random.Next(names.Count)].Text);
    }

    private static string EndLine(CompilationUnitSyntax root, string text, Random random)
    {
        if (Any(root.DescendantTokens(), random) is not { RawKind: not 0 } token)
            return text;

        var end = text.IndexOf('\n', token.SpanStart);
        return end < 0 ? text : text.Remove(token.SpanStart, end - token.SpanStart);
    }

    private static string EndAtDot(CompilationUnitSyntax root, string text, Random random) =>
        Any(root.DescendantNodes().OfType<MemberAccessExpressionSyntax>(), random) is { } access ? text.Remove(access.Name.SpanStart, access.Name.Span.Length) : text;

    private static string DeleteStatement(CompilationUnitSyntax root, string text, Random random) => Delete(text, Any(Statements(root), random));

    private static string DoubleStatement(CompilationUnitSyntax root, string text, Random random) => Double(text, Any(Statements(root), random));

    private static string ExchangeStatements(CompilationUnitSyntax root, string text, Random random) => Exchange(text, Any(Statements(root), random), Any(Statements(root), random));

    private static string DeleteMember(CompilationUnitSyntax root, string text, Random random) => Delete(text, Any(Members(root), random));

    private static string DoubleMember(CompilationUnitSyntax root, string text, Random random) => Double(text, Any(Members(root), random));

    private static string ExchangeMembers(CompilationUnitSyntax root, string text, Random random) => Exchange(text, Any(Members(root), random), Any(Members(root), random));

    private static IEnumerable<StatementSyntax> Statements(SyntaxNode root) => root.DescendantNodes().OfType<StatementSyntax>().Where(statement => statement is not BlockSyntax);

    private static IEnumerable<MemberDeclarationSyntax> Members(SyntaxNode root) => root.DescendantNodes().OfType<MemberDeclarationSyntax>();

    private static T? Any<T>(IEnumerable<T> all, Random random)
    {
        var list = all.ToList();
        return list.Count == 0 ? default : list[random.Next(list.Count)];
    }

    private static string Delete(string text, SyntaxNode? node) => node is null ? text : text.Remove(node.SpanStart, node.Span.Length);

    private static string Double(string text, SyntaxNode? node) => node is null ? text : text.Insert(node.Span.End, "\n" + node);

    private static string Exchange(string text, SyntaxNode? one, SyntaxNode? other) => one is null || other is null ? text : Exchange(text, one.Span, other.Span);

    private static string Exchange(string text, TextSpan one, TextSpan other)
    {
        if (one.IntersectsWith(other))
            return text;

        var (first, second) = one.Start < other.Start ? (one, other) : (other, one);
        var (firstText, secondText) = (text.Substring(first.Start, first.Length), text.Substring(second.Start, second.Length));
        return Replace(Replace(text, second, firstText), first, secondText);
    }

    private static string Replace(string text, TextSpan span, string by) => text.Remove(span.Start, span.Length).Insert(span.Start, by);
}
