using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The assemblies of the framework that test code compiles against.</summary>
/// <remarks>They come from the SDK's packs beside the running runtime and, where it has none, from that runtime itself; nothing is downloaded.</remarks>
public sealed class ReferenceAssemblies
{
    private static readonly ConcurrentDictionary<string, ImmutableArray<MetadataReference>> Resolved = new(StringComparer.Ordinal);

    /// <summary>Names a framework, such as <c>net10.0</c>.</summary>
    public ReferenceAssemblies(string targetFramework) => TargetFramework = targetFramework ?? throw new ArgumentNullException(nameof(targetFramework));

    /// <summary>The framework of the test run.</summary>
    public static ReferenceAssemblies Default => Net.Net100;

    /// <summary>The framework's short name.</summary>
    public string TargetFramework { get; }

    /// <summary>Finds the assemblies; the same instances every time.</summary>
    /// <exception cref="InvalidOperationException">This machine has no assemblies of the framework.</exception>
    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string? language, CancellationToken cancellationToken)
        => Task.FromResult(Resolved.GetOrAdd(TargetFramework, Resolve));

    private static ImmutableArray<MetadataReference> Resolve(string targetFramework)
    {
        var files = FindPack(targetFramework) is { } pack ? Directory.EnumerateFiles(pack, "*.dll") : FindRuntimeAssemblies(targetFramework);
        return [.. files.Order(StringComparer.Ordinal).Select(MetadataReferences.FromFile)];
    }

    private static string? FindPack(string targetFramework)
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        if (!Directory.Exists(packs))
            return null;
        return Directory.EnumerateDirectories(packs)
            .Select(version => Path.Combine(version, "ref", targetFramework))
            .Where(Directory.Exists)
            .OrderByDescending(PackVersion)
            .FirstOrDefault();
    }

    private static Version PackVersion(string path)
    {
        var name = Path.GetFileName(Path.GetFullPath(Path.Combine(path, "..", "..")));
        return Version.TryParse(name.Split('-')[0], out var version) ? version : new Version();
    }

    private static IEnumerable<string> FindRuntimeAssemblies(string targetFramework)
    {
        if (targetFramework != $"net{Environment.Version.Major}.0")
            throw new InvalidOperationException($"There are no reference assemblies of {targetFramework} on this machine; install its SDK or use ReferenceAssemblies.Default.");
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return trusted.Split(Path.PathSeparator).Where(file => Path.GetDirectoryName(file) == runtime);
    }

    /// <summary>The frameworks of .NET 5 and later.</summary>
    public static class Net
    {
        /// <summary>.NET 8.</summary>
        public static ReferenceAssemblies Net80 { get; } = new("net8.0");

        /// <summary>.NET 9.</summary>
        public static ReferenceAssemblies Net90 { get; } = new("net9.0");

        /// <summary>.NET 10.</summary>
        public static ReferenceAssemblies Net100 { get; } = new("net10.0");
    }
}
