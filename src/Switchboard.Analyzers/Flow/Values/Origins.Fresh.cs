using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <content>Telling a client that was just made from one that something holds already.</content>
internal sealed partial class Origins
{
    /// <summary>Whether the value is a client just made, that nothing else holds yet.</summary>
    public bool IsFresh(IOperation value)
    {
        lock (_symbols)
            return IsFresh(value, 0);
    }

    private bool IsFresh(IOperation value, int depth)
    {
        value = value.Unwrap();
        if (depth > DeepestChain)
            return false;

        switch (value)
        {
            case IObjectCreationOperation:
                return Of(value, depth) == Origin.Owned;
            case IInvocationOperation call when _facts.Model.RoleOf(call.TargetMethod) is { } member:
                return member.Role == ConnectionRole.Create;
            case IInvocationOperation call when IsOwnHelper(call.TargetMethod):
                return ReturnsFresh(call.TargetMethod.OriginalDefinition, depth);
            case ICoalesceOperation coalesce:
                return IsFreshOrNothing(coalesce.Value, depth) && IsFresh(coalesce.WhenNull, depth + 1);
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return IsFreshOrNothing(conditional.WhenTrue, depth) && IsFreshOrNothing(otherwise, depth);
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                {
                    if (arm.Value.Unwrap() is not IThrowOperation && !IsFreshOrNothing(arm.Value, depth))
                        return false;
                }

                return true;
            default:
                return false;
        }
    }

    private bool IsFreshOrNothing(IOperation value, int depth) => value.IsNull() || IsFresh(value, depth + 1);

    // A helper that also puts what it makes into a field makes it for the type, not for its caller.
    private bool ReturnsFresh(IMethodSymbol helper, int depth)
    {
        var returns = _facts.ReturnsOf(helper);
        foreach (var returned in returns)
        {
            if (returned.IsNull())
                continue;
            if (returned.Unwrap() is ILocalReferenceOperation local ? !HoldsFresh(local.Local, depth) : !IsFresh(returned, depth + 1))
                return false;
        }

        return returns.Count > 0;
    }

    private bool HoldsFresh(ILocalSymbol local, int depth)
    {
        foreach (var write in _facts.WritesOf(local))
        {
            if (!IsFreshOrNothing(write, depth))
                return false;
        }

        foreach (var reference in _facts.ReferencesOf(local))
        {
            if (reference.Consumer() is ISimpleAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation } assignment && assignment.Value.Unwrap() == reference)
                return false;
        }

        return true;
    }
}
