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
        if (use.Operation is not IInvocationOperation call || facts.Identities.Of(use.Receiver) is not { } client)
            return false;

        foreach (var other in facts.Uses)
        {
            if (other.Operation is IInvocationOperation earlier
                && earlier != call
                && SymbolEqualityComparer.Default.Equals(earlier.TargetMethod, call.TargetMethod)
                && SymbolEqualityComparer.Default.Equals(facts.Identities.Of(other.Receiver), client)
                && other.Operation.EnclosingFunction() == use.Operation.EnclosingFunction()
                && IsOnTheWayTo(earlier.Syntax, statement)
                && HasSameArguments(earlier, other, call, use))
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

        return statement.Parent switch
        {
            BlockSyntax block => block.Span.Contains(later.Span),
            GlobalStatementSyntax => true,
            _ => false,
        };
    }

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
