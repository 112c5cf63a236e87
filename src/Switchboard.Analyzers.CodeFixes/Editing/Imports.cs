using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>Writes using directives where the file has its own, in their order.</summary>
internal static class Imports
{
    public static void Add(SourceEdits edits, IEnumerable<string> names)
    {
        var root = (CompilationUnitSyntax)edits.Target.Root;
        var usings = UsingsOf(root);
        foreach (var name in names)
        {
            var line = $"using {name};";
            if (usings.Count == 0)
                continue;
            if (NextAfter(usings, name) is { } next)
                edits.Insert(next.SpanStart, line + edits.Style.NewLine + edits.Style.IndentAt(next.SpanStart));
            else if (LastPlain(usings) is { } last)
                edits.Insert(last.Span.End, edits.Style.NewLine + edits.Style.IndentAt(last.SpanStart) + line);
        }

        if (usings.Count == 0)
        {
            var block = string.Concat(names.Select(name => $"using {name};{edits.Style.NewLine}"));
            edits.Insert(Top(edits, root), block + edits.Style.NewLine);
        }
    }

    private static SyntaxList<UsingDirectiveSyntax> UsingsOf(CompilationUnitSyntax root)
    {
        if (root.Usings.Count > 0)
            return root.Usings;

        foreach (var member in root.Members)
        {
            if (member is BaseNamespaceDeclarationSyntax { Usings: { Count: > 0 } inner })
                return inner;
        }

        return default;
    }

    // System comes first where it does so already; a file that is in no order gets the new one last.
    private static UsingDirectiveSyntax? NextAfter(SyntaxList<UsingDirectiveSyntax> usings, string name)
    {
        string? previous = null;
        UsingDirectiveSyntax? next = null;
        foreach (var directive in usings)
        {
            if (!IsPlain(directive))
            {
                if (previous is null && next is null && directive.Alias is not null)
                    next = directive;
                continue;
            }

            var current = directive.Name!.ToString();
            if (previous is not null && Compare(previous, current) > 0)
                return null;
            if (next is null && Compare(name, current) < 0)
                next = directive;
            previous = current;
        }

        return next;
    }

    private static int Compare(string left, string right)
    {
        var byRoot = IsSystem(right).CompareTo(IsSystem(left));
        return byRoot != 0 ? byRoot : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static UsingDirectiveSyntax? LastPlain(SyntaxList<UsingDirectiveSyntax> usings)
    {
        UsingDirectiveSyntax? last = null;
        foreach (var directive in usings)
        {
            if (IsPlain(directive) || last is null)
                last = directive;
        }

        return last;
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && !directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) && !directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword);

    // Under the file's header: above the comment that stands directly on the first declaration.
    private static int Top(SourceEdits edits, CompilationUnitSyntax root)
    {
        var first = root.GetFirstToken(includeZeroWidth: true);
        var line = edits.Text.Lines.GetLineFromPosition(first.SpanStart).LineNumber;
        var isNamespace = root.Members.Count > 0 && root.Members[0] is BaseNamespaceDeclarationSyntax;
        while (!isNamespace && line > 0 && edits.Text.Lines[line - 1].ToString().Trim() is { Length: > 0 } above && !above.StartsWith("#", StringComparison.Ordinal))
            line--;
        return edits.Text.Lines[line].Start;
    }
}
