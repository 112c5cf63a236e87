using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does this code ask the connection for its state?</summary>
internal static class StateChecks
{
    /// <summary>Whether the condition asks a connection for its state, itself or through a property or method of the type.</summary>
    public static bool Ask(TypeFacts facts, IOperation? condition) => condition is not null && Ask(facts, condition, depth: 0);

    private static bool Ask(TypeFacts facts, IOperation condition, int depth)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            ISymbol? asked = operation switch
            {
                IPropertyReferenceOperation property => property.Property,
                IInvocationOperation call => call.TargetMethod,
                _ => null,
            };
            if (asked is null)
                continue;
            if (facts.Model.RoleOf(asked) is { Role: ConnectionRole.State })
                return true;
            if (depth < 2 && AnswerAsks(facts, asked, depth))
                return true;
        }

        return false;
    }

    // bool IsOpen => _hub.State == HubConnectionState.Connected;
    private static bool AnswerAsks(TypeFacts facts, ISymbol asked, int depth)
    {
        var function = asked is IPropertySymbol property ? property.GetMethod : asked;
        if (function is null || !SymbolEqualityComparer.Default.Equals(function.ContainingType, facts.Type))
            return false;

        foreach (var answer in facts.ReturnsOf(function.OriginalDefinition))
        {
            if (Ask(facts, answer, depth + 1))
                return true;
        }

        return false;
    }

    /// <summary>Whether the operation runs only when the connection's state allows it, as far as its own function says.</summary>
    public static bool Guard(TypeFacts facts, IOperation operation)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConditionalOperation conditional when conditional.Condition != child && Ask(facts, conditional.Condition):
                case ISwitchOperation choice when choice.Value != child && Ask(facts, choice.Value):
                case ISwitchExpressionOperation arms when arms.Value != child && Ask(facts, arms.Value):
                case IWhileLoopOperation { Condition: { } condition } when condition != child && Ask(facts, condition):
                case IBlockOperation block when LeavesByState(facts, block, child):
                    return true;
            }
        }

        return false;
    }

    // if (_hub.State != HubConnectionState.Disconnected) return;
    private static bool LeavesByState(TypeFacts facts, IBlockOperation block, IOperation before)
    {
        foreach (var statement in block.Operations)
        {
            if (statement == before)
                return false;
            if (statement is IConditionalOperation { WhenFalse: null } conditional && Branches.EndsByLeaving(conditional.WhenTrue) && Ask(facts, conditional.Condition))
                return true;
        }

        return false;
    }
}
