using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Reading an operation for its value: what stands behind awaits, conversions and conditional access.</summary>
internal static class OperationExtensions
{
    /// <summary><c>[a, b]</c>, which is younger than the compiler this is built against.</summary>
    public const OperationKind CollectionExpression = (OperationKind)0x7F;

    /// <summary>The operation whose value this is, without awaits, conversions, <c>!</c>, <c>ConfigureAwait</c> and blocking on a task.</summary>
    public static IOperation Unwrap(this IOperation operation)
    {
        while (Wrapped(operation) is { } wrapped)
            operation = wrapped;
        return operation;
    }

    // By kind: nearly every question of a rule begins here, and most operations wrap nothing.
    private static IOperation? Wrapped(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.Conversion:
                var conversion = (IConversionOperation)operation;
                return conversion.OperatorMethod is null ? conversion.Operand : null;
            case OperationKind.Await:
                return ((IAwaitOperation)operation).Operation;
            case OperationKind.Invocation:
                var call = (IInvocationOperation)operation;
                return call.Instance is { } instance && call.TargetMethod.OfTask() is TaskMember.Wraps or TaskMember.Gives ? instance : null;
            case OperationKind.PropertyReference:
                var property = (IPropertyReferenceOperation)operation;
                return property.Instance is { } task && property.Property.OfTask() == TaskMember.Gives ? task : null;
            case OperationKind.ConditionalAccessInstance:
                return operation.ConditionalReceiver();
            case OperationKind.DelegateCreation:
                return ((IDelegateCreationOperation)operation).Target;
            default:
                return null;
        }
    }

    /// <summary>What stands before the <c>?.</c> of the access that this instance belongs to.</summary>
    private static IOperation? ConditionalReceiver(this IOperation instance)
    {
        var child = instance;
        for (var parent = instance.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
                return access.Operation;
        }

        return null;
    }

    /// <summary>The object that a member is used on: the instance, or the <c>this</c> argument of an extension method.</summary>
    public static IOperation? Receiver(this IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { Instance: { } instance }:
                return instance.Unwrap();
            case IInvocationOperation { TargetMethod: { IsExtensionMethod: true }, Arguments: { Length: > 0 } arguments }:
                return arguments[0].Value.Unwrap();
            case IMemberReferenceOperation { Instance: { } instance }:
                return instance.Unwrap();
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation { Instance: { } instance } }:
                return instance.Unwrap();
            default:
                return null;
        }
    }

    /// <summary>Whether no call in the chain that leads to this one is half typed.</summary>
    public static bool ReceiverBinds(this IOperation operation)
    {
        for (var receiver = operation.Receiver(); receiver is not null; receiver = receiver.Receiver())
        {
            if (receiver is IInvalidOperation)
                return false;
        }

        return true;
    }

    /// <summary>The nearest operation around this one that is not just a wrapping of its value.</summary>
    public static IOperation? Consumer(this IOperation operation)
    {
        var child = operation;
        for (var parent = operation.Parent; ; child = parent, parent = parent.Parent)
        {
            switch (parent?.Kind)
            {
                case OperationKind.Conversion or OperationKind.Await or OperationKind.DelegateCreation:
                case OperationKind.ConditionalAccess when parent is IConditionalAccessOperation access && access.WhenNotNull == child:
                case OperationKind.Invocation when parent is IInvocationOperation wrapped && wrapped.Instance == child && wrapped.TargetMethod.OfTask() == TaskMember.Wraps:
                    continue;
                default:
                    return parent;
            }
        }
    }

    /// <summary>The lambda or local function that the operation stands in, or null where it stands in the member itself.</summary>
    public static IOperation? EnclosingFunction(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent.Kind is OperationKind.AnonymousFunction or OperationKind.LocalFunction)
                return parent;
        }

        return null;
    }

    /// <summary>The outermost operation around this one: the body of the member.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    /// <summary>The syntax of a call from its receiver on, also where that stands before a <c>?.</c>.</summary>
    public static SyntaxNode WholeCall(this IOperation operation)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is IInvocationOperation or IPropertyReferenceOperation or IConditionalAccessOperation; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
                return access.WholeCall();
        }

        return operation.Syntax;
    }

    /// <summary>Whether the call is made on this very object, or on none.</summary>
    public static bool IsOnThis(this IInvocationOperation call) => call.Instance is null || call.Instance.Unwrap() is IInstanceReferenceOperation;

    /// <summary>Whether the operation stands in a catch clause of its function.</summary>
    public static bool IsInHandler(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); parent = parent.Parent)
        {
            if (parent is ICatchClauseOperation)
                return true;
        }

        return false;
    }

    /// <summary>Whether one run of the member may get to the operation twice: by a loop, or by a label that is jumped to.</summary>
    public static bool MayComeAgain(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ILoopOperation or ILabeledOperation || parent is IBlockOperation block && HasLabel(block))
                return true;
        }

        return false;
    }

    private static bool HasLabel(IBlockOperation block)
    {
        foreach (var statement in block.Operations)
        {
            if (statement is ILabeledOperation)
                return true;
        }

        return false;
    }

    public static bool IsInside(this IOperation operation, IOperation ancestor)
    {
        for (var candidate = operation; candidate is not null; candidate = candidate.Parent)
        {
            if (candidate == ancestor)
                return true;
        }

        return false;
    }

    public static bool IsNull(this IOperation operation) =>
        operation.Unwrap() is ILiteralOperation { ConstantValue: { HasValue: true, Value: null } }
            or IDefaultValueOperation { ConstantValue: { HasValue: true, Value: null } };

    /// <summary>What stands in <c>new[] { a, b }</c>, <c>[a, b]</c> or the arguments of a <c>params</c> parameter; nothing where this is none of them.</summary>
    public static IEnumerable<IOperation> Elements(this IOperation collection) => collection.Unwrap() switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        { Kind: CollectionExpression } expression => expression.ChildOperations,
        _ => Array.Empty<IOperation>(),
    };

    /// <summary>What a task gives, or the type itself where it is none.</summary>
    public static ITypeSymbol BehindTask(this ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } task && TaskEnds.IsTask(task) ? task.TypeArguments[0] : type;

    /// <summary>The argument of the parameter with this name, without the wrapping.</summary>
    public static IOperation? Argument(this IInvocationOperation invocation, string parameter)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter?.Name == parameter)
                return argument.Value.Unwrap();
        }

        return null;
    }

    /// <summary>What is given to the parameter, or null.</summary>
    public static IOperation? ValueOf(this ImmutableArray<IArgumentOperation> arguments, IParameterSymbol parameter)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Ordinal == parameter.Ordinal)
                return argument.Value;
        }

        return null;
    }

    /// <summary>The value that a finished task is made of; null for any other operation.</summary>
    public static IOperation? BehindFinishedTask(this IOperation task) => task switch
    {
        IInvocationOperation { Arguments: { Length: 1 } arguments } call when call.TargetMethod.OfTask() == TaskMember.Finishes => arguments[0].Value,
        IObjectCreationOperation { Arguments: { Length: 1 } arguments } creation when TaskEnds.IsTask(creation.Type) => arguments[0].Value,
        _ => null,
    };

    /// <summary>Whether every call of the lambda has one of its own: a local, a parameter, a variable of the query that the lambda is a part of.</summary>
    public static bool IsOwnOf(this ISymbol symbol, IAnonymousFunctionOperation lambda) =>
        symbol.IsDeclaredIn(lambda.Syntax) || SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, lambda.Symbol) || symbol.ContainingType is { IsAnonymousType: true };

    /// <summary>Whether the symbol is declared inside the code.</summary>
    public static bool IsDeclaredIn(this ISymbol symbol, SyntaxNode code)
    {
        foreach (var declaration in symbol.DeclaringSyntaxReferences)
        {
            if (declaration.SyntaxTree == code.SyntaxTree && code.Span.Contains(declaration.Span))
                return true;
        }

        return false;
    }
}
