using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Hands diagnostics already found to a Fix All provider.</summary>
public sealed class FixAllDiagnostics : FixAllContext.DiagnosticProvider
{
    private readonly Solution _solution;
    private readonly ImmutableArray<Diagnostic> _diagnostics;

    public FixAllDiagnostics(Solution solution, ImmutableArray<Diagnostic> diagnostics)
    {
        _solution = solution;
        _diagnostics = diagnostics;
    }

    public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        => Find(document => document.Project.Id == project.Id);

    public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        => Find(found => found.Id == document.Id);

    // Every fixable diagnostic has a place in a document.
    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        => Task.FromResult<IEnumerable<Diagnostic>>([]);

    private Task<IEnumerable<Diagnostic>> Find(Func<Document, bool> isWanted)
        => Task.FromResult(_diagnostics.Where(diagnostic => _solution.GetDocument(diagnostic.Location.SourceTree) is { } document && isWanted(document)));
}
