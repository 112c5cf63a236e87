using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Rules;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>SWB3010: leaves a receive loop when the other side closes. How the parts of a message are put together is the author's to say.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class LeaveOnCloseFix : TypeCodeFixProvider
{
    private const string Sockets = "System.Net.WebSockets";

    /// <summary>Makes the fix.</summary>
    public LeaveOnCloseFix()
        : base("SWB3010")
    {
    }

    private protected override IReadOnlyList<FixPlan> Plans { get; } = new FixPlan[] { Leave };

    private static PlannedFix? Leave(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        var target = edits.Target;
        if (!target.Diagnostic.Properties.ContainsKey(ReadToEndAnalyzer.IgnoresClose)
            || target.Node.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax } statement
            || ResultOf(target, statement, cancellationToken) is not { } result
            || LoopAround(statement) is not { } loop
            || !IsEndless(facts, target.Node, loop)
            || !StandsOnLinesOfItsOwn(edits, statement))
            return null;

        Write(edits, statement, result);
        return new PlannedFix($"Leave the loop when '{result}' says that the other side closes", "SWB3010.LeaveLoop");
    }

    /// <summary>The variable that the statement puts the frame into.</summary>
    private static string? ResultOf(FixTarget target, StatementSyntax statement, CancellationToken cancellationToken)
    {
        var (name, symbol) = statement switch
        {
            LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } =>
                (variables[0].Identifier.ValueText, target.SemanticModel.GetDeclaredSymbol(variables[0], cancellationToken)),
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } } =>
                (left.Identifier.ValueText, target.SemanticModel.GetSymbolInfo(left, cancellationToken).Symbol),
            _ => default,
        };
        if (symbol is not ILocalSymbol { Type: var type })
            return null;

        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            foreach (var member in candidate.GetMembers("MessageType"))
            {
                if (member is IPropertySymbol { Type: { Name: "WebSocketMessageType" } })
                    return name;
            }
        }

        return null;
    }

    // A break in between would leave something else.
    private static StatementSyntax? LoopAround(StatementSyntax statement)
    {
        for (var ancestor = statement.Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            switch (ancestor)
            {
                case WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax:
                    return (StatementSyntax)ancestor;
                case BlockSyntax or TryStatementSyntax or CatchClauseSyntax or UsingStatementSyntax or LockStatementSyntax or IfStatementSyntax or ElseClauseSyntax:
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool IsEndless(TypeFacts facts, SyntaxNode receive, StatementSyntax loop)
    {
        foreach (var use in facts.Uses)
        {
            if (use.Operation.WholeCall().Span == receive.Span && ReceiveLoops.FindEndless(facts, use, FrameResult.Of(facts, use.Operation)) is { } endless)
                return endless.Syntax == loop;
        }

        return false;
    }

    private static bool StandsOnLinesOfItsOwn(SourceEdits edits, StatementSyntax statement)
    {
        var line = edits.Text.Lines.GetLineFromPosition(statement.Span.End);
        var rest = edits.Text.ToString(TextSpan.FromBounds(statement.Span.End, line.End)).Trim();
        return edits.Style.IsFirstOnLine(statement.SpanStart) && line.EndIncludingLineBreak > line.End && (rest.Length == 0 || rest.StartsWith("//", StringComparison.Ordinal));
    }

    private static void Write(SourceEdits edits, StatementSyntax statement, string result)
    {
        var style = edits.Style;
        var name = RuntimeName.For(edits.Target, statement.SpanStart, Sockets, "WebSocketMessageType");
        if (name.Import is { } import)
            edits.Import(import);

        var indent = style.IndentAt(statement.SpanStart);
        var line = edits.Text.Lines.GetLineFromPosition(statement.Span.End);
        var open = style.BracesOnOwnLine ? style.NewLine + indent + "{" : " {";
        var text = $"{indent}if ({result}.MessageType == {name.Text}.Close){open}{style.NewLine}{indent}{style.Indent}break;{style.NewLine}{indent}}}{style.NewLine}";
        edits.Insert(line.EndIncludingLineBreak, text + (IsFollowedByCode(edits, line) ? style.NewLine : ""));
    }

    private static bool IsFollowedByCode(SourceEdits edits, TextLine line)
    {
        if (line.LineNumber + 1 >= edits.Text.Lines.Count)
            return false;
        var next = edits.Text.Lines[line.LineNumber + 1].ToString().Trim();
        return next.Length > 0 && !next.StartsWith("}", StringComparison.Ordinal);
    }
}
