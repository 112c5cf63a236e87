using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Turns states into projects, all in one workspace: a solution is immutable, so tests cannot see each other.</summary>
internal static class TestProjectFactory
{
    private static readonly AdhocWorkspace Workspace = new();

    /// <summary>Builds the projects of a state.</summary>
    public static async Task<(Solution Solution, ProjectId Primary)> CreateAsync(
        SolutionState state,
        ReferenceAssemblies defaultReferences,
        ParseOptions parseOptions,
        CompilationOptions compilationOptions,
        CancellationToken cancellationToken)
    {
        ProjectState[] states = [state, .. state.AdditionalProjects.Values];
        var ids = states.ToDictionary(project => project.Name, project => ProjectId.CreateNewId(project.Name), StringComparer.Ordinal);
        var solution = Workspace.CurrentSolution;
        foreach (var project in states)
        {
            var references = await (project.ReferenceAssemblies ?? defaultReferences).ResolveAsync(project.Language, cancellationToken).ConfigureAwait(false);
            var id = ids[project.Name];
            var info = ProjectInfo.Create(
                    id,
                    VersionStamp.Default,
                    project.Name,
                    project.AssemblyName,
                    project.Language,
                    compilationOptions: project.OutputKind is { } kind ? compilationOptions.WithOutputKind(kind) : compilationOptions,
                    parseOptions: project.DocumentationMode is { } mode ? parseOptions.WithDocumentationMode(mode) : parseOptions,
                    documents: CreateDocuments(id, project.Sources),
                    metadataReferences: [.. references, .. project.AdditionalReferences],
                    additionalDocuments: CreateDocuments(id, project.AdditionalFiles))
                .WithAnalyzerConfigDocuments(CreateDocuments(id, project.AnalyzerConfigFiles));
            solution = solution.AddProject(info);
        }

        foreach (var project in states)
        {
            foreach (var name in project.AdditionalProjectReferences)
            {
                if (!ids.TryGetValue(name, out var referenced))
                    throw new InvalidOperationException($"Project '{project.Name}' refers to '{name}', which is not among the test's projects.");
                solution = solution.AddProjectReference(ids[project.Name], new ProjectReference(referenced));
            }
        }

        return (solution, ids[state.Name]);
    }

    /// <summary>Splits <c>/0/Folder/File.cs</c> into <c>File.cs</c> and the folders inside the project, whose own folder comes first.</summary>
    public static (string Name, ImmutableArray<string> Folders) SplitPath(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var inside = path.StartsWith('/') && parts.Length > 1 ? parts.AsSpan(1) : parts;
        return (parts[^1], [.. inside[..^1]]);
    }

    private static List<DocumentInfo> CreateDocuments(ProjectId project, SourceFileCollection files)
    {
        var documents = new List<DocumentInfo>(files.Count);
        foreach (var (path, content) in files)
        {
            var (name, folders) = SplitPath(path);
            var loader = TextLoader.From(TextAndVersion.Create(content, VersionStamp.Default, path));
            documents.Add(DocumentInfo.Create(DocumentId.CreateNewId(project, path), name, folders, SourceCodeKind.Regular, loader, path));
        }

        return documents;
    }
}
