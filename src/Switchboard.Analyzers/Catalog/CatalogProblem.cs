using Microsoft.CodeAnalysis.Text;

namespace Switchboard.Analyzers.Catalog;

/// <summary>A piece of a catalog line that cannot be used, and why.</summary>
internal sealed class CatalogProblem
{
    public CatalogProblem(int line, TextSpan span, string text, string message)
    {
        Line = line;
        Span = span;
        Text = text;
        Message = message;
    }

    /// <summary>The zero-based line.</summary>
    public int Line { get; }

    /// <summary>Where <see cref="Text"/> stands in the file.</summary>
    public TextSpan Span { get; }

    /// <summary>The words that are wrong.</summary>
    public string Text { get; }

    /// <summary>What is wrong with them and what to write instead.</summary>
    public string Message { get; }
}
