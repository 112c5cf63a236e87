using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>A loop that does nothing but connect until it works: one call of the manager does the same.</summary>
internal sealed class RetryLoop
{
    private readonly StatementSyntax _loop;
    private readonly ClientCall _call;
    private readonly ConnectForm _form;

    private RetryLoop(StatementSyntax loop, ClientCall call, ConnectForm form)
    {
        _loop = loop;
        _call = call;
        _form = form;
    }

    public string ShownClient => _form.ShownClient;

    /// <summary>The loop around the connect of a managed client, or null where it does something else too.</summary>
    public static RetryLoop? Of(FixTarget target, TypeFacts facts, ConnectionUse use, Reconnect reconnect)
    {
        if (reconnect is not { Kind: ReconnectKind.Loop, Place: ILoopOperation { Syntax: StatementSyntax loop } place }
            || !use.Operation.IsInside(place)
            || use.Operation.EnclosingFunction() != place.EnclosingFunction()
            || Sharing.OriginOfClient(facts, use.Receiver) != Origin.Managed
            || use.Operation.WholeCall() is not ExpressionSyntax whole
            || ClientCall.Of(target, whole) is not { IsConditional: false, IsClientPlain: true } call
            || ConnectForm.Of(call) is not { Variable: null } form
            || !Places.CanAwait(loop, target.SemanticModel)
            || Places.SiblingsOf(loop) is not { } siblings
            || !IsLeftFor(loop, siblings)
            || !IsNothingElse(facts, place, use)
            || LastReads.AreIn(facts, loop))
            return null;
        return new RetryLoop(loop, call, form);
    }

    // The ConfigureAwait(false) behind the connect.
    private string Configured =>
        _form.Replaced.Parent is MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "ConfigureAwait" } name, Parent: InvocationExpressionSyntax configured }
            ? $".{name}{configured.ArgumentList}"
            : string.Empty;

    // A return in it leaves what follows out.
    private static bool IsLeftFor(StatementSyntax loop, IReadOnlyList<StatementSyntax> siblings)
    {
        foreach (var node in loop.DescendantNodes())
        {
            if (node is ReturnStatementSyntax { Expression: not null } or YieldStatementSyntax or GotoStatementSyntax)
                return false;
            // To go on without a connection is not what the manager does.
            if (node is ReturnStatementSyntax or BreakStatementSyntax && node.FirstAncestorOrSelf<CatchClauseSyntax>() is { } handler && loop.Contains(handler))
                return false;
            if (node is ReturnStatementSyntax && siblings[siblings.Count - 1] != loop)
                return false;
            if (node is ReturnStatementSyntax && loop.Parent is not BlockSyntax { Parent: MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax })
                return false;
        }

        return true;
    }

    // No comment is lost, nothing else is called, nothing is remembered that others read.
    private static bool IsNothingElse(TypeFacts facts, ILoopOperation loop, ConnectionUse use)
    {
        if (Comments.AreIn(loop.Syntax))
            return false;

        foreach (var operation in loop.Descendants())
        {
            switch (operation)
            {
                case IInvocationOperation call when call == use.Operation || Pauses.IsPause(facts, call):
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" }:
                case IInvocationOperation or IObjectCreationOperation when operation.IsInside(use.Operation) || IsPauseTime(facts, operation):
                    break;
                case IInvocationOperation or IObjectCreationOperation or IEventAssignmentOperation:
                    return false;
                case IAssignmentOperation { Target: var written } when !IsOwn(facts, written, loop):
                case IIncrementOrDecrementOperation { Target: var counted } when !IsOwn(facts, counted, loop):
                    return false;
                // Giving up after some attempts is the manager's policy; something else is the author's.
                case IThrowOperation { Exception: not null }:
                    return false;
            }
        }

        return true;
    }

    // A discard, or a local that only the loop reads.
    private static bool IsOwn(TypeFacts facts, IOperation written, ILoopOperation loop)
    {
        if (written is IDiscardOperation)
            return true;
        if (written is not ILocalReferenceOperation { Local: var local })
            return false;
        foreach (var reference in facts.ReferencesOf(local))
        {
            if (!reference.IsInside(loop))
                return false;
        }

        return true;
    }

    // TimeSpan.FromSeconds(5) in Task.Delay(…).
    private static bool IsPauseTime(TypeFacts facts, IOperation operation)
    {
        for (var parent = operation.Parent; parent is IArgumentOperation or IConversionOperation or IInvocationOperation or IBinaryOperation or IObjectCreationOperation; parent = parent.Parent)
        {
            if (parent is IInvocationOperation call && Pauses.IsPause(facts, call))
                return true;
        }

        return false;
    }

    public async Task<Document?> ApplyAsync(CancellationToken cancellationToken)
    {
        var manager = await ManagerAccess.FindAsync(_call.Target, _call.Whole, _call.Client, cancellationToken).ConfigureAwait(false);
        var knowsClient = _call.Operation.Instance?.Type is { } client
            && await SignalRAdapter.ConnectsAsync(_call.Target, client, manager, cancellationToken).ConfigureAwait(false);
        var written = AsyncText.Expression(_form.Write(manager.Text, knowsClient) + Configured);
        var keyword = SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        var awaited = written as AwaitExpressionSyntax ?? SyntaxFactory.AwaitExpression(keyword, written);
        var statement = SyntaxFactory.ExpressionStatement(awaited, SyntaxFactory.Token(SyntaxKind.SemicolonToken));

        var edit = new FileEdit(_call.Target);
        manager.Introduce(edit);
        edit.Change(_loop, current => statement.WithTriviaFrom(current));
        return edit.Apply();
    }
}
