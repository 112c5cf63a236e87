using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Access;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>Changes to one file, noted against the file as it is and applied together.</summary>
internal sealed class FileEdit
{
    private readonly Document _document;
    private readonly SyntaxNode _root;
    private readonly SyntaxNode _place;
    private readonly List<(SyntaxNode Node, Func<SyntaxNode, SyntaxNode?> Change)> _changes = new();
    private readonly List<string> _imports = new();

    public FileEdit(FixTarget target)
    {
        _document = target.Document;
        _root = target.Root;
        _place = target.Node.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() ?? target.Root;
    }

    /// <summary>Replaces a node by what the function makes of it; of the node as the earlier changes left it. Null gives up the whole edit.</summary>
    public void Change<TNode>(TNode node, Func<TNode, SyntaxNode?> change)
        where TNode : SyntaxNode =>
        _changes.Add((node, current => change((TNode)current)));

    public void Import(string? name)
    {
        if (name is not null)
            _imports.Add(name);
    }

    /// <summary>The document with all changes made, or null where one of them could not be.</summary>
    public Document? Apply()
    {
        var tracked = new HashSet<SyntaxNode> { _place };
        foreach (var (node, _) in _changes)
            tracked.Add(node);
        tracked.Remove(_root);

        var root = _root.TrackNodes(tracked);
        foreach (var (node, change) in _changes)
        {
            var current = node == _root ? root : root.GetCurrentNode(node);
            if (current is null || change(current) is not { } changed)
                return null;
            root = root.ReplaceNode(current, changed);
        }

        foreach (var name in _imports)
        {
            var place = _place == _root ? root : root.GetCurrentNode(_place);
            if (root is CompilationUnitSyntax unit)
                root = Imports.Add(unit, name, place ?? root);
        }

        return _document.WithSyntaxRoot(WithoutElasticTrivia(root));
    }

    // What is written has its white space; elastic trivia would have the formatter lay out what stands beside it, too.
    private static SyntaxNode WithoutElasticTrivia(SyntaxNode root) => root.ReplaceTrivia(
        root.GetAnnotatedTrivia(SyntaxAnnotation.ElasticAnnotation),
        static (trivia, _) => trivia.Span.Length == 0 ? default : trivia.WithoutAnnotations(SyntaxAnnotation.ElasticAnnotation));
}
