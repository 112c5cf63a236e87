using System.Reflection;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Assemblies that a test project refers to besides its reference assemblies.</summary>
public class MetadataReferenceCollection : List<MetadataReference>
{
    /// <summary>Adds the assembly in a file.</summary>
    public void Add(string path) => Add(MetadataReferences.FromFile(path));

    /// <summary>Adds a loaded assembly.</summary>
    public void Add(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        Add(MetadataReferences.FromFile(assembly.Location));
    }
}
