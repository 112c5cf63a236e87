using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Subscriptions;

/// <summary>Answers: has the code that leads to a subscription given the same handler to the same channel already?</summary>
internal static class SameSubscription
{
    public static bool ComesBefore(TypeFacts facts, ConnectionUse use, ExpressionStatementSyntax statement)
    {
        if (facts.Identities.Of(use.Receiver) is not { } client)
            return false;

        foreach (var other in facts.Uses)
        {
            if (other.Operation != use.Operation
                && SymbolEqualityComparer.Default.Equals(facts.Identities.Of(other.Receiver), client)
                && other.Operation.EnclosingFunction() == use.Operation.EnclosingFunction()
                && SaysTheSame(other, use)
                && (IsAwaited(other) || !IsAwaited(use))
                && (IsOnTheWayTo(other.Operation.Syntax, statement) || IsInTheConstructor(other, use)))
                return true;
        }

        return false;
    }

    private static bool SaysTheSame(ConnectionUse earlier, ConnectionUse later) => (earlier.Operation, later.Operation) switch
    {
        (IEventAssignmentOperation { Adds: true } one, IEventAssignmentOperation { Adds: true } two) =>
            SymbolEqualityComparer.Default.Equals(earlier.Symbol, later.Symbol) && IsSameValue(one.HandlerValue.Unwrap(), two.HandlerValue.Unwrap()),
        (IInvocationOperation, IInvocationOperation two) when later.Member.Again != "replaces" && !TakesHandler(two) =>
            earlier.Symbol.Name == later.Symbol.Name && earlier.ConstantChannel == later.ConstantChannel,
        (IInvocationOperation one, IInvocationOperation two) =>
            SymbolEqualityComparer.Default.Equals(one.TargetMethod, two.TargetMethod) && HasSameArguments(one, earlier, two, later),
        _ => false,
    };

    // What follows an await counts on the subscription.
    private static bool IsAwaited(ConnectionUse use)
    {
        for (var node = use.Operation.Syntax; node is ExpressionSyntax; node = node.Parent)
        {
            if (node is AwaitExpressionSyntax)
                return true;
        }

        return false;
    }

    private static bool TakesHandler(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type.TypeKind == TypeKind.Delegate && !argument.IsImplicit)
                return true;
        }

        return false;
    }

    // A statement of a block that holds both, so that what runs the later one has run the earlier one.
    private static bool IsOnTheWayTo(SyntaxNode earlier, ExpressionStatementSyntax later)
    {
        var statement = earlier.FirstAncestorOrSelf<StatementSyntax>();
        if (statement is not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax) || statement.SyntaxTree != later.SyntaxTree || statement.Span.End > later.SpanStart)
            return false;

        for (var node = earlier.Parent; node != statement; node = node!.Parent)
        {
            if (node is ConditionalExpressionSyntax or BinaryExpressionSyntax or SwitchExpressionSyntax)
                return false;
        }

        return statement.Parent switch
        {
            BlockSyntax block => block.Span.Contains(later.Span),
            GlobalStatementSyntax => true,
            _ => false,
        };
    }

    // A line of the only constructor has run before any other member does.
    private static bool IsInTheConstructor(ConnectionUse earlier, ConnectionUse later) =>
        earlier.Body.Owner is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.InstanceConstructors.Length: 1 } constructor
        && !SymbolEqualityComparer.Default.Equals(constructor, later.Body.Owner)
        && earlier.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax } };

    private static bool HasSameArguments(IInvocationOperation earlier, ConnectionUse earlierUse, IInvocationOperation later, ConnectionUse laterUse)
    {
        foreach (var argument in later.Arguments)
        {
            if (argument.Value.Unwrap() == laterUse.Receiver?.Unwrap() || IsSameChannel(argument, earlierUse, laterUse))
                continue;
            if (ArgumentOf(earlier, argument.Parameter) is not { } other || !IsSameValue(other.Value.Unwrap(), argument.Value.Unwrap()))
                return false;
        }

        return true;
    }

    private static bool IsSameChannel(IArgumentOperation argument, ConnectionUse earlier, ConnectionUse later) =>
        argument.Parameter?.Name == later.Member.ChannelParameter && later.ConstantChannel is { } channel && channel == earlier.ConstantChannel;

    private static IArgumentOperation? ArgumentOf(IInvocationOperation call, IParameterSymbol? parameter)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } other && other.Ordinal == parameter?.Ordinal)
                return argument;
        }

        return null;
    }

    private static bool IsSameValue(IOperation? first, IOperation? second) => (first, second) switch
    {
        (null, null) => true,
        ({ ConstantValue: { HasValue: true, Value: var one } }, { ConstantValue: { HasValue: true, Value: var two } }) => Equals(one, two),
        (IMethodReferenceOperation one, IMethodReferenceOperation two) =>
            SymbolEqualityComparer.Default.Equals(one.Method, two.Method) && IsSameValue(one.Instance?.Unwrap(), two.Instance?.Unwrap()),
        (IFieldReferenceOperation { Field.IsReadOnly: true } one, IFieldReferenceOperation two) =>
            SymbolEqualityComparer.Default.Equals(one.Field, two.Field) && IsSameValue(one.Instance?.Unwrap(), two.Instance?.Unwrap()),
        (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
        (IDefaultValueOperation, IDefaultValueOperation) => true,
        _ => false,
    };
}
