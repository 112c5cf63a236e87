using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does this code set a flag that keeps others out, or take itself away from the event that runs it?</summary>
internal static class BusyFlags
{
    private const int DeepestCall = 3;

    // _button.Enabled = false; _connecting = true; ShowBusy(true), which does so.
    public static bool AreSetIn(TypeFacts facts, IOperation code, int depth = 0)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            if (operation is ISimpleAssignmentOperation { Target: IMemberReferenceOperation, Value.Type.SpecialType: SpecialType.System_Boolean }
                or IEventAssignmentOperation { Adds: false })
                return true;
            if (operation is IInvocationOperation call && depth < DeepestCall && facts.CodeOf(call.TargetMethod) is { } callee && AreSetIn(facts, callee, depth + 1))
                return true;
        }

        return false;
    }
}
