using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Editing;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>Adds a using directive where the file has its own, in the order that the file keeps.</summary>
internal static class Imports
{
    /// <param name="root">The file.</param>
    /// <param name="name">The namespace.</param>
    /// <param name="at">A node of the file that needs it.</param>
    public static CompilationUnitSyntax Add(CompilationUnitSyntax root, string name, SyntaxNode at)
    {
        var layout = Layout.Of(root);
        for (var node = at; node is not null; node = node.Parent)
        {
            if (node is BaseNamespaceDeclarationSyntax { Usings: { Count: > 0 } usings } space)
                return IsThere(usings, name) ? root : root.ReplaceNode(space, space.WithUsings(Insert(usings, name, layout)));
        }

        if (IsThere(root.Usings, name))
            return root;
        return root.Usings.Count > 0 ? root.WithUsings(Insert(root.Usings, name, layout)) : AddFirst(root, name, layout);
    }

    private static bool IsThere(SyntaxList<UsingDirectiveSyntax> usings, string name)
    {
        foreach (var directive in usings)
        {
            if (IsPlain(directive) && NameOf(directive) == name)
                return true;
        }

        return false;
    }

    private static SyntaxList<UsingDirectiveSyntax> Insert(SyntaxList<UsingDirectiveSyntax> usings, string name, Layout layout)
    {
        var index = OutsideConditions(usings, IndexFor(usings, name));
        var directive = Directive(name).WithTrailingTrivia(layout.EndOfLine);
        if (index > 0)
            return usings.Insert(index, directive.WithLeadingTrivia(Layout.Space(Layout.IndentationOf(usings[0]))));

        // What stands above the first directive, a licence for example, stays above it.
        var first = usings[0];
        var above = first.GetLeadingTrivia();
        var condition = above.IndexOf(SyntaxKind.IfDirectiveTrivia);
        return usings
            .Replace(first, first.WithLeadingTrivia(condition < 0 ? Layout.Space(Layout.IndentationOf(first)) : Slice(above, condition, above.Count)))
            .Insert(0, directive.WithLeadingTrivia(condition < 0 ? above : Slice(above, 0, condition)));
    }

    // Between #if and #endif it would be missing in the other builds.
    private static int OutsideConditions(SyntaxList<UsingDirectiveSyntax> usings, int index) => Conditions.Outside(usings.Take(index));

    private static int IndexFor(SyntaxList<UsingDirectiveSyntax> usings, string name)
    {
        var systemFirst = PutsSystemFirst(usings);
        var last = 0;
        string? previous = null;
        var sorted = -1;
        for (var i = 0; i < usings.Count; i++)
        {
            if (!usings[i].GlobalKeyword.IsKind(SyntaxKind.None))
                last = i + 1;
            if (!IsPlain(usings[i]))
                continue;

            var current = NameOf(usings[i]);
            if (previous is not null && Compare(previous, current, systemFirst) > 0)
                return AfterLastPlain(usings);
            if (sorted < 0 && Compare(name, current, systemFirst) < 0)
                sorted = i;
            previous = current;
            last = i + 1;
        }

        return sorted >= 0 ? sorted : last;
    }

    private static int AfterLastPlain(SyntaxList<UsingDirectiveSyntax> usings)
    {
        var index = usings.Count;
        while (index > 0 && !IsPlain(usings[index - 1]))
            index--;
        return index;
    }

    // Where no directive of System says otherwise, it comes first.
    private static bool PutsSystemFirst(SyntaxList<UsingDirectiveSyntax> usings)
    {
        var isFirst = true;
        foreach (var directive in usings)
        {
            if (!IsPlain(directive))
                continue;
            if (IsSystem(NameOf(directive)))
                return isFirst;
            isFirst = false;
        }

        return true;
    }

    private static int Compare(string left, string right, bool systemFirst)
    {
        if (systemFirst && IsSystem(left) != IsSystem(right))
            return IsSystem(left) ? -1 : 1;
        return string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None);

    private static string NameOf(UsingDirectiveSyntax directive)
    {
        var name = directive.Name.ToString();
        return name.StartsWith("global::", StringComparison.Ordinal) ? name.Substring("global::".Length) : name;
    }

    private static UsingDirectiveSyntax Directive(string name) =>
        SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name))
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space));

    private static CompilationUnitSyntax AddFirst(CompilationUnitSyntax root, string name, Layout layout)
    {
        if (root.Externs.Count > 0)
            return root.WithUsings(SyntaxFactory.SingletonList(Directive(name).WithTrailingTrivia(layout.EndOfLine)));

        // The header of the file is the comment that a blank line sets apart from the code.
        var first = root.GetFirstToken(includeZeroWidth: true);
        var header = HeaderLength(first.LeadingTrivia);
        var directive = Directive(name)
            .WithLeadingTrivia(Slice(first.LeadingTrivia, 0, header))
            .WithTrailingTrivia(layout.EndOfLine);
        return root
            .ReplaceToken(first, first.WithLeadingTrivia(Slice(first.LeadingTrivia, header, first.LeadingTrivia.Count).Insert(0, layout.EndOfLine)))
            .WithUsings(SyntaxFactory.SingletonList(directive));
    }

    private static int HeaderLength(SyntaxTriviaList trivia)
    {
        var length = 0;
        var lineIsEmpty = true;
        for (var i = 0; i < trivia.Count; i++)
        {
            if (trivia[i].IsDirective)
                break;
            if (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia))
            {
                if (lineIsEmpty)
                    length = i + 1;
                lineIsEmpty = true;
            }
            else if (!trivia[i].IsKind(SyntaxKind.WhitespaceTrivia))
            {
                lineIsEmpty = false;
            }
        }

        return length;
    }

    private static SyntaxTriviaList Slice(SyntaxTriviaList trivia, int start, int end)
    {
        var slice = new List<SyntaxTrivia>();
        for (var i = start; i < end; i++)
            slice.Add(trivia[i]);
        return SyntaxFactory.TriviaList(slice);
    }
}
