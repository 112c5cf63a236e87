using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>How a connect is handed to the manager: as a method group where one fits, else as a lambda around the call.</summary>
internal sealed class ConnectForm
{
    private readonly string _before;
    private readonly string _client;
    private readonly string _connect;
    private readonly string _token;

    private ConnectForm(ClientCall call, string client, string? variable, string connect, string token, string before)
    {
        Replaced = call.WithAsTask;
        ShownClient = variable ?? call.Client.WithoutTrivia().ToString();
        _client = client;
        Variable = variable;
        _connect = connect;
        _token = token;
        _before = before;
    }

    /// <summary>The local that must hold the client first, because its expression does something; or null.</summary>
    public string? Variable { get; }

    public string ShownClient { get; }

    /// <summary>What the manager's call takes the place of.</summary>
    public ExpressionSyntax Replaced { get; }

    /// <param name="manager">The expression of the manager.</param>
    /// <param name="knowsClient">Whether the manager connects such a client by itself.</param>
    public string Write(string manager, bool knowsClient) =>
        $"{_before}{manager}.ConnectAsync({_client}{(knowsClient ? "" : ", " + _connect)}{_token})";

    /// <summary>The form, or null where no call of the manager fits.</summary>
    public static ConnectForm? Of(ClientCall call)
    {
        string? variable = null;
        var client = call.Argument.WithoutTrivia().ToString();
        if (!call.IsClientPlain)
        {
            if (call.Statement is not { } statement || Places.SiblingsOf(statement) is null || call.Target.SemanticModel.GetTypeInfo(call.Written).Type is not { } type)
                return null;
            client = variable = Names.Unique(call.Target.SemanticModel, ScopeOf(call), Names.OfVariable(type.Name), "client");
        }

        var isValueTask = IsTask(call.Operation.Type, "ValueTask");
        if (isValueTask && call.WithAsTask == call.Whole && !call.IsAwaited && !call.IsDropped)
            return null;

        // Without a task there must be something to await what the manager returns.
        var isAwaitable = isValueTask || IsTask(call.Operation.Type, "Task");
        if (!isAwaitable && !(call.IsDropped && call.Statement is not null && Places.CanAwait(call.Whole, call.Target.SemanticModel)))
            return null;

        var passing = TokenPassing.Of(call.Operation);
        var token = passing.CallersToken is { } passed ? ", " + passed : "";
        return new ConnectForm(call, client, variable, Connect(call, passing, variable), token, isAwaitable ? "" : "await ");
    }

    private static bool IsTask(ITypeSymbol? type, string name) => TaskEnds.IsTask(type) && type!.Name == name;

    private static string Connect(ClientCall call, TokenPassing passing, string? variable)
    {
        var written = variable is null ? call.Invocation : call.Invocation.ReplaceNode(call.Written, SyntaxFactory.IdentifierName(variable));
        var access = (MemberAccessExpressionSyntax)written.Expression;
        var method = $"{access.Expression.WithoutTrivia()}.{access.Name.WithoutTrivia()}";
        if (IsMethodGroup(call.Operation))
            return method;

        var token = Names.OfLambda(call.Target.SemanticModel, call.Whole.SpanStart, written, "token", "cancellation");
        var invocation = method + passing.Pass(written, token).ArgumentList.WithoutTrivia();
        var parameter = passing.IsPossible ? token : "_";
        return call.Operation.Type switch
        {
            { Name: "Task" } => $"{parameter} => {invocation}",
            { Name: "ValueTask" } => $"{parameter} => {invocation}.AsTask()",
            _ => $"{parameter} => {{ {invocation}; return {RuntimeName.For(call.Target, call.Whole.SpanStart, "System.Threading.Tasks", "Task").Text}.CompletedTask; }}",
        };
    }

    // StartAsync(CancellationToken) is a Func<CancellationToken, Task> as it is.
    private static bool IsMethodGroup(IInvocationOperation call) =>
        call.TargetMethod is { IsExtensionMethod: false, IsGenericMethod: false, Parameters.Length: 1 } method
        && TokenSources.IsToken(method.Parameters[0].Type)
        && method.ReturnType is INamedTypeSymbol { Name: "Task", IsGenericType: false };

    private static SyntaxNode ScopeOf(ClientCall call) =>
        (SyntaxNode?)call.Whole.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? call.Target.Root;
}
