using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>Turns a lambda that handles an event into a method, which can be removed again.</summary>
internal static class LambdaToMethod
{
    /// <summary>The name of the method; null where the lambda uses what only its place has.</summary>
    public static string? TryWrite(SourceEdits edits, TypeDeclarationSyntax part, IAnonymousFunctionOperation lambda, ConnectionUse use)
    {
        if (lambda.Syntax is not AnonymousFunctionExpressionSyntax syntax || UsesItsPlace(lambda) || MemberAround(syntax, part) is not { } member
            || use.Symbol is not IEventSymbol { Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoke } })
            return null;

        var client = use.Receiver is { } receiver ? Words(receiver.Syntax.ToString()) : string.Empty;
        var raised = use.Symbol.Name.StartsWith("On", StringComparison.Ordinal) ? use.Symbol.Name.Substring(2) : use.Symbol.Name;
        var name = Names.Unique(edits.Target.SemanticModel, part, "On" + raised, "On" + client + raised);
        var head = $"private {(syntax.AsyncKeyword.RawKind != 0 ? "async " : string.Empty)}{Result(edits, part, invoke)} {name}({Parameters(edits, part, lambda, invoke)})";

        var indent = edits.Style.IndentAt(member.SpanStart);
        var writer = new CodeWriter(edits.Style, indent);
        if (syntax.Body is BlockSyntax block)
            WriteBlock(edits, writer, head, block, indent);
        else
            writer.Line($"{head} => {syntax.Body};");

        edits.Replace(syntax.Span, name);
        BlockEdits.InsertAfter(edits, member, writer.ToString());
        return name;
    }

    private static string Result(SourceEdits edits, TypeDeclarationSyntax part, IMethodSymbol invoke) =>
        invoke.ReturnsVoid ? "void" : TypeNames.Write(edits, part.SpanStart, invoke.ReturnType);

    private static string Parameters(SourceEdits edits, TypeDeclarationSyntax part, IAnonymousFunctionOperation lambda, IMethodSymbol invoke)
    {
        var names = new HashSet<string>();
        var texts = new List<string>();
        for (var i = 0; i < invoke.Parameters.Length; i++)
        {
            var name = i < lambda.Symbol.Parameters.Length ? lambda.Symbol.Parameters[i].Name : string.Empty;
            if (name is "" or "_")
                name = invoke.Parameters[i].Name;
            if (name.Length == 0 || !names.Add(name))
                names.Add(name = "value" + (i + 1));
            texts.Add($"{TypeNames.Write(edits, part.SpanStart, invoke.Parameters[i].Type)} {name}");
        }

        return string.Join(", ", texts);
    }

    // The block moves to the indentation of a member, line by line; what stands in a string stays as it is.
    private static void WriteBlock(SourceEdits edits, CodeWriter writer, string head, BlockSyntax block, string indent)
    {
        var old = edits.Style.IndentAt(block.CloseBraceToken.SpanStart);
        var inner = edits.Text.ToString(TextSpan.FromBounds(block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart));
        writer.Open(head);
        if (inner.IndexOf('\n') < 0)
        {
            if (inner.Trim().Length > 0)
                writer.Line(inner.Trim());
            writer.Close();
            return;
        }

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
