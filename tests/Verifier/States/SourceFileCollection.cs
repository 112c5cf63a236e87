using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Files of a test project, in order.</summary>
public class SourceFileCollection : List<(string filename, SourceText content)>
{
    /// <summary>Adds a file.</summary>
    public void Add((string filename, string content) file) => Add((file.filename, SourceText.From(file.content)));

    /// <summary>Adds a file that a source generator is expected to produce under this name.</summary>
    public void Add((Type sourceGeneratorType, string filename, string content) file)
        => Add((GeneratorRun.GetPath(file.sourceGeneratorType, file.filename), SourceText.From(file.content)));

    internal bool HasSameContent(SourceFileCollection other)
    {
        if (Count != other.Count)
            return false;
        for (var i = 0; i < Count; i++)
        {
            if (this[i].filename != other[i].filename || !this[i].content.ContentEquals(other[i].content))
                return false;
        }

        return true;
    }

    internal void InheritFrom(SourceFileCollection other)
    {
        if (Count == 0)
            AddRange(other);
    }
}
