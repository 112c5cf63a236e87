using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>Adds to parameter and argument lists, one to a line where the list is written so.</summary>
internal static class Parameters
{
    /// <summary>Adds a required parameter: before the first optional one.</summary>
    public static ParameterListSyntax Add(ParameterListSyntax list, string type, string name)
    {
        var parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(name))
            .WithType(SyntaxFactory.ParseTypeName(type).WithTrailingTrivia(SyntaxFactory.Space));
        return list.WithParameters(Insert(list.Parameters, IndexIn(list), parameter));
    }

    private static int IndexIn(ParameterListSyntax list)
    {
        var index = 0;
        while (index < list.Parameters.Count && list.Parameters[index] is { Default: null } parameter && !parameter.Modifiers.Any(SyntaxKind.ParamsKeyword))
            index++;
        return index;
    }

    /// <summary>Passes a value to the parameter of this name; its position in the other list does not matter.</summary>
    public static ArgumentListSyntax PassByName(ArgumentListSyntax list, string name, string value)
    {
        var argument = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(value))
            .WithNameColon(SyntaxFactory.NameColon(name).WithTrailingTrivia(SyntaxFactory.Space));
        return list.WithArguments(Insert(list.Arguments, list.Arguments.Count, argument));
    }

    private static SeparatedSyntaxList<TNode> Insert<TNode>(SeparatedSyntaxList<TNode> list, int index, TNode item)
        where TNode : SyntaxNode
    {
        if (list.Count == 0)
            return SyntaxFactory.SingletonSeparatedList(item);

        var parts = new List<SyntaxNodeOrToken>(list.GetWithSeparators());
        var neighbour = list[Math.Min(index, list.Count - 1)];
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(TriviaAfterComma(list));
        if (index < list.Count)
        {
            parts.InsertRange(2 * index, new SyntaxNodeOrToken[] { item.WithLeadingTrivia(IndentationOnly(neighbour)), comma });
        }
        else
        {
            // The line break before the closing parenthesis stays there, and a comment beside what it is about.
            var behind = neighbour.GetTrailingTrivia();
            var isTold = behind.Any(SyntaxKind.SingleLineCommentTrivia);
            parts[parts.Count - 1] = neighbour.WithTrailingTrivia();
            parts.Add(isTold ? comma.WithTrailingTrivia(behind) : comma);
            parts.Add(item.WithLeadingTrivia(IndentationOnly(neighbour)).WithTrailingTrivia(isTold ? SyntaxFactory.TriviaList(behind[behind.Count - 1]) : behind));
        }

        return SyntaxFactory.SeparatedList<TNode>(parts);
    }

    private static SyntaxTriviaList TriviaAfterComma<TNode>(SeparatedSyntaxList<TNode> list)
        where TNode : SyntaxNode
    {
        foreach (var trivia in list.SeparatorCount > 0 ? list.GetSeparator(list.SeparatorCount - 1).TrailingTrivia : default)
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return SyntaxFactory.TriviaList(trivia);
        }

        // A single parameter on a line of its own: the next one gets one too.
        return list.Count == 1 && StartsLine(list[0])
            ? SyntaxFactory.TriviaList(SyntaxFactory.EndOfLine(Layout.Of(list[0].SyntaxTree.GetRoot()).NewLine))
            : SyntaxFactory.TriviaList(SyntaxFactory.Space);
    }

    private static bool StartsLine(SyntaxNode node)
    {
        foreach (var trivia in node.GetFirstToken().GetPreviousToken().TrailingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
        }

        return false;
    }

    private static SyntaxTriviaList IndentationOnly(SyntaxNode node)
    {
        var leading = node.GetLeadingTrivia();
        return leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia)
            ? SyntaxFactory.TriviaList(leading[leading.Count - 1])
            : SyntaxFactory.TriviaList();
    }
}
