using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OtherAnalyzers;

/// <summary>A package of analyzers, with all that it has.</summary>
/// <param name="Name">The id of the package.</param>
/// <param name="Version">Its version; empty for our own.</param>
/// <param name="Analyzers">Its analyzers.</param>
public sealed record OtherPackage(string Name, string Version, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    /// <summary>Loads every package beside the program, in the order of their names.</summary>
    public static ImmutableArray<OtherPackage> LoadAll() =>
        [.. from package in Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "others"))
            from version in Directory.GetDirectories(package)
            orderby Path.GetFileName(package)
            select new OtherPackage(Path.GetFileName(package), Path.GetFileName(version), Load(version))];

    private static ImmutableArray<DiagnosticAnalyzer> Load(string folder)
    {
        var context = new PackageLoadContext(folder);
        return [.. from file in Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal)
                   from type in TypesOf(context.LoadFromAssemblyPath(file))
                   where !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type)
                   where type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is { Languages: var languages } && languages.Contains("C#")
                   where type.GetConstructor(Type.EmptyTypes) is not null
                   select (DiagnosticAnalyzer)Activator.CreateInstance(type)!];
    }

    // The assembly of the fixes needs what only an editor has.
    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException error)
        {
            return error.Types.OfType<Type>();
        }
    }

    // Each package has its own versions of what it brings; the compiler is everybody's.
    private sealed class PackageLoadContext(string folder) : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            Path.Combine(folder, assemblyName.Name + ".dll") is var file && File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}
