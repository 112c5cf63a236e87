namespace Microsoft.CodeAnalysis.Testing;

/// <summary>One project of a test.</summary>
public class ProjectState
{
    /// <summary>Creates a project without files; those added without a name are called prefix, number, extension.</summary>
    public ProjectState(string name, string language, string defaultPrefix, string defaultExtension)
    {
        Name = name;
        Language = language;
        DefaultPrefix = defaultPrefix;
        DefaultExtension = defaultExtension;
        Sources = new SourceFileList(defaultPrefix, defaultExtension);
    }

    /// <summary>The project's name.</summary>
    public string Name { get; }

    /// <summary>The name of the assembly it compiles to.</summary>
    public string AssemblyName => Name;

    /// <summary>The project's language.</summary>
    public string Language { get; }

    /// <summary>The assemblies of its framework, or <see langword="null"/> for those of the test.</summary>
    public ReferenceAssemblies? ReferenceAssemblies { get; set; }

    /// <summary>What it compiles to, or <see langword="null"/> for what the test's compilation options say.</summary>
    public OutputKind? OutputKind { get; set; }

    /// <summary>How documentation comments are read, or <see langword="null"/> for what the test's parse options say.</summary>
    public DocumentationMode? DocumentationMode { get; set; }

    /// <summary>Its source files.</summary>
    public SourceFileList Sources { get; }

    /// <summary>The files that the test's source generators are expected to produce.</summary>
    public SourceFileCollection GeneratedSources { get; } = [];

    /// <summary>Its additional files.</summary>
    public SourceFileCollection AdditionalFiles { get; } = [];

    /// <summary>Its <c>.editorconfig</c> and global configuration files.</summary>
    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    /// <summary>Assemblies it refers to besides <see cref="ReferenceAssemblies"/>.</summary>
    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    /// <summary>The names of the projects it refers to.</summary>
    public List<string> AdditionalProjectReferences { get; } = [];

    internal string DefaultPrefix { get; }

    internal string DefaultExtension { get; }

    internal bool HasSameContent(ProjectState other)
        => Sources.HasSameContent(other.Sources)
            && GeneratedSources.HasSameContent(other.GeneratedSources)
            && AdditionalFiles.HasSameContent(other.AdditionalFiles)
            && AnalyzerConfigFiles.HasSameContent(other.AnalyzerConfigFiles)
            && AdditionalReferences.SequenceEqual(other.AdditionalReferences);

    internal bool GivesContent()
        => Sources.Count + GeneratedSources.Count + AdditionalFiles.Count + AnalyzerConfigFiles.Count + AdditionalReferences.Count > 0;

    internal void InheritFrom(ProjectState other)
    {
        Sources.InheritFrom(other.Sources);
        GeneratedSources.InheritFrom(other.GeneratedSources);
        AdditionalFiles.InheritFrom(other.AdditionalFiles);
        AnalyzerConfigFiles.InheritFrom(other.AnalyzerConfigFiles);
        if (AdditionalReferences.Count == 0)
            AdditionalReferences.AddRange(other.AdditionalReferences);
        if (AdditionalProjectReferences.Count == 0)
            AdditionalProjectReferences.AddRange(other.AdditionalProjectReferences);
        ReferenceAssemblies ??= other.ReferenceAssemblies;
        OutputKind ??= other.OutputKind;
        DocumentationMode ??= other.DocumentationMode;
    }

    /// <summary>Copies all but the files that can carry markup; those are read into <paramref name="target"/>.</summary>
    internal void ReadMarkup(MarkupReader reader, ProjectState target)
    {
        reader.Read(Sources, target.Sources);
        reader.Read(AdditionalFiles, target.AdditionalFiles);
        target.InheritFrom(this);
    }
}
