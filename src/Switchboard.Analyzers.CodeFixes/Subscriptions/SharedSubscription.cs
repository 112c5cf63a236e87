using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.CodeFixes.Teardown;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Subscriptions;

/// <summary>The handlers of one hub method in one member, moved to the manager's Subscribe: it has one subscription for all of them.</summary>
internal sealed class SharedSubscription
{
    private readonly FixTarget _target;
    private readonly List<InvocationExpressionSyntax> _calls;

    private SharedSubscription(FixTarget target, List<InvocationExpressionSyntax> calls)
    {
        _target = target;
        _calls = calls;
    }

    /// <summary>The calls of <c>On</c> that the diagnostic's call repeats, where the adapter for SignalR is referenced and each of them can be moved.</summary>
    public static SharedSubscription? Find(FixTarget target, TypeFacts facts)
    {
        if (target.Model.Manager is null
            || target.SemanticModel.Compilation.GetTypeByMetadataName("Switchboard.HubConnectionSubscriptions") is null
            || UseAt.Find(facts, target.Node) is not { ConstantChannel: { } channel } second
            || facts.Identities.Of(second.Receiver) is not { } client)
            return null;

        var calls = new List<InvocationExpressionSyntax>();
        foreach (var use in facts.Uses)
        {
            if (use.ConstantChannel != channel || !SymbolEqualityComparer.Default.Equals(facts.Identities.Of(use.Receiver), client) || use.Member.Role != second.Member.Role)
                continue;
            if (!SymbolEqualityComparer.Default.Equals(use.Body.Owner, second.Body.Owner) || use.Operation.EnclosingFunction() != second.Operation.EnclosingFunction() || CallOf(use) is not { } call)
                return null;
            calls.Add(call);
        }

        return new SharedSubscription(target, calls);
    }

    // Only a handler that gives nothing back to the server can have others beside it.
    private static InvocationExpressionSyntax? CallOf(ConnectionUse use)
    {
        if (use.Operation is not IInvocationOperation { TargetMethod: { Name: "On", ContainingType.Name: "HubConnectionExtensions" } method, Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call })
            return null;

        var handler = (method.ReducedFrom ?? method).Parameters;
        return handler.Length == 3
            && handler[2].Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
            && (invoke.ReturnsVoid || invoke.ReturnType is INamedTypeSymbol { Name: "Task", Arity: 0 })
            && call.ArgumentList.Arguments is { Count: 2 } arguments
            && !Comments.AreIn(call, TextSpan.FromBounds(call.SpanStart, arguments.FullSpan.Start))
            && !Comments.AreIn(call, TextSpan.FromBounds(arguments.FullSpan.End, call.Span.End))
                ? call
                : null;
    }

    public async Task<Document?> ApplyAsync(CancellationToken cancellationToken)
    {
        var manager = await ManagerAccess.FindAsync(_target, _calls[0], cancellationToken).ConfigureAwait(false);
        var edit = new FileEdit(_target);
        manager.Introduce(edit);
        edit.Import(RuntimeName.For(_target, _target.Node.SpanStart, "Switchboard", "HubConnectionSubscriptions").Import);
        foreach (var call in _calls)
            edit.Change(call, current => Share(current, manager.Text).WithTriviaFrom(current));
        return edit.Apply();
    }

    private static ExpressionSyntax Share(InvocationExpressionSyntax call, string manager)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        var typeArguments = access.Name is GenericNameSyntax generic ? generic.TypeArgumentList.ToString() : string.Empty;
        return SyntaxFactory.ParseExpression($"{manager}.Subscribe{typeArguments}({access.Expression}, {call.ArgumentList.Arguments.ToFullString()})");
    }
}
