using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>A call on a client as it stands in the code: from the receiver on, a <c>?.</c> included, with what is made of its task.</summary>
internal sealed class ClientCall
{
    private ClientCall(FixTarget target, ExpressionSyntax whole, InvocationExpressionSyntax invocation, IInvocationOperation operation, ExpressionSyntax client)
    {
        Target = target;
        Whole = whole;
        Invocation = invocation;
        Operation = operation;
        Client = client;
    }

    public FixTarget Target { get; }

    /// <summary>The call from the first token of its receiver on.</summary>
    public ExpressionSyntax Whole { get; }

    /// <summary>The call from its dot on where a <c>?.</c> stands before it, else the same as <see cref="Whole"/>.</summary>
    public InvocationExpressionSyntax Invocation { get; }

    public IInvocationOperation Operation { get; }

    /// <summary>The expression of the client, without the casts around it.</summary>
    public ExpressionSyntax Client { get; }

    public bool IsConditional => Whole != Invocation;

    /// <summary>What the manager's call replaces: the whole call, with the <c>ConfigureAwait</c> or the blocking that follows it.</summary>
    public ExpressionSyntax WithBlocking
    {
        get
        {
            ExpressionSyntax result = Whole;
            while (result.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } access && access.Expression == result && IsOfTask(access))
                result = outer;
            return result;
        }
    }

    public bool IsAwaited
    {
        get
        {
            SyntaxNode? parent = Whole.Parent;
            if (parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured })
                parent = configured.Parent;
            while (parent is ParenthesizedExpressionSyntax)
                parent = parent.Parent;
            return parent is AwaitExpressionSyntax;
        }
    }

    /// <summary>Whether nothing is made of the call's result: a statement, <c>_ =</c>, the body of a void lambda or member.</summary>
    public bool IsDropped => IsDroppedAt(WithBlocking);

    private bool IsDroppedAt(ExpressionSyntax expression) => expression.Parent switch
    {
        ExpressionStatementSyntax => true,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } discard } assignment =>
            Target.SemanticModel.GetSymbolInfo(discard).Symbol is null or IDiscardSymbol && IsDroppedAt(assignment),
        ArrowExpressionClauseSyntax { Parent: MemberDeclarationSyntax or LocalFunctionStatementSyntax } arrow =>
            Target.SemanticModel.GetDeclaredSymbol(arrow.Parent!) is IMethodSymbol { ReturnsVoid: true },
        LambdaExpressionSyntax lambda => Target.SemanticModel.GetSymbolInfo(lambda).Symbol is IMethodSymbol { ReturnsVoid: true },
        _ => false,
    };

    /// <summary>The statement that is nothing but this call, awaited or not.</summary>
    public ExpressionStatementSyntax? Statement
    {
        get
        {
            SyntaxNode? node = WithBlocking;
            while (node.Parent is ParenthesizedExpressionSyntax or AwaitExpressionSyntax)
                node = node.Parent;
            return node.Parent as ExpressionStatementSyntax;
        }
    }

    public bool IsClientPlain => Places.IsPlainRead(Client, Target.SemanticModel);

    public static ClientCall? Of(FixTarget target, ExpressionSyntax whole)
    {
        if (InvocationIn(whole) is not { } invocation || target.SemanticModel.GetOperation(invocation) is not IInvocationOperation operation)
            return null;
        if (ReceiverIn(whole, invocation) is not { } receiver || operation.Receiver() is not { } value)
            return null;

        // A part of a client, its socket say, is not what the manager knows: the client is.
        var client = WithoutCasts(receiver);
        while (PartOwner(target, value) is { } owner)
        {
            if (client is not MemberAccessExpressionSyntax access)
                return null;
            client = access.Expression;
            value = owner;
        }

        return target.Model.IsClient(value.Type) ? new ClientCall(target, whole, invocation, operation, client) : null;
    }

    private static IOperation? PartOwner(FixTarget target, IOperation value) => value switch
    {
        IPropertyReferenceOperation { Instance: not null } property when target.Model.RoleOf(property.Property) is { Role: ConnectionRole.Part } => property.Receiver(),
        _ => null,
    };

    private static InvocationExpressionSyntax? InvocationIn(ExpressionSyntax whole)
    {
        if (whole is not ConditionalAccessExpressionSyntax access)
            return whole as InvocationExpressionSyntax;

        // What follows the call after a ?. is inside of it: client?.StopAsync().Wait().
        var call = InvocationIn(access.WhenNotNull);
        while (call is { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax inner } outer } && IsOfTask(outer))
            call = inner;
        return call;
    }

    private static bool IsOfTask(MemberAccessExpressionSyntax access) =>
        access.Name.Identifier.ValueText is "Wait" or "GetAwaiter" or "GetResult" or "AsTask" or "ConfigureAwait";

    /// <summary>Everything before the last dot of the call.</summary>
    private static ExpressionSyntax? ReceiverIn(ExpressionSyntax whole, InvocationExpressionSyntax invocation)
    {
        if (whole is ConditionalAccessExpressionSyntax access)
        {
            var rest = ReceiverIn(access.WhenNotNull, invocation);
            if (rest is not null)
                return access.WithWhenNotNull(rest);
            return invocation.Expression is MemberBindingExpressionSyntax ? access.Expression : null;
        }

        return invocation.Expression is MemberAccessExpressionSyntax plain ? plain.Expression : null;
    }

    private static ExpressionSyntax WithoutCasts(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax { Expression: ParenthesizedExpressionSyntax or CastExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax } parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    break;
                case PostfixUnaryExpressionSyntax { Operand: var operand, OperatorToken.ValueText: "!" }:
                    expression = operand;
                    break;
                default:
                    return expression;
            }
        }
    }
}
