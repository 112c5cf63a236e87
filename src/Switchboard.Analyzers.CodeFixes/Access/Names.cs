using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>Finds a name that nothing around a place has yet.</summary>
internal static class Names
{
    /// <param name="model">The meaning of the file.</param>
    /// <param name="within">The code in which the name must be new: a function or a type.</param>
    /// <param name="candidates">The names in order of preference; the first gets a number where all are taken.</param>
    public static string Unique(SemanticModel model, SyntaxNode within, params string[] candidates)
    {
        // Inside a type its inherited members count too.
        var position = within is TypeDeclarationSyntax { OpenBraceToken: { IsMissing: false, RawKind: not 0 } brace } ? brace.Span.End : within.SpanStart;
        return FirstFree(model, position, within, candidates);
    }

    /// <summary>A name for a parameter of a lambda: beside it, other lambdas may have the same.</summary>
    /// <param name="model">The meaning of the file.</param>
    /// <param name="position">Where the lambda will stand.</param>
    /// <param name="body">What will stand in it.</param>
    /// <param name="candidates">The names in order of preference.</param>
    public static string OfLambda(SemanticModel model, int position, SyntaxNode body, params string[] candidates) => FirstFree(model, position, body, candidates);

    private static string FirstFree(SemanticModel model, int position, SyntaxNode within, string[] candidates)
    {
        var taken = new HashSet<string>();
        foreach (var token in within.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken))
                taken.Add(token.ValueText);
        }

        foreach (var candidate in candidates)
        {
            if (IsFree(candidate))
                return candidate;
        }

        for (var number = 2; ; number++)
        {
            if (IsFree(candidates[0] + number))
                return candidates[0] + number;
        }

        bool IsFree(string name) => !taken.Contains(name) && model.LookupSymbols(position, name: name).IsEmpty;
    }

    /// <summary>The name of a variable of a type: HubConnection is hubConnection.</summary>
    public static string OfVariable(string typeName)
    {
        var name = typeName.Length > 1 && typeName[0] == 'I' && char.IsUpper(typeName[1]) ? typeName.Substring(1) : typeName;
        name = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }
}
