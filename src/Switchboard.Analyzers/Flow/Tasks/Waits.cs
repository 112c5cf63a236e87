using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does this wait end after some time, whatever happens?</summary>
internal static class Waits
{
    /// <summary>Whether a <c>Wait</c>, <c>WaitAsync</c>, <c>WaitAll</c> or <c>WaitAny</c> takes a time that ends.</summary>
    public static bool HasTimeout(IInvocationOperation call) => TimeOf(call) is { } time && !Durations.IsInfinite(time);

    /// <summary>The call of <c>Task.Delay</c> that the value is, also in a local; null where it is none, or one without end.</summary>
    public static IInvocationOperation? DelayIn(TypeFacts facts, IOperation value)
    {
        value = WithoutWrapping(value);
        if (value is ILocalReferenceOperation { Local: var local } && facts.WritesOf(local) is { Count: 1 } writes)
            value = WithoutWrapping(writes[0]);
        return value is IInvocationOperation call && call.TargetMethod.OfTask() == TaskMember.Delays && HasTimeout(call) ? call : null;
    }

    /// <summary>The argument that says for how long; null where there is none.</summary>
    public static IOperation? TimeOf(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Type: var type } && (type.SpecialType == SpecialType.System_Int32 || Durations.IsDuration(type)))
                return argument.Value;
        }

        return null;
    }

    private static IOperation WithoutWrapping(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value;
    }
}
