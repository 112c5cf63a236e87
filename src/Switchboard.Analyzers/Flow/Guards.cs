using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does a condition that remembers something keep this code from running again?</summary>
internal static class Guards
{
    public static bool Stand(TypeFacts facts, IOperation operation)
    {
        var child = operation;
        for (var parent = child.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConditionalOperation conditional when conditional.Condition != child && Remembers(facts, conditional.Condition):
                case ICoalesceAssignmentOperation assignment when assignment.Value == child:
                case ICoalesceOperation coalesce when coalesce.WhenNull == child:
                case ISwitchOperation choice when Remembers(facts, choice.Value):
                    return true;
                case IBlockOperation block when ReturnsEarly(facts, block, child):
                    return true;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return false;
            }
        }

        return false;
    }

    // if (_subscribed) return;
    private static bool ReturnsEarly(TypeFacts facts, IBlockOperation block, IOperation before)
    {
        foreach (var statement in block.Operations)
        {
            if (statement == before)
                return false;
            if (statement is IConditionalOperation { WhenFalse: null } conditional && Leaves(conditional.WhenTrue) && Remembers(facts, conditional.Condition))
                return true;
        }

        return false;
    }

    private static bool Leaves(IOperation branch) => branch switch
    {
        IReturnOperation or IBranchOperation => true,
        IBlockOperation { Operations: { Length: > 0 } operations } => Leaves(operations[operations.Length - 1]),
        _ => false,
    };

    // A field, a flag, a set, a parameter such as firstRender: anything but the state of the connection itself.
    private static bool Remembers(TypeFacts facts, IOperation condition)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IPropertyReferenceOperation property when facts.Model.RoleOf(property.Property) is { Role: ConnectionRole.State }:
                    return false;
            }
        }

        foreach (var operation in condition.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IFieldReferenceOperation { Field: { IsConst: false } } field when !facts.Model.IsClient(field.Type):
                case IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation }:
                case IParameterReferenceOperation:
                    return true;
            }
        }

        return false;
    }
}
