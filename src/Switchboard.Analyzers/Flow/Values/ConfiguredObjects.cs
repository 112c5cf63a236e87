using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: which object does this set up, and what else is it given?</summary>
internal sealed class ConfiguredObjects
{
    private const int LongestChain = 64;

    private readonly TypeFacts _facts;

    public ConfiguredObjects(TypeFacts facts) => _facts = facts;

    /// <summary>
    /// What is given to the same builder, options or client, in its initialiser, its chain of calls or by statements, and to the options that a
    /// call takes or hands to a lambda.
    /// </summary>
    public IEnumerable<GivenValue> Beside(ConnectionUse use)
    {
        var configured = Of(use.Operation);
        foreach (var other in _facts.Uses)
        {
            if (other == use || configured?.Equals(Of(other.Operation)) != true && !other.Operation.IsInside(use.Operation) && !use.Operation.IsInside(other.Operation))
                continue;
            foreach (var given in GivenValue.At(other, _facts.Model.Values))
                yield return given;
        }
    }

    /// <summary>The creation at the beginning of the chain, or the variable that holds the object; null where it is neither.</summary>
    public object? Of(IOperation operation)
    {
        var step = operation is IObjectCreationOperation ? operation : operation.Receiver();
        for (var depth = 0; step is not null && depth < LongestChain; depth++)
        {
            switch (step)
            {
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                    return Initialised(step);
                case IObjectCreationOperation:
                    return step;
                case IInvocationOperation call:
                    step = call.Receiver();
                    break;
                default:
                    if (Identity(step) is not { } symbol)
                        return null;
                    if (_facts.WritesOf(symbol) is not { Count: 1 } writes || writes[0].Unwrap() is not (IObjectCreationOperation or IInvocationOperation))
                        return symbol;
                    step = writes[0].Unwrap();
                    break;
            }
        }

        return null;
    }

    private ISymbol? Identity(IOperation value) => value is ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation
        ? _facts.Identities.Of(value)
        : null;

    private static IOperation? Initialised(IOperation receiver)
    {
        for (var parent = receiver.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IObjectCreationOperation or IWithOperation)
                return parent;
        }

        return null;
    }
}
