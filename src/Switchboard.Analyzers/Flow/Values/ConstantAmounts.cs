using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: which number, or how many seconds, is this in every run?</summary>
internal static class ConstantAmounts
{
    // new TimeSpan(days, hours, minutes, seconds, milliseconds, microseconds): the seconds in each, from the last to the first.
    private static readonly double[] s_units = { 86_400, 3_600, 60, 1, 0.001, 0.000001 };

    /// <summary>The number, or the duration in seconds; null where only the running program knows.</summary>
    public static double? Of(IOperation value)
    {
        if (Number(value) is { } number)
            return number;
        if (Durations.IsInfinite(value))
            return Timeout.InfiniteTimeSpan.TotalSeconds;

        value = value.Unwrap();
        switch (value)
        {
            case IDefaultValueOperation when Durations.IsDuration(value.Type):
                return 0;
            case IFieldReferenceOperation { Field: { IsStatic: true } field } when Durations.IsDuration(field.ContainingType):
                return OfField(field);
            case IInvocationOperation { TargetMethod: { IsStatic: true } method } call when Durations.IsDuration(method.ContainingType):
                return OfCall(call);
            case IObjectCreationOperation creation when Durations.IsDuration(creation.Type):
                return OfCreation(creation);
            default:
                return null;
        }
    }

    private static double? OfField(IFieldSymbol field) => field.Name switch
    {
        "Zero" => 0,
        "MaxValue" => TimeSpan.MaxValue.TotalSeconds,
        "MinValue" => TimeSpan.MinValue.TotalSeconds,
        _ => null,
    };

    private static double? OfCall(IInvocationOperation call)
    {
        double? unit = call.TargetMethod.Name switch
        {
            "FromDays" => 86_400,
            "FromHours" => 3_600,
            "FromMinutes" => 60,
            "FromSeconds" => 1,
            "FromMilliseconds" => 0.001,
            "FromTicks" => 1.0 / TimeSpan.TicksPerSecond,
            _ => null,
        };
        if (unit is not { } seconds)
            return null;

        double? count = null;
        foreach (var argument in call.Arguments)
        {
            // The newer overloads take the smaller units too.
            if (argument.Parameter?.Ordinal == 0)
                count = Number(argument.Value);
            else if (Number(argument.Value) != 0)
                return null;
        }

        return count is { } known ? Rounded(known * seconds) : null;
    }

    private static double? OfCreation(IObjectCreationOperation creation)
    {
        var arguments = creation.Arguments;
        if (arguments.Length == 1)
            return Number(arguments[0].Value) is { } ticks ? Rounded(ticks / TimeSpan.TicksPerSecond) : null;

        // Three of them are hours, minutes and seconds; more begin with the days.
        var total = 0.0;
        var first = arguments.Length == 3 ? 1 : 0;
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { Ordinal: var ordinal } || first + ordinal >= s_units.Length || Number(argument.Value) is not { } count)
                return null;
            total += count * s_units[first + ordinal];
        }

        return Rounded(total);
    }

    private static double? Number(IOperation value)
    {
        var constant = value.ConstantValue.HasValue ? value.ConstantValue : value.Unwrap().ConstantValue;
        return constant is { HasValue: true, Value: int or long or short or byte or float or double or decimal or uint or ushort or sbyte }
            ? Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture)
            : null;
    }

    // A duration has whole ticks.
    private static double Rounded(double seconds) => Math.Round(seconds, 7);
}
