using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Flow;

/// <summary>Where a type or member is declared.</summary>
internal static class Namespaces
{
    /// <summary>Whether the symbol stands in the namespace with this whole name.</summary>
    public static bool IsIn(this ISymbol symbol, string name)
    {
        var end = name.Length;
        for (var space = symbol.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            var part = space.Name;
            var start = end - part.Length;
            if (start < 0 || string.CompareOrdinal(name, start, part, 0, part.Length) != 0)
                return false;
            if (start == 0)
                return space.ContainingNamespace is { IsGlobalNamespace: true };
            if (name[start - 1] != '.')
                return false;
            end = start - 1;
        }

        return false;
    }

    /// <summary>The name of the outermost namespace around the symbol.</summary>
    public static string? OutermostNamespace(this ISymbol symbol)
    {
        var space = symbol.ContainingNamespace;
        while (space?.ContainingNamespace is { IsGlobalNamespace: false } outer)
            space = outer;
        return space?.Name;
    }
}
