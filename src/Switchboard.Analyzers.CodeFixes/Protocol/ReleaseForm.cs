using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Access;

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

        if (call.Operation.Type is not { SpecialType: not SpecialType.System_Void } type || call.WithBlocking != call.Whole && !EndsInTask(call))
            return null;

        // A value of the task: where a ValueTask fits it stays one.
        var converted = call.Target.SemanticModel.GetTypeInfo(call.Whole).ConvertedType ?? type;
        return new ReleaseForm(call.Whole, method, client + token, after: converted.Name == "ValueTask" ? "" : ".AsTask()");
    }

    private static bool EndsInTask(ClientCall call) =>
        call.WithBlocking is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsTask" or "ConfigureAwait" } };
}
