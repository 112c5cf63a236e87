using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Teardown;

namespace Switchboard.Analyzers.CodeFixes.Editing;

/// <summary>
/// The changes that one fix makes to the text of a document. Text, because a fix that writes its own white space leaves everybody
/// else's as it was.
/// </summary>
internal sealed class SourceEdits
{
    private readonly List<TextChange> _changes = new();
    private readonly SortedSet<string> _imports = new(StringComparer.Ordinal);

    public SourceEdits(FixTarget target, SourceText text)
    {
        Target = target;
        Text = text;
        Style = SourceStyle.Of(target.Root, text);
    }

    public FixTarget Target { get; }

    public SourceText Text { get; }

    public SourceStyle Style { get; }

    public void Insert(int position, string text) => Replace(new TextSpan(position, 0), text);

    public void Replace(TextSpan span, string text) => _changes.Add(new TextChange(span, text));

    /// <summary>Whether the text at the position is replaced already.</summary>
    public bool Covers(int position)
    {
        foreach (var change in _changes)
        {
            if (change.Span.Contains(position))
                return true;
        }

        return false;
    }

    /// <summary>Brings a namespace into scope.</summary>
    public void Import(string name) => _imports.Add(name);

    /// <summary>Removes a statement with its line, and leaves the comments around it.</summary>
    public void RemoveStatement(SyntaxNode statement) => RemoveLines(statement.Span);

    /// <summary>Removes a statement or member as <see cref="RemoveStatement"/> does.</summary>
    public void RemoveLines(TextSpan span)
    {
        var line = Text.Lines.GetLineFromPosition(span.Start);
        var last = Text.Lines.GetLineFromPosition(span.End);
        var rest = Text.ToString(TextSpan.FromBounds(span.End, last.End)).Trim();
        if (!Style.IsFirstOnLine(span.Start))
            Replace(TextSpan.FromBounds(Text[span.Start - 1] == ' ' ? span.Start - 1 : span.Start, span.End), string.Empty);
        else if (rest.Length > 0)
            Replace(TextSpan.FromBounds(span.Start, span.End + (Text[span.End] == ' ' ? 1 : 0)), string.Empty);
        else
            Replace(TextSpan.FromBounds(StartWithBlankLine(line, last), last.EndIncludingLineBreak), string.Empty);
    }

    // A blank line above goes along where another blank line or the end of the block or file would follow.
    private int StartWithBlankLine(TextLine first, TextLine last)
    {
        if (first.LineNumber == 0 || !IsBlank(Text.Lines[first.LineNumber - 1]))
            return first.Start;
        var next = last.LineNumber + 1 < Text.Lines.Count ? Text.Lines[last.LineNumber + 1].ToString().Trim() : string.Empty;
        return next.Length == 0 || next.StartsWith("}", StringComparison.Ordinal) ? Text.Lines[first.LineNumber - 1].Start : first.Start;
    }

    private static bool IsBlank(TextLine line) => line.ToString().Trim().Length == 0;

    /// <summary>The document with the changes; null where two of them meet.</summary>
    public async Task<Document?> ApplyAsync(CancellationToken cancellationToken)
    {
        var changes = _changes.OrderBy(static change => change.Span.Start).ThenBy(static change => change.Span.End).ToList();
        for (var i = 1; i < changes.Count; i++)
        {
            if (changes[i].Span.Start < changes[i - 1].Span.End)
                return null;
        }

        // Two texts for one place become one, in the order in which they were written.
        var merged = new List<TextChange>();
        foreach (var change in changes)
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is { Span.IsEmpty: true } last && last.Span.Start == change.Span.Start)
                merged[merged.Count - 1] = new TextChange(change.Span, last.NewText + change.NewText);
            else
                merged.Add(change);
        }

        // Parsed anew: an incremental parse keeps nodes of the old tree, and with them the trivia that another fix gave them.
        var text = SourceText.From(Text.WithChanges(merged).ToString(), Text.Encoding, Text.ChecksumAlgorithm);
        var changed = Target.Document.WithText(text);
        return await ImportAsync(await Marks.CarryAsync(Target.Root, changed, merged, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Document> ImportAsync(Document document, CancellationToken cancellationToken)
    {
        if (_imports.Count == 0 || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root)
            return document;

        foreach (var name in _imports)
            root = Imports.Add(root, name, FirstNamespace(root));
        return document.WithSyntaxRoot(root);
    }

    private static SyntaxNode FirstNamespace(CompilationUnitSyntax root)
    {
        foreach (var member in root.Members)
        {
            if (member is BaseNamespaceDeclarationSyntax)
                return member;
        }

        return root;
    }
}
