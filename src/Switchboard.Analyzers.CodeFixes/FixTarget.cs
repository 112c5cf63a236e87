using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>What a fix is asked about: one diagnostic's node in the document as it is now, with the compilation that gives it meaning.</summary>
internal sealed class FixTarget
{
    private FixTarget(Document document, SyntaxNode node, SyntaxNode root, Diagnostic diagnostic, SemanticModel semanticModel, ConnectionModel model)
    {
        Document = document;
        Node = node;
        Root = root;
        Diagnostic = diagnostic;
        SemanticModel = semanticModel;
        Model = model;
    }

    public Document Document { get; }

    /// <summary>The node that the diagnostic stands on.</summary>
    public SyntaxNode Node { get; }

    public SyntaxNode Root { get; }

    /// <summary>The diagnostic as it was reported. In a Fix All its location may be out of date; its id and properties are not.</summary>
    public Diagnostic Diagnostic { get; }

    public SemanticModel SemanticModel { get; }

    public ConnectionModel Model { get; }

    /// <summary>The target, or null where the project references no catalogued SDK any more.</summary>
    public static async Task<FixTarget?> CreateAsync(Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var semanticModel = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || semanticModel is null)
            return null;

        var model = ConnectionModel.For(semanticModel.Compilation, document.Project.AnalyzerOptions, cancellationToken);
        return model is null ? null : new FixTarget(document, node, root, diagnostic, semanticModel, model);
    }
}
