using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Switchboard.Analyzers.Catalog;

/// <summary>Reads one line: <c>role id [flag | name=value]…</c>, with <c>#</c> before a comment.</summary>
internal sealed class CatalogLineParser
{
    private readonly string _catalog;
    private readonly TextLine _line;
    private readonly string _text;
    private int _position;

    public CatalogLineParser(string catalog, TextLine line)
    {
        _catalog = catalog;
        _line = line;
        _text = line.ToString();
    }

    /// <summary>What is wrong with the line; null while nothing is.</summary>
    public CatalogProblem? Problem { get; private set; }

    /// <summary>The entry of the line; null for a blank line, a comment and a line with a problem.</summary>
    public CatalogEntry? Parse()
    {
        if (NextWord() is not { } roleWord)
            return null;

        if (RoleSyntax.Find(roleWord) is not { } role)
        {
            var known = string.Join(", ", RoleSyntax.All.Select(r => r.Word));
            return Report(roleWord, $"The role '{roleWord}' is not known; use one of {known}");
        }

        if (NextWord() is not { } id)
            return Report(roleWord, $"The role '{roleWord}' stands without an id; write a documentation id such as {role.Kinds[0]}:Namespace.Type after it");

        if (!CatalogId.TryParse(id, out var parsedId))
            return Report(id, $"'{id}' is not a documentation id; write one such as {role.Kinds[0]}:Namespace.Type, without spaces");

        if (role.Kinds.IndexOf(parsedId.Kind) < 0)
        {
            var kinds = string.Join(" or ", role.Kinds.Select(kind => $"{kind}:"));
            return Report(id, $"A '{roleWord}' line takes an id that begins with {kinds}, not with {parsedId.Kind}:");
        }

        var options = ImmutableArray.CreateBuilder<CatalogOption>();
        while (NextWord() is { } word)
        {
            if (ParseOption(role, word, options) is { } mistake)
                return Report(word, mistake);
        }

        return new CatalogEntry(_catalog, _line.LineNumber, role.Role, id, parsedId, options.ToImmutable());
    }

    /// <summary>Records the problem with the word, the last one of that spelling in the line read so far.</summary>
    public CatalogEntry? Report(string word, string message)
    {
        var start = _text.LastIndexOf(word, Math.Max(_position - 1, 0), StringComparison.Ordinal);
        var span = new TextSpan(_line.Start + Math.Max(start, 0), word.Length);
        Problem = new CatalogProblem(_line.LineNumber, span, word, message);
        return null;
    }

    private static string? ParseOption(RoleSyntax role, string word, ImmutableArray<CatalogOption>.Builder options)
    {
        var equals = word.IndexOf('=');
        var name = equals < 0 ? word : word.Substring(0, equals);
        var value = equals < 0 ? null : word.Substring(equals + 1);

        if (role.FindOption(name) is not { } syntax)
            return UnknownOption(role, name);

        if (!syntax.TakesValue && value is not null)
            return $"The flag '{name}' takes no value; write it alone";

        if (syntax.TakesValue && string.IsNullOrEmpty(value))
            return $"The option '{name}' needs a value; write {name}={(syntax.Values.IsEmpty ? "<name>" : string.Join("|", syntax.Values))}";

        if (value is not null && !syntax.Values.IsEmpty && !syntax.Values.Contains(value))
            return $"The option '{name}' cannot be '{value}'; use one of {string.Join(", ", syntax.Values)}";

        foreach (var option in options)
        {
            if (option.Name == name)
                return $"The option '{name}' stands twice; keep one of the two";
        }

        options.Add(new CatalogOption(name, value));
        return null;
    }

    private static string UnknownOption(RoleSyntax role, string name)
    {
        var takes = role.Options.IsEmpty ? "it takes no options" : $"it takes {string.Join(", ", role.Options.Select(option => option.Name))}";
        return RoleSyntax.All.Any(other => other.FindOption(name) is not null)
            ? $"A '{role.Word}' line does not take the option '{name}'; {takes}"
            : $"The option '{name}' of a '{role.Word}' line is not known; {takes}";
    }

    private string? NextWord()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            _position++;

        if (_position == _text.Length || _text[_position] == '#')
            return null;

        var start = _position;
        while (_position < _text.Length && !char.IsWhiteSpace(_text[_position]))
            _position++;

        return _text.Substring(start, _position - start);
    }
}
