using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Switchboard.TestReferences;

/// <summary>Finds assemblies of the installed .NET and of the running test as compile references.</summary>
internal static class InstalledAssemblies
{
    private static readonly string s_runtimeDirectory = Path.GetFullPath(RuntimeEnvironment.GetRuntimeDirectory());

    private static readonly ImmutableDictionary<string, string> s_trusted = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
        .ToImmutableDictionary(group => group.Key!, group => group.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>A framework's reference assemblies; its implementation assemblies where no targeting pack is installed.</summary>
    public static ImmutableArray<MetadataReference> Framework(string name)
    {
        // …/shared/Microsoft.NETCore.App/10.0.x/ stands beside …/packs/<name>.Ref/10.0.x/ref/net10.0/
        var root = Path.GetFullPath(Path.Combine(s_runtimeDirectory, "..", "..", ".."));
        var packs = new DirectoryInfo(Path.Combine(root, "packs", name + ".Ref"));
        var pack = packs.Exists
            ? packs.GetDirectories("10.0.*").OrderBy(directory => directory.Name, StringComparer.Ordinal).LastOrDefault()
            : null;

        var directory = pack is null
            ? SharedFramework(root, name)
            : Path.Combine(pack.FullName, "ref", "net10.0");

        return Directory.GetFiles(directory, "*.dll")
            .Where(IsManaged)
            .Order(StringComparer.Ordinal)
            .Select(Reference)
            .ToImmutableArray();
    }

    /// <summary>Assemblies that the running test has beside it.</summary>
    /// <exception cref="FileNotFoundException">One of them is not there.</exception>
    public static ImmutableArray<MetadataReference> Named(params string[] names) => names.Select(name => Reference(Find(name))).ToImmutableArray();

    /// <summary>Assemblies that the running test has loaded or could load, by the beginning of their name.</summary>
    public static ImmutableArray<MetadataReference> BeginningWith(string prefix) => s_trusted
        .Where(pair => pair.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => Reference(pair.Value))
        .ToImmutableArray();

    /// <summary>The path of an assembly that the running test has beside it.</summary>
    public static string Find(string name)
    {
        if (s_trusted.TryGetValue(name, out var path))
            return path;

        path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{name}.dll is not beside the running test; add a reference to it in TestReferences.csproj.", path);
    }

    private static string SharedFramework(string root, string name)
    {
        var shared = new DirectoryInfo(Path.Combine(root, "shared", name));
        return shared.GetDirectories("10.0.*").OrderBy(directory => directory.Name, StringComparer.Ordinal).Last().FullName;
    }

    private static bool IsManaged(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new System.Reflection.PortableExecutable.PEReader(stream);
        return reader.HasMetadata;
    }

    private static MetadataReference Reference(string path) => MetadataReference.CreateFromFile(path);
}
