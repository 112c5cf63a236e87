using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>Takes statements out of their list, or puts several in the place of one. Comments stay where they were.</summary>
internal static class StatementEdits
{
    public static void Remove(FileEdit edit, StatementSyntax statement)
    {
        var kept = LinesOf(statement);
        var mark = Mark(edit, statement);
        edit.Change(ListOf(statement), current =>
        {
            var next = ElementOf(current, mark).GetLastToken().GetNextToken(includeZeroWidth: true);
            var lines = !SharesItsEnd(statement) && !HasComment(kept) && (next.IsKind(SyntaxKind.CloseBraceToken) || StartsWithBlankLine(next.LeadingTrivia)) ? default : kept;
            current = current.ReplaceToken(next, next.WithLeadingTrivia(lines.AddRange(next.LeadingTrivia)));
            return current.RemoveNode(ElementOf(current, mark), SyntaxRemoveOptions.KeepNoTrivia);
        });
    }

    /// <summary>Puts statements before one: on lines of their own, or on the line that it shares with others.</summary>
    public static void InsertBefore(FileEdit edit, StatementSyntax statement, string text)
    {
        var mark = Mark(edit, statement);
        var isFirst = Layout.IsFirstOnLine(statement);
        var between = isFirst ? SyntaxFactory.TriviaList(Layout.Of(statement.SyntaxTree.GetRoot()).EndOfLine) : Layout.Space(" ");
        var indentation = Layout.Space(isFirst ? Layout.IndentationOf(statement) : string.Empty);
        edit.Change(ListOf(statement), current =>
        {
            var element = ElementOf(current, mark);
            var first = Parse(element, text).WithLeadingTrivia(element.GetLeadingTrivia()).WithTrailingTrivia(between);
            return current.ReplaceNode(element, new[] { first, element.WithLeadingTrivia(indentation) });
        });
    }

    /// <summary>Writes two statements where one stood: on lines of their own, or on the line that it shares with others.</summary>
    public static void Split(FileEdit edit, StatementSyntax statement, string first, string second)
    {
        var mark = Mark(edit, statement);
        var isFirst = Layout.IsFirstOnLine(statement);
        var between = isFirst ? SyntaxFactory.TriviaList(Layout.Of(statement.SyntaxTree.GetRoot()).EndOfLine) : Layout.Space(" ");
        var indentation = Layout.Space(isFirst ? Layout.IndentationOf(statement) : string.Empty);
        edit.Change(ListOf(statement), current =>
        {
            var element = ElementOf(current, mark);
            return current.ReplaceNode(element, new[]
            {
                Parse(element, first).WithLeadingTrivia(element.GetLeadingTrivia()).WithTrailingTrivia(between),
                Parse(element, second).WithLeadingTrivia(indentation).WithTrailingTrivia(element.GetTrailingTrivia()),
            });
        });
    }

    private static SyntaxNode Parse(SyntaxNode element, string text)
    {
        var statement = AsyncText.Statement(text);
        return element is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(statement) : statement;
    }

    private static SyntaxAnnotation Mark(FileEdit edit, StatementSyntax statement)
    {
        var mark = new SyntaxAnnotation();
        edit.Change(statement, current => current.WithAdditionalAnnotations(mark));
        return mark;
    }

    /// <summary>The node that holds the statements; a switch as a whole, so that something always follows the last one.</summary>
    private static SyntaxNode ListOf(StatementSyntax statement) => statement.Parent switch
    {
        SwitchSectionSyntax section => section.Parent!,
        GlobalStatementSyntax global => global.Parent!,
        var parent => parent!,
    };

    private static SyntaxNode ElementOf(SyntaxNode list, SyntaxAnnotation mark)
    {
        foreach (var node in list.GetAnnotatedNodes(mark))
            return node.Parent is GlobalStatementSyntax global ? global : node;
        throw new InvalidOperationException("The statement that was marked is gone.");
    }

    /// <summary>The lines above the statement, and the comment behind it as a line of its own.</summary>
    private static SyntaxTriviaList LinesOf(StatementSyntax statement)
    {
        var lines = statement.GetLeadingTrivia();
        if (SharesItsEnd(statement))
            return HasComment(statement.GetTrailingTrivia()) ? lines.AddRange(statement.GetTrailingTrivia().SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))) : lines;
        if (lines.Count > 0 && lines[lines.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia))
            lines = lines.RemoveAt(lines.Count - 1);

        foreach (var trivia in statement.GetTrailingTrivia())
        {
            if (IsSpace(trivia))
                continue;
            lines = lines
                .AddRange(Layout.Space(Layout.IndentationOf(statement)))
                .Add(trivia)
                .Add(Layout.Of(statement.SyntaxTree.GetRoot()).EndOfLine);
        }

        return lines;
    }

    // What follows on the line begins it then.
    private static bool SharesItsEnd(StatementSyntax statement)
    {
        foreach (var trivia in statement.GetTrailingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return false;
        }

        return true;
    }

    private static bool HasComment(SyntaxTriviaList lines)
    {
        foreach (var trivia in lines)
        {
            if (!IsSpace(trivia))
                return true;
        }

        return false;
    }

    private static bool StartsWithBlankLine(SyntaxTriviaList trivia)
    {
        foreach (var item in trivia)
        {
            if (item.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
            if (!item.IsKind(SyntaxKind.WhitespaceTrivia))
                return false;
        }

        return false;
    }

    private static bool IsSpace(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
