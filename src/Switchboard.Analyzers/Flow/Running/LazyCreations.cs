using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: is this client made on the first run alone, because the code looks first whether it has one?</summary>
internal static class LazyCreations
{
    public static bool IsMadeOnce(TypeFacts facts, IOperation creation, RepeatedPlace place)
    {
        // What is asked before the loop is asked once.
        var child = creation;
        for (var parent = child.Parent; parent is not null && parent != place.Around; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case ICoalesceAssignmentOperation assignment when assignment.Value == child && Remembers(facts, assignment.Target, creation, place):
                case ICoalesceOperation coalesce when coalesce.WhenNull == child && Remembers(facts, coalesce.Value, creation, place):
                case IConditionalOperation conditional when conditional.Condition != child && Remembers(facts, conditional.Condition, creation, place):
                case IBlockOperation block when LeavesBefore(facts, block, child, creation, place):
                    return true;
            }
        }

        return false;
    }

    // if (_hub is not null) return;
    private static bool LeavesBefore(TypeFacts facts, IBlockOperation block, IOperation statement, IOperation creation, RepeatedPlace place)
    {
        foreach (var earlier in block.Operations)
        {
            if (earlier == statement)
                return false;
            if (earlier is IConditionalOperation { WhenFalse: null } conditional && Branches.EndsByReturning(conditional.WhenTrue) && Remembers(facts, conditional.Condition, creation, place))
                return true;
        }

        return false;
    }

    // It asks for something that this code sets, and that is still there on the next run.
    private static bool Remembers(TypeFacts facts, IOperation condition, IOperation creation, RepeatedPlace place)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            ISymbol? memory = operation switch
            {
                IFieldReferenceOperation field => field.Field,
                IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => property.Property,
                ILocalReferenceOperation local => local.Local,
                _ => null,
            };
            if (memory is not null && Outlives(memory, place) && IsSetBeside(facts, memory, creation))
                return true;
        }

        return false;
    }

    private static bool Outlives(ISymbol memory, RepeatedPlace place)
    {
        if (memory is ILocalSymbol)
            return place.Around is { } around && !memory.IsDeclaredIn(around.Syntax);

        // What serves a request is made anew for the next one.
        return memory.IsStatic || place.Kind != RepetitionKind.RequestHandler;
    }

    private static bool IsSetBeside(TypeFacts facts, ISymbol memory, IOperation creation)
    {
        var owner = facts.OwnerOf(creation);
        if (IsReset(facts, memory, owner))
            return false;

        foreach (var value in facts.WritesOf(memory))
        {
            if ((value.EnclosingFunction() is not { } function || creation.IsInside(function)) && SymbolEqualityComparer.Default.Equals(facts.OwnerOf(value), owner))
                return true;
        }

        return false;
    }

    // A gate that is closed and opened again keeps others out, and lets the next run in.
    private static bool IsReset(TypeFacts facts, ISymbol memory, ISymbol? owner)
    {
        var writes = 0;
        foreach (var value in facts.WritesOf(memory))
        {
            if (SymbolEqualityComparer.Default.Equals(facts.OwnerOf(value), owner))
                writes++;
        }

        return writes > 1 && memory is IFieldSymbol { Type: var type } && !facts.Model.IsClient(type);
    }

    /// <summary>Whether the client is what a lambda returns, given to something that keeps it: GetOrAdd(key, _ => new …), a lazy value.</summary>
    public static bool IsMadeOnDemand(TypeFacts facts, IOperation creation, RepeatedPlace place)
    {
        for (var parent = creation.Parent; parent is not null && parent != place.Around; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation lambda && facts.Model.IsClient(lambda.Symbol.ReturnType.BehindTask()) && lambda.Consumer() is IArgumentOperation)
                return true;
        }

        return false;
    }
}
