using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>The calls that no code after them is reached from.</summary>
internal static class DeadEnds
{
    public static bool IsOne(IOperation operation) =>
        operation is IInvocationOperation call && (NeverReturns(call.TargetMethod) || WaitsForever(call));

    // What ends the process or always throws says so.
    private static bool NeverReturns(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "DoesNotReturnAttribute" } type && type.IsIn("System.Diagnostics.CodeAnalysis"))
                return true;
        }

        return false;
    }

    // await Task.Delay(Timeout.Infinite): no token, no end.
    private static bool WaitsForever(IInvocationOperation call)
    {
        var waits = call.TargetMethod.OfTask() == TaskMember.Delays && IsAwaited(call)
            || call.TargetMethod is { Name: "Sleep", ContainingType: { Name: "Thread" } type } && type.IsIn("System.Threading");
        return waits
            && call.Arguments is { Length: 1 } arguments
            && arguments[0].Value is { ConstantValue: { HasValue: true, Value: -1 } } or IFieldReferenceOperation { Field: { Name: "InfiniteTimeSpan", ContainingType.Name: "Timeout" } };
    }

    private static bool IsAwaited(IInvocationOperation task) =>
        (task.Parent is IInvocationOperation wrapped && wrapped.TargetMethod.OfTask() == TaskMember.Wraps ? wrapped : task).Parent is IAwaitOperation;
}
