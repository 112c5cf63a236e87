using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Switchboard.Analyzers.Tests.Suppressions;

/// <summary>The analyzers of other packages, as their packages have them.</summary>
internal static class OtherAnalyzers
{
    private static readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> s_all = new(() =>
    [
        .. Load("Microsoft.CodeAnalysis.NetAnalyzers", "Microsoft.CodeAnalysis.NetAnalyzers", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers"),
        .. Load("IDisposableAnalyzers", "IDisposableAnalyzers"),
        .. Load("SonarAnalyzer.CSharp", "SonarAnalyzer.CSharp"),
    ]);

    /// <summary>Those that can report one of the ids.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Reporting(ImmutableHashSet<string> ids) =>
        [.. s_all.Value.Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => ids.Contains(descriptor.Id)))];

    private static IEnumerable<DiagnosticAnalyzer> Load(string package, params string[] assemblies)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "OtherAnalyzers", package);
        var context = new Context(folder);
        return assemblies
            .Select(name => context.LoadFromAssemblyPath(Path.Combine(folder, name + ".dll")))
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsSubclassOf(typeof(DiagnosticSuppressor))
                && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
    }

    // What a package brings stays apart from what the other packages bring; the compiler is ours.
    private sealed class Context(string folder) : AssemblyLoadContext(Path.GetFileName(folder))
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
