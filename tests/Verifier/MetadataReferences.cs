using System.Collections.Concurrent;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Metadata read once: compilations that share a reference share the symbols behind it.</summary>
internal static class MetadataReferences
{
    private static readonly ConcurrentDictionary<string, MetadataReference> References = new(StringComparer.Ordinal);

    /// <summary>Returns the one reference to the file, with the XML documentation beside it left unread.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static MetadataReference FromFile(string path) => References.GetOrAdd(Path.GetFullPath(path), static path => MetadataReference.CreateFromFile(path));
}
