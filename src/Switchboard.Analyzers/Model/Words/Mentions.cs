using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Model;

/// <summary>
/// The files in which a connection can be used at all: those that mention a name of the catalog or of the manager, or one that such a file declares by means of them,
/// over however many steps. The code of all others is never looked at, which most files of most programs are.
/// </summary>
internal sealed class Mentions
{
    private readonly WordSet? _words;

    private Mentions(WordSet? words) => _words = words;

    /// <summary>Leaves nothing out.</summary>
    public static Mentions Everywhere { get; } = new(null);

    /// <summary>The files that say one of the names themselves.</summary>
    public static Mentions Of(IEnumerable<string> names)
    {
        var words = new HashSet<int>();
        foreach (var name in names)
            words.Add(Word.Of(name));
        return new Mentions(WordSet.Of(words));
    }

    /// <summary>Looks for the names in every file, and for what is declared by means of them.</summary>
    public static Mentions Of(Compilation compilation, HashSet<int> names, CancellationToken cancellationToken)
    {
        var words = WordSet.Of(names);
        var trees = compilation.SyntaxTrees.ToImmutableArray();
        while (true)
        {
            var files = FilesWith(words, trees, cancellationToken);
            // Where most files use connections there is nothing to win.
            if (files.Count * 2 > trees.Length)
                return Everywhere;

            var grown = words.Copy();
            foreach (var file in files)
                grown.UnionWith(file.DeclaredBy(words, cancellationToken));
            if (grown.Count == words.Count)
                return new Mentions(words);
            words = WordSet.Of(grown);
        }
    }

    /// <summary>Whether a file of the type, or of one that it derives from and has its members from, is one of them.</summary>
    public bool AreIn(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (_words is null)
            return true;

        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            foreach (var part in candidate.DeclaringSyntaxReferences)
            {
                if (FileWords.Of(part.SyntaxTree, cancellationToken).Mention(_words))
                    return true;
            }
        }

        return false;
    }

    // No more than it takes to know that they are most.
    private static List<FileWords> FilesWith(WordSet words, ImmutableArray<SyntaxTree> trees, CancellationToken cancellationToken)
    {
        var files = new List<FileWords>();
        foreach (var tree in trees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = FileWords.Of(tree, cancellationToken);
            if (!file.Mention(words))
                continue;
            files.Add(file);
            if (files.Count * 2 > trees.Length)
                break;
        }

        return files;
    }
}
