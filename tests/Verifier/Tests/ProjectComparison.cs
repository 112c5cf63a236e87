using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares projects by their files.</summary>
internal static class ProjectComparison
{
    /// <summary>Fails unless the projects have the files of the state, equal in every character.</summary>
    public static async Task VerifyAsync(SolutionState expected, Project primary, IVerifier verifier, CancellationToken cancellationToken)
    {
        foreach (var state in expected.AdditionalProjects.Values.Prepend(expected))
        {
            if (primary.Solution.Projects.SingleOrDefault(project => project.Name == state.Name) is not { } project)
            {
                verifier.Fail($"The fix removed the project '{state.Name}'.");
                continue;
            }

            await VerifyAsync("source", state.Sources, project.Documents, verifier, cancellationToken).ConfigureAwait(false);
            await VerifyAsync("additional", state.AdditionalFiles, project.AdditionalDocuments, verifier, cancellationToken).ConfigureAwait(false);
            await VerifyAsync("analyzer configuration", state.AnalyzerConfigFiles, project.AnalyzerConfigDocuments, verifier, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A string that is equal for solutions with equal files and references.</summary>
    public static async Task<string> GetContentKeyAsync(Solution solution, CancellationToken cancellationToken)
    {
        var key = new StringBuilder();
        foreach (var project in solution.Projects)
        {
            var references = default(HashCode);
            foreach (var reference in project.MetadataReferences)
                references.Add(RuntimeHelpers.GetHashCode(reference));
            key.Append(project.Name).Append('\0').Append(references.ToHashCode().ToString(CultureInfo.InvariantCulture));
            foreach (var document in project.Documents.Concat<TextDocument>(project.AdditionalDocuments).Concat(project.AnalyzerConfigDocuments))
            {
                key.Append('\0').Append(document.FilePath).Append('\0').Append(document.Name).Append('\0');
                key.Append(await document.GetTextAsync(cancellationToken).ConfigureAwait(false));
            }
        }

        return key.ToString();
    }

    private static async Task VerifyAsync(
        string kind,
        SourceFileCollection expected,
        IEnumerable<TextDocument> documents,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var actual = documents.ToList();
        foreach (var ((path, content), document) in expected.Zip(actual))
        {
            var (name, folders) = TestProjectFactory.SplitPath(path);
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            verifier.EqualOrDiff(content.ToString(), text.ToString(), $"The {kind} file '{path}' is not as expected.");
            verifier.Equal(name, document.Name, $"Expected a {kind} file '{path}' but found '{document.Name}'.");
            verifier.SequenceEqual(folders, document.Folders, message: $"Expected the {kind} file '{path}' in the folder '{string.Join('/', folders)}' but found it in '{string.Join('/', document.Folders)}'.");
        }

        if (expected.Count != actual.Count)
            verifier.Fail($"Expected {expected.Count} {kind} files but found {actual.Count}: {string.Join(", ", actual.Select(document => document.Name))}.");
    }
}
