using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using OtherAnalyzers;
using Switchboard.Analyzers.Rules;

namespace Benchmarks;

/// <summary>The analyzers that are measured: none, ours, and each package of others.</summary>
internal static class Packages
{
    /// <summary>What everything is compared with: an analyzer that does nothing, so that the compiler binds every body and hands out its operations.</summary>
    public const string Nothing = "Nothing";

    public const string Own = "Switchboard";

    private static readonly Lazy<ImmutableDictionary<string, ImmutableArray<DiagnosticAnalyzer>>> s_all = new(static () =>
        OtherPackage.LoadAll().ToImmutableDictionary(static package => package.Name, static package => package.Analyzers)
            .Add(Nothing, [new NothingAnalyzer()])
            .Add(Own, [.. typeof(ConnectionAnalyzer).Assembly.GetTypes()
                .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
                .OrderBy(static type => type.FullName, StringComparer.Ordinal)
                .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!)]));

    public static IEnumerable<string> Names => s_all.Value.Keys.OrderBy(static name => name is Nothing ? 0 : name is Own ? 1 : 2).ThenBy(static name => name, StringComparer.Ordinal);

    /// <summary>Nothing and ours.</summary>
    public static IEnumerable<string> OwnNames => [Nothing, Own];

    public static ImmutableArray<DiagnosticAnalyzer> Of(string name, bool isGated = false) =>
        isGated && name == Nothing ? [new NothingAnalyzer(isGated: true)] : s_all.Value[name];
}
