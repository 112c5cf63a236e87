using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.CodeFixes.Teardown;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Subscriptions;

/// <summary>SWB4002: makes a subscription in code that runs again one that is made once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SubscribeWhereCodeRunsAgainFix : TypeCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public SubscribeWhereCodeRunsAgainFix()
        : base(Descriptors.SubscribeWhereCodeRunsAgain.Id)
    {
    }

    private protected override IReadOnlyList<FixPlan> Plans { get; } = new FixPlan[] { OnFirstRender, KeepFirst, RemoveBefore };

    /// <summary>In OnAfterRender: only when <c>firstRender</c> says so.</summary>
    private static PlannedFix? OnFirstRender(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        if (UseAt.Find(facts, edits.Target.Node) is not { } use
            || facts.OwnerOf(use.Operation) is not IMethodSymbol { Name: "OnAfterRender" or "OnAfterRenderAsync", Parameters: { Length: 1 } parameters }
            || parameters[0].Type.SpecialType != SpecialType.System_Boolean
            || use.Operation.EnclosingFunction() is not null
            || use.Operation.Syntax.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax block } statement
            || !edits.Style.IsFirstOnLine(statement.SpanStart)
            || !IsLastOnLine(edits, statement))
            return null;

        var condition = parameters[0].Name;
        var index = block.Statements.IndexOf(statement);
        var lines = edits.Text.Lines;
        var last = lines.GetLineFromPosition(statement.Span.End);
        if (index > 0 && block.Statements[index - 1] is IfStatementSyntax { Else: null, Condition: IdentifierNameSyntax { Identifier.ValueText: var known }, Statement: BlockSyntax first }
            && known == condition && edits.Style.IsFirstOnLine(first.CloseBraceToken.SpanStart)
            && lines.GetLineFromPosition(first.CloseBraceToken.SpanStart).LineNumber + 1 == lines.GetLineFromPosition(statement.GetFirstToken().FullSpan.Start).LineNumber)
        {
            var brace = lines.GetLineFromPosition(first.CloseBraceToken.SpanStart);
            edits.Replace(brace.SpanIncludingLineBreak, string.Empty);
            Reindent.OneStep(edits, block, TextSpan.FromBounds(brace.EndIncludingLineBreak, statement.Span.End));
            edits.Insert(last.EndIncludingLineBreak, edits.Text.ToString(brace.SpanIncludingLineBreak));
        }
        else
        {
            var begin = lines.GetLineFromPosition(statement.SpanStart).Start;
            var indent = edits.Style.IndentAt(statement.SpanStart);
            edits.Insert(begin, new CodeWriter(edits.Style, indent).Open($"if ({condition})").ToString());
            Reindent.OneStep(edits, block, TextSpan.FromBounds(begin, statement.Span.End));
            edits.Insert(last.EndIncludingLineBreak, new CodeWriter(edits.Style, indent).Line("}").ToString());
        }

        return new PlannedFix($"Subscribe to {use.ChannelText} on the first render only", "SubscribeOnFirstRender");
    }

    // What follows on the line runs on each render.
    private static bool IsLastOnLine(SourceEdits edits, StatementSyntax statement) =>
        edits.Text.Lines.GetLineFromPosition(statement.GetLastToken().GetNextToken().SpanStart).LineNumber > edits.Text.Lines.GetLineFromPosition(statement.Span.End).LineNumber;

    /// <summary>A field that holds the subscription there is, if there is one.</summary>
    private static PlannedFix? KeepFirst(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        if (UseAt.Find(facts, edits.Target.Node) is not { Member.ReturnsHandle: true, Operation: IInvocationOperation } use
            || UseAt.IsInStaticCode(edits.Target.Node)
            || TeardownFinder.PartOf(edits.Target, facts) is not { } part
            || ((CSharpParseOptions)part.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp8)
            return null;

        var title = new PlannedFix($"Subscribe to {use.ChannelText} unless it is subscribed to", "KeepFirstSubscription");
        if (SubscriptionFacts.HandleOf(facts, use.Operation) is IFieldSymbol { IsReadOnly: false, Type.IsReferenceType: true }
            && use.Operation.Consumer() is ISimpleAssignmentOperation { Syntax: AssignmentExpressionSyntax { Left: not ElementAccessExpressionSyntax, Parent: ExpressionStatementSyntax } kept })
        {
            edits.Replace(kept.OperatorToken.Span, "??=");
            return title;
        }

        if (UseAt.StatementOf(use) is not { Expression: var value } || edits.Target.SemanticModel.GetTypeInfo(value, cancellationToken).Type is not { IsReferenceType: true } type
            || ReleaseLine.For(facts.Model, "_", type, mayBeNull: true) is null)
            return null;

        var field = FieldEdits.AddSubscription(edits, part, type, use.ConstantChannel);
        if (value is AssignmentExpressionSyntax discard)
            edits.Replace(TextSpan.FromBounds(discard.SpanStart, discard.OperatorToken.Span.End), field + " ??=");
        else
            edits.Insert(value.SpanStart, field + " ??= ");
        var line = ReleaseLine.For(facts.Model, field, type, mayBeNull: true)!;

        // What undoes it runs again too, so the field must be free for the next time.
        if (SubscriptionFacts.RepeatedBy(facts, use) is { Row.Counterpart: not null })
            line = line.ThenForget(field);
        return TeardownFinder.TryAdd(edits, facts, part, line, use.Body.Owner) ? title : null;
    }

    /// <summary>The handler is taken off before it is put on.</summary>
    private static PlannedFix? RemoveBefore(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        if (UseAt.Find(facts, edits.Target.Node) is not { Operation: IEventAssignmentOperation { Adds: true } added } use
            || added.HandlerValue.Unwrap() is not IMethodReferenceOperation
            || added.Syntax is not AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } statement } assignment)
            return null;

        var line = BlockEdits.WriterIn(edits, block).Line($"{assignment.Left} -= {assignment.Right};").ToString();
        BlockEdits.InsertBeside(edits, block, block.Statements.IndexOf(statement), line);
        return new PlannedFix($"Remove the handler of '{use.Symbol.Name}' before it is added", "RemoveHandlerBefore");
    }
}
