using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ValidCode;

/// <summary>Every rule that the package ships, also the ones that are off unless asked for.</summary>
internal static class Rules
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [.. Assembly.Load("Switchboard.Analyzers").GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsSubclassOf(typeof(DiagnosticSuppressor)) && type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!)];

    public static readonly ImmutableArray<DiagnosticDescriptor> Descriptors =
        [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(descriptor => descriptor.Id)];

    /// <summary>Turns every rule on, as a warning, but the ones that a project has decided against.</summary>
    public static ImmutableDictionary<string, ReportDiagnostic> AllOnBut(IEnumerable<string> decidedAgainst) => Descriptors
        .ToImmutableDictionary(descriptor => descriptor.Id, _ => ReportDiagnostic.Warn)
        .SetItems(decidedAgainst.Select(rule => KeyValuePair.Create(rule, ReportDiagnostic.Suppress)));
}
