using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Lifetime;

/// <summary>Turns a lambda that handles an event into a method, which can be removed again.</summary>
internal static class LambdaToMethod
{
    /// <summary>The name of the method; null where the lambda uses what only its place has.</summary>
    public static string? TryWrite(SourceEdits edits, TypeDeclarationSyntax part, IAnonymousFunctionOperation lambda, ConnectionUse use)
    {
        if (lambda.Syntax is not AnonymousFunctionExpressionSyntax syntax || UsesItsPlace(lambda) || MemberAround(syntax, part) is not { } member
            || use is not { Receiver: { } receiver, Symbol: IEventSymbol { Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoke } } }
            || syntax.Body is BlockSyntax body && !IsReadByLine(body, edits.Text))
            return null;

        var client = Words(receiver.Syntax.ToString());
        var raised = use.Symbol.Name.StartsWith("On", StringComparison.Ordinal) ? use.Symbol.Name.Substring(2) : use.Symbol.Name;
        var name = Names.Unique(edits.Target.SemanticModel, part, "On" + raised, "On" + client + raised);
        var head = $"private {(syntax.AsyncKeyword.RawKind != 0 ? "async " : string.Empty)}{TypeNames.Write(edits, part.SpanStart, invoke.ReturnType)} {name}({Parameters(edits, part, lambda, invoke)})";

        var indent = edits.Style.IndentAt(member.SpanStart);
        var writer = new CodeWriter(edits.Style, indent);
        foreach (var comment in CommentsBeforeBody(syntax, edits.Text))
            writer.Line(comment);
        if (syntax.Body is BlockSyntax block)
            WriteBlock(edits, writer, head, block, indent);
        else
            writer.Line($"{head} => {syntax.Body};");

        edits.Replace(syntax.Span, name);
        BlockEdits.InsertAfter(edits, member, writer.ToString());
        return name;
    }

    // A block moves line by line: what shares a line with a brace of it would be lost.
    private static bool IsReadByLine(BlockSyntax block, SourceText text)
    {
        var lines = text.Lines;
        var close = lines.GetLineFromPosition(block.CloseBraceToken.SpanStart);
        return IsOnOneLine(block, text)
            || lines.IndexOf(block.OpenBraceToken.GetNextToken().SpanStart) > lines.IndexOf(block.OpenBraceToken.SpanStart)
                && text.ToString(TextSpan.FromBounds(close.Start, block.CloseBraceToken.SpanStart)).Trim().Length == 0;
    }

    private static bool IsOnOneLine(BlockSyntax block, SourceText text) =>
        text.Lines.IndexOf(block.OpenBraceToken.SpanStart) == text.Lines.IndexOf(block.CloseBraceToken.SpanStart);

    // What stands between the arrow and the first line of the body.
    private static IEnumerable<string> CommentsBeforeBody(AnonymousFunctionExpressionSyntax syntax, SourceText text)
    {
        var end = syntax.Body is BlockSyntax block && !IsOnOneLine(block, text) ? block.OpenBraceToken.FullSpan.End : syntax.Body.SpanStart;
        foreach (var trivia in syntax.DescendantTrivia())
        {
            if (trivia.SpanStart >= syntax.SpanStart && trivia.Span.End <= end && trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
                yield return trivia.ToString();
        }
    }

    private static string Parameters(SourceEdits edits, TypeDeclarationSyntax part, IAnonymousFunctionOperation lambda, IMethodSymbol invoke)
    {
        var names = new HashSet<string>();
        var said = NamesIn(((AnonymousFunctionExpressionSyntax)lambda.Syntax).Body);
        var texts = new List<string>();
        for (var i = 0; i < invoke.Parameters.Length; i++)
        {
            // The compiler names what delegate { } does not. A name that is new must not hide what the body means by it.
            var name = lambda.Symbol.Parameters[i].Name;
            var isNew = name == "_" || !SyntaxFacts.IsValidIdentifier(name);
            if (isNew)
                name = invoke.Parameters[i].Name;
            if (isNew && said.Contains(name) || !names.Add(name))
                names.Add(name = "value" + (i + 1));
            texts.Add($"{TypeNames.Write(edits, part.SpanStart, invoke.Parameters[i].Type)} {name}");
        }

        return string.Join(", ", texts);
    }

    private static HashSet<string> NamesIn(SyntaxNode body)
    {
        var names = new HashSet<string>();
        foreach (var node in body.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax name)
                names.Add(name.Identifier.ValueText);
        }

        return names;
    }

    // The block moves to the indentation of a member, line by line; what stands in a string stays as it is.
    private static void WriteBlock(SourceEdits edits, CodeWriter writer, string head, BlockSyntax block, string indent)
    {
        var old = edits.Style.IndentAt(block.CloseBraceToken.SpanStart);
        writer.Open(head);
        if (IsOnOneLine(block, edits.Text))
            writer.Line(BlockEdits.OneToALine(edits, block, TextSpan.FromBounds(block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart), indent + edits.Style.Indent));
        else
            writer.Verbatim(Reindent.Text(block, edits.Text, edits.Style, old, indent));
        writer.Close();
    }

    private static MemberDeclarationSyntax? MemberAround(SyntaxNode node, TypeDeclarationSyntax part)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent.Parent == part)
                return parent as BaseMethodDeclarationSyntax;
        }

        return null;
    }

    private static bool UsesItsPlace(IAnonymousFunctionOperation lambda)
    {
        if (((IMethodSymbol?)lambda.SemanticModel?.GetEnclosingSymbol(lambda.Syntax.SpanStart) is { } around) && around.TypeParameters.Length > 0)
            return true;

        foreach (var operation in lambda.Body.Descendants())
        {
            switch (operation)
            {
                case ILocalReferenceOperation local when IsOutside(local.Local, lambda):
                case IParameterReferenceOperation parameter when IsOutside(parameter.Parameter, lambda):
                case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } called } when IsOutside(called, lambda):
                case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } named } when IsOutside(named, lambda):
                    return true;
            }
        }

        return false;
    }

    // The parameter of a primary constructor is in reach of every member.
    private static bool IsOutside(ISymbol symbol, IAnonymousFunctionOperation lambda)
    {
        for (var owner = symbol.ContainingSymbol; owner is IMethodSymbol; owner = owner.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(owner, lambda.Symbol))
                return false;
        }

        return symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: { Length: 1 } references } }
            || references[0].GetSyntax() is not ClassDeclarationSyntax;
    }

    private static string Words(string text)
    {
        var words = new System.Text.StringBuilder();
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
                words.Append(words.Length == 0 ? char.ToUpperInvariant(letter) : letter);
        }

        return words.ToString();
    }
}
