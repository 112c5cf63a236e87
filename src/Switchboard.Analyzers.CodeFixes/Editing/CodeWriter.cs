using System.Text;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>Writes lines of code in the style of a file.</summary>
internal sealed class CodeWriter
{
    private readonly SourceStyle _style;
    private readonly StringBuilder _text = new();
    private string _indent;

    public CodeWriter(SourceStyle style, string indent)
    {
        _style = style;
        _indent = indent;
    }

    public CodeWriter Line(string code)
    {
        if (code.Length > 0)
            _text.Append(_indent).Append(code);
        _text.Append(_style.NewLine);
        return this;
    }

    /// <summary>Opens a block under its head.</summary>
    public CodeWriter Open(string head)
    {
        if (_style.BracesOnOwnLine)
            Line(head).Line("{");
        else
            Line(head + " {");
        _indent += _style.Indent;
        return this;
    }

    public CodeWriter Close()
    {
        _indent = _indent.Substring(0, _indent.Length - _style.Indent.Length);
        return Line("}");
    }

    /// <summary>The lines, each with its line end.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>Writes lines that have their white space already.</summary>
    public void Verbatim(string lines) => _text.Append(lines);
}
