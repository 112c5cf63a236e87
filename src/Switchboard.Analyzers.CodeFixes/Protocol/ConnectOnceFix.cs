using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>SWB3007: removes a second connect that is the same as the first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ConnectOnceFix : TypeCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public ConnectOnceFix()
        : base(Descriptors.ConnectOnce.Id)
    {
    }

    private protected override IReadOnlyList<FixPlan> Plans { get; } = new FixPlan[] { RemoveSecond };

    private static PlannedFix? RemoveSecond(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        if (Find(facts, edits.Target.Node) is not { Earlier: { } earlier, Later: var later }
            || !SymbolEqualityComparer.Default.Equals(facts.OwnerOf(earlier.Operation), facts.OwnerOf(later.Operation))
            || StatementOf(earlier.Operation.WholeCall()) is not { Parent: var around } first
            || StatementOf(later.Operation.WholeCall()) is not { Parent: BlockSyntax { Statements.Count: > 1 } or GlobalStatementSyntax } second
            || Comments.AreIn(second)
            || !IsCertain(around, first, second)
            || !SyntaxFactory.AreEquivalent(earlier.Operation.WholeCall(), later.Operation.WholeCall()))
            return null;

        edits.RemoveStatement(second);
        return new PlannedFix($"Remove the second connect of '{later.Client.Name}'", "RemoveSecondConnect");
    }

    private static DoubleConnect? Find(TypeFacts facts, SyntaxNode node)
    {
        foreach (var found in DoubleConnects.Of(facts))
        {
            var call = found.Later.Operation.WholeCall();
            if (call.SyntaxTree == node.SyntaxTree && call.Span == node.Span)
                return found;
        }

        return null;
    }

    // The first one is made whenever the second one would be, and awaited where that is.
    private static bool IsCertain(SyntaxNode? around, ExpressionStatementSyntax first, ExpressionStatementSyntax second) =>
        (around is GlobalStatementSyntax || around is BlockSyntax block && block.Span.Contains(second.Span))
        && (IsAwaited(first) || !IsAwaited(second));

    private static bool IsAwaited(ExpressionStatementSyntax statement) => statement.Expression is AwaitExpressionSyntax;

    private static ExpressionStatementSyntax? StatementOf(SyntaxNode call)
    {
        var node = call;
        while (node.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax
            || node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access && access.Expression == node
            || node.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } configured } && configured == node)
            node = node.Parent;
        if (node.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard && discard.Right == node)
            node = discard;
        return node.Parent as ExpressionStatementSyntax;
    }
}
