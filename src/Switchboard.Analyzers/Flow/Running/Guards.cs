using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does a condition that remembers something keep this code from running again?</summary>
internal static class Guards
{
    private const int DeepestCall = 6;

    public static bool Stand(TypeFacts facts, IOperation operation) => Stand(facts, operation, 0);

    private static bool Stand(TypeFacts facts, IOperation operation, int depth)
    {
        var child = operation;
        for (var parent = child.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConditionalOperation conditional when conditional.Condition != child && Remembers(facts, conditional.Condition, conditional):
                case ICoalesceAssignmentOperation assignment when assignment.Value == child:
                case ICoalesceOperation coalesce when coalesce.WhenNull == child:
                case ISwitchOperation choice when Remembers(facts, choice.Value, choice):
                case ISwitchExpressionOperation arms when arms.Value != child && Remembers(facts, arms.Value, arms):
                    return true;
                case IBlockOperation block when ReturnsEarly(facts, block, child):
                    return true;
                case IAnonymousFunctionOperation:
                    return false;
                case ILocalFunctionOperation local:
                    return AtEveryCall(facts, local.Symbol, depth);
            }
        }

        return facts.OwnerOf(operation) is IMethodSymbol { DeclaredAccessibility: Accessibility.Private } owner && AtEveryCall(facts, owner, depth);
    }

    // if (firstRender) await SetUpAsync(); guards all of SetUpAsync.
    private static bool AtEveryCall(TypeFacts facts, IMethodSymbol method, int depth)
    {
        if (depth > DeepestCall)
            return false;

        var calls = facts.CallsOf(method);
        foreach (var call in calls)
        {
            if (call is not IInvocationOperation || !Stand(facts, call, depth + 1))
                return false;
        }

        return calls.Count > 0;
    }

    // if (_subscribed) return;
    private static bool ReturnsEarly(TypeFacts facts, IBlockOperation block, IOperation before)
    {
        foreach (var statement in block.Operations)
        {
            if (statement == before)
                return false;
            if (statement is IConditionalOperation { WhenFalse: null } conditional && Branches.EndsByReturning(conditional.WhenTrue) && Remembers(facts, conditional.Condition, block))
                return true;
        }

        return false;
    }

    // A field, a flag, a set, a parameter such as firstRender: anything but the state of the connection itself.
    private static bool Remembers(TypeFacts facts, IOperation condition, IOperation guarded)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (operation is IPropertyReferenceOperation property && facts.Model.RoleOf(property.Property) is { Role: ConnectionRole.State })
                return false;
        }

        foreach (var operation in condition.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IFieldReferenceOperation { Field: { IsConst: false } field } when !facts.Model.IsClient(field.Type) || IsWrittenIn(facts, field, guarded):
                case IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation }:
                case IParameterReferenceOperation:
                case ILocalReferenceOperation { Local: var local } when IsWrittenIn(facts, local, guarded):
                    return true;
            }
        }

        return false;
    }

    // What the guarded code itself sets, it finds set the next time.
    private static bool IsWrittenIn(TypeFacts facts, ISymbol symbol, IOperation guarded)
    {
        foreach (var write in facts.WritesOf(symbol))
        {
            if (write.IsInside(guarded))
                return true;
        }

        return false;
    }
}
