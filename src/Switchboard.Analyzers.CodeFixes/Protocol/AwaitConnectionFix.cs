using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Async;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>SWB3004: awaits the call, and makes the functions around it asynchronous as far as that goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitConnectionFix : ConnectionCodeFixProvider
{
    /// <summary>Makes the provider.</summary>
    public AwaitConnectionFix()
        : base("SWB3004")
    {
    }

    private protected override bool NeedsManager => false;

    private protected override async Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (TypeReader.FactsAt(target, cancellationToken) is not { } facts || DropAt(facts, target.Node) is not { } dropped)
            return ImmutableArray<ConnectionFix>.Empty;

        var edits = new SourceEdits(target, await target.Document.GetTextAsync(cancellationToken).ConfigureAwait(false));
        var chain = new AsyncChain(edits, facts, cancellationToken);
        var title = dropped.Kind switch
        {
            DropKind.Dropped => await AwaitAsync(edits, chain, dropped).ConfigureAwait(false) ? $"Await '{dropped.Use.Symbol.Name}'{chain.Suffix}" : null,
            DropKind.InAsyncVoid => await ReturnTaskAsync(edits, chain, dropped).ConfigureAwait(false),
            _ => null,
        };
        return title is null ? ImmutableArray<ConnectionFix>.Empty : ImmutableArray.Create(new ConnectionFix(title, "SWB3004.Await", edits.ApplyAsync));
    }

    private static DroppedTask? DropAt(TypeFacts facts, SyntaxNode node)
    {
        foreach (var dropped in DroppedTasks.In(facts))
        {
            var call = dropped.Use.Operation.WholeCall();
            if (call.SyntaxTree == node.SyntaxTree && call.Span == node.Span)
                return dropped;
        }

        return null;
    }

    private static async Task<bool> AwaitAsync(SourceEdits edits, AsyncChain chain, DroppedTask dropped)
    {
        if (TaskIn(dropped.End.Syntax) is not (var task, var start) || !await chain.ReachAsync(task).ConfigureAwait(false))
            return false;

        // var connect = hub.StartAsync(), which nobody reads, and _ = hub.StartAsync(): the target goes.
        var target = TextSpan.FromBounds(start, task.SpanStart);
        if (Comments.AreIn(dropped.End.Syntax.FirstAncestorOrSelf<StatementSyntax>() ?? dropped.End.Syntax, target))
            return false;
        if (!target.IsEmpty)
            edits.Replace(target, string.Empty);
        if (task is ConditionalAccessExpressionSyntax)
        {
            edits.Insert(task.SpanStart, "await (");
            edits.Insert(task.Span.End, $" ?? {TypeNames.Write(edits, task.SpanStart, "System.Threading.Tasks.Task")}.CompletedTask)");
            return true;
        }

        var isLoose = task is ConditionalExpressionSyntax or BinaryExpressionSyntax or SwitchExpressionSyntax or AssignmentExpressionSyntax;
        edits.Insert(task.SpanStart, isLoose ? "await (" : "await ");
        if (isLoose)
            edits.Insert(task.Span.End, ")");
        return true;
    }

    // The expression that is dropped, and where the statement or expression that drops it begins.
    private static (ExpressionSyntax Task, int Start)? TaskIn(SyntaxNode drop)
    {
        switch (drop)
        {
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Right: var right } }:
                return (right, drop.SpanStart);
            case ExpressionStatementSyntax { Expression: var expression }:
                return (expression, expression.SpanStart);
            case AssignmentExpressionSyntax { Right: var right }:
                return (right, drop.SpanStart);
            case VariableDeclaratorSyntax { Initializer.Value: var value, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } }:
                return (value, statement.SpanStart);
            case InvocationExpressionSyntax or ConditionalAccessExpressionSyntax:
                return ((ExpressionSyntax)drop, drop.SpanStart);
            default:
                return null;
        }
    }

    private static async Task<string?> ReturnTaskAsync(SourceEdits edits, AsyncChain chain, DroppedTask dropped)
    {
        var model = edits.Target.SemanticModel;
        var function = dropped.End.Syntax.FirstAncestorOrSelf<SyntaxNode>(static node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax) switch
        {
            MethodDeclarationSyntax method => AsyncFunction.Of(method, model),
            LocalFunctionStatementSyntax local => AsyncFunction.Of(local, model),
            _ => null,
        };
        return function is not null && await chain.ReturnTaskAsync(function).ConfigureAwait(false) ? $"Return a Task from '{function.Symbol.Name}'" : null;
    }
}
