using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Flow;

/// <summary>Methods of .NET that only write down what they are given: to a log, to the console, into a text.</summary>
internal static class Printers
{
    public static bool Print(IMethodSymbol method) => Show(method) || method.ContainingType?.SpecialType == SpecialType.System_String;

    /// <summary>Whether somebody reads it there, and nothing goes on with it.</summary>
    public static bool Show(IMethodSymbol method) =>
        method.IsIn("Microsoft.Extensions.Logging")
        || method.ContainingType is { } type && type.Name switch
        {
            "Console" => type.IsIn("System"),
            "Debug" or "Trace" => type.IsIn("System.Diagnostics"),
            _ => false,
        };
}
