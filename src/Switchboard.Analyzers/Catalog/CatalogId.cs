using System.Globalization;

namespace Switchboard.Analyzers.Catalog;

/// <summary>A documentation-comment id, taken apart: its kind, the type it names or the type that declares the member it names.</summary>
internal readonly struct CatalogId
{
    private const string ArityMark = "``";

    private CatalogId(char kind, string typeName, string memberName, int arity, bool hasParameters)
    {
        Kind = kind;
        TypeName = typeName;
        MemberName = memberName;
        Arity = arity;
        HasParameters = hasParameters;
    }

    /// <summary>The letter before the colon.</summary>
    public char Kind { get; }

    /// <summary>The type named, or the type that declares the member named, nested types separated by dots.</summary>
    public string TypeName { get; }

    /// <summary>The member's metadata name (<c>.ctor</c> for a constructor); empty for a type.</summary>
    public string MemberName { get; }

    /// <summary>The number of type parameters the id asks of a method; -1 where any number will do.</summary>
    public int Arity { get; }

    /// <summary>Whether the id names one overload by its parameters.</summary>
    public bool HasParameters { get; }

    public static bool TryParse(string text, out CatalogId id)
    {
        id = default;
        if (text.Length < 3 || text[1] != ':')
            return false;

        var kind = text[0];
        var open = text.IndexOf('(');
        if (open >= 0 && (kind is not ('M' or 'P') || !HasBalancedParameters(text, open)))
            return false;

        var name = text.Substring(2, (open >= 0 ? open : text.Length) - 2);
        if (!IsDottedName(name))
            return false;

        if (kind == 'T')
        {
            id = new CatalogId(kind, name, "", -1, hasParameters: false);
            return name.IndexOf('#') < 0;
        }

        var dot = name.LastIndexOf('.');
        if (dot < 0)
            return false;

        var member = name.Substring(dot + 1);
        if (!TryTakeArity(ref member, out var arity))
            return false;

        id = new CatalogId(kind, name.Substring(0, dot), member.Replace('#', '.'), arity, open >= 0);
        return true;
    }

    private static bool TryTakeArity(ref string member, out int arity)
    {
        arity = -1;
        var mark = member.IndexOf(ArityMark, StringComparison.Ordinal);
        if (mark < 0)
            return true;

        var digits = member.Substring(mark + ArityMark.Length);
        member = member.Substring(0, mark);
        return member.Length > 0 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out arity);
    }

    private static bool HasBalancedParameters(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '(')
                depth++;
            else if (text[i] == ')' && --depth == 0)
                return i == text.Length - 1;
        }

        return false;
    }

    private static bool IsDottedName(string name)
    {
        var partLength = 0;
        foreach (var character in name)
        {
            if (character == '.')
            {
                if (partLength == 0)
                    return false;

                partLength = 0;
                continue;
            }

            if (!char.IsLetterOrDigit(character) && character is not ('_' or '`' or '#' or '{' or '}' or ',' or '@'))
                return false;

            partLength++;
        }

        return partLength > 0;
    }
}
