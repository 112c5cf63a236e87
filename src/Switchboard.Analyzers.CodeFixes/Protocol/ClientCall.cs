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
    private ClientCall(FixTarget target, ExpressionSyntax whole, InvocationExpressionSyntax invocation, IInvocationOperation operation, ExpressionSyntax written, IOperation value)
    {
        Target = target;
        Whole = whole;
        Invocation = invocation;
        Operation = operation;
        Written = written;
        Value = value;
        Client = Bare(target, written);
    }

    public FixTarget Target { get; }

    /// <summary>The call from the first token of its receiver on.</summary>
    public ExpressionSyntax Whole { get; }

    /// <summary>The call from its dot on where a <c>?.</c> stands before it, else the same as <see cref="Whole"/>.</summary>
    public InvocationExpressionSyntax Invocation { get; }

    public IInvocationOperation Operation { get; }

    /// <summary>The client as the call says it, with the parentheses, the casts and the <c>!</c> that stand there.</summary>
    public ExpressionSyntax Written { get; }

    /// <summary>The expression of the client, without the casts around it that it does not need to be one.</summary>
    public ExpressionSyntax Client { get; }

    /// <summary>The client as an argument: as <see cref="Client"/>, with the <c>!</c> that says that it is there.</summary>
    public ExpressionSyntax Argument => WithoutParentheses(Written) is PostfixUnaryExpressionSyntax sure ? sure : Client;

    /// <summary>What gives the client.</summary>
    public IOperation Value { get; }

    /// <summary>The call, with the <c>AsTask</c> that makes a task of what it gives.</summary>
    public ExpressionSyntax WithAsTask =>
        Whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsTask", Parent: InvocationExpressionSyntax outer } access && access.Expression == Whole ? outer : Whole;

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
        var written = receiver;
        while (PartOwner(target, value) is { } owner)
        {
            if (WithoutCasts(written) is not MemberAccessExpressionSyntax access)
                return null;
            written = access.Expression;
            value = owner;
        }

        var type = IsInCode(target, written) ? target.SemanticModel.GetTypeInfo(written).Type : value.Type;
        return target.Model.IsClient(type) ? new ClientCall(target, whole, invocation, operation, written, value) : null;
    }

    // What stands before the last dot of a?.B.Stop() is no node of the file.
    private static bool IsInCode(FixTarget target, ExpressionSyntax expression) => expression.SyntaxTree == target.Root.SyntaxTree;

    private static ExpressionSyntax Bare(FixTarget target, ExpressionSyntax written)
    {
        var bare = WithoutCasts(written);
        return !IsInCode(target, bare) || target.Model.IsClient(target.SemanticModel.GetTypeInfo(bare).Type) ? bare : WithoutParentheses(written);
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

    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
            expression = parenthesized.Expression;
        return expression;
    }

    private static ExpressionSyntax WithoutCasts(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
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
