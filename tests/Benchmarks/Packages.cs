using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using OtherAnalyzers;
using Switchboard.Analyzers.Rules;

namespace Benchmarks;

/// <summary>The analyzers that are measured: none, ours, and each package of others.</summary>
internal static class Packages
{
    /// <summary>What everything is compared with: an analyzer that asks for nothing, so that the compiler does what it does for any analyzer.</summary>
    public const string Nothing = "Nothing";

    /// <summary>An analyzer that asks for every operation and looks at none: the compiler binds every body for it, as it does once for all analyzers of a project that ask.</summary>
    public const string Operations = "Nothing, but asks for all operations";

    public const string Own = "Switchboard";

    private static readonly Lazy<ImmutableDictionary<string, ImmutableArray<DiagnosticAnalyzer>>> s_all = new(static () =>
        OtherPackage.LoadAll().ToImmutableDictionary(static package => package.Name, static package => package.Analyzers)
            .Add(Nothing, [new NothingAnalyzer(asks: false)])
            .Add(Operations, [new NothingAnalyzer(asks: true)])
            .Add(Own, [.. typeof(ConnectionAnalyzer).Assembly.GetTypes()
                .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
                .OrderBy(static type => type.FullName, StringComparer.Ordinal)
                .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!)]));

    public static IEnumerable<string> Names => s_all.Value.Keys.OrderBy(static name => name is Nothing ? 0 : name is Own ? 1 : name is Operations ? 2 : 3).ThenBy(static name => name, StringComparer.Ordinal);

    /// <summary>Nothing, what it takes to bind every body, and ours.</summary>
    public static IEnumerable<string> OwnNames => [Nothing, Operations, Own];

    public static ImmutableArray<DiagnosticAnalyzer> Of(string name) => s_all.Value[name];
}
