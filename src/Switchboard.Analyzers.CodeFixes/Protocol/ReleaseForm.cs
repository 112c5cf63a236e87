using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>Which call of the manager takes the place of a disconnect, and what it replaces: that depends on what is made of the task.</summary>
internal sealed class ReleaseForm
{
    private readonly string _before;
    private readonly string _arguments;
    private readonly string _after;

    private ReleaseForm(ExpressionSyntax replaced, string method, string arguments, string before = "", string after = "")
    {
        Replaced = replaced;
        Method = method;
        _arguments = arguments;
        _before = before;
        _after = after;
    }

    public ExpressionSyntax Replaced { get; }

    /// <summary>The manager's method.</summary>
    public string Method { get; }

    public string Write(string manager) => $"{_before}{manager}.{Method}({_arguments}){_after}";

    /// <summary>The form, or null where no call of the manager fits.</summary>
    public static ReleaseForm? Of(ClientCall call, bool isUser)
    {
        var client = call.Client.WithoutTrivia().ToString();
        var token = TokenPassing.Of(call.Operation).CallersToken is { } passed ? ", " + passed : "";
        var method = isUser ? "SignOutAsync" : "ReleaseAsync";
        if (call.IsAwaited)
            return new ReleaseForm(call.Whole, method, client + token);
        if (call.IsConditional && call.Whole.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: var right } either && right != call.Whole)
            return IsDone(call.Target.SemanticModel, right) ? WithFallback(call, either, method, client + token) : null;

        if (call.IsDropped)
        {
            var canAwait = call.WithBlocking.Parent is ExpressionStatementSyntax && Places.CanAwait(call.Whole, call.Target.SemanticModel);
            if (canAwait && (isUser || call.Operation.Type is { SpecialType: SpecialType.System_Void } || call.WithBlocking != call.Whole))
                return new ReleaseForm(call.WithBlocking, method, client + token, before: "await ");
            if (isUser)
                return null;

            // _ = hub.StopAsync() is a statement that says it does not wait; so does Release.
            var whole = call.WithBlocking.Parent is AssignmentExpressionSyntax discarded ? discarded : call.WithBlocking;
            return new ReleaseForm(whole, "Release", client);
        }

        if (call.Operation.Type is null or { SpecialType: SpecialType.System_Void } || call.WithBlocking != call.Whole && !EndsInTask(call))
            return null;

        // A value of the task: where a ValueTask fits it stays one.
        return new ReleaseForm(call.Whole, method, client + token, after: IsValueTask(call, call.Whole) ? "" : ".AsTask()");
    }

    private static bool IsValueTask(ClientCall call, ExpressionSyntax task) =>
        (call.Target.SemanticModel.GetTypeInfo(task).ConvertedType ?? call.Operation.Type) is { Name: "ValueTask" };

    // hub?.StopAsync() ?? Task.CompletedTask: the manager has nothing to do where there is no client.
    private static ReleaseForm WithFallback(ClientCall call, ExpressionSyntax either, string method, string arguments)
    {
        while (either.Parent is ParenthesizedExpressionSyntax parenthesized)
            either = parenthesized;
        return new ReleaseForm(either, method, arguments, after: IsAwaited(either) || IsValueTask(call, either) ? "" : ".AsTask()");
    }

    private static bool IsDone(SemanticModel model, ExpressionSyntax task) =>
        task.IsKind(SyntaxKind.DefaultLiteralExpression)
        || model.GetSymbolInfo(task).Symbol is IPropertySymbol { Name: "CompletedTask" } done && TaskEnds.IsTask(done.ContainingType);

    private static bool IsAwaited(ExpressionSyntax task) =>
        task.Parent is AwaitExpressionSyntax
        || task.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax } };

    private static bool EndsInTask(ClientCall call) =>
        call.WithBlocking is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsTask" or "ConfigureAwait" } };
}
