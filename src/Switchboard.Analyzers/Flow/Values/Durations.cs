using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: is this a time, and does it ever end?</summary>
internal static class Durations
{
    public static bool IsDuration(ITypeSymbol? type) => type is { Name: "TimeSpan" } && type.IsIn("System");

    /// <summary>Whether it is the time that the framework takes for none: <c>Timeout.InfiniteTimeSpan</c>, <c>Timeout.Infinite</c> or -1.</summary>
    public static bool IsInfinite(IOperation time) => time.Unwrap() switch
    {
        { ConstantValue: { HasValue: true, Value: -1 or -1L or uint.MaxValue } } => true,
        IFieldReferenceOperation { Field: { Name: "InfiniteTimeSpan", ContainingType: { Name: "Timeout" } type } } => type.IsIn("System.Threading"),
        _ => false,
    };

    public static bool IsZero(IOperation time) => time.Unwrap() switch
    {
        { ConstantValue: { HasValue: true, Value: 0 or 0L or 0u } } => true,
        IFieldReferenceOperation { Field: { Name: "Zero", ContainingType: var type } } => IsDuration(type),
        _ => false,
    };
}
