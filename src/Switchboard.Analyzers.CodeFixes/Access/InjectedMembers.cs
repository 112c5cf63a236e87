using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Editing;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>Writes the members through which a type is given the manager. The original declaration says how the file is laid out.</summary>
internal static class InjectedMembers
{
    public static ClassDeclarationSyntax AddField(ClassDeclarationSyntax original, ClassDeclarationSyntax current, string type, string name, bool writesPrivate)
    {
        var text = $"{(writesPrivate ? "private " : "")}readonly {type} {name};";
        return Insert(original, current, LeadingFields(current), text, standsApart: false);
    }

    public static ClassDeclarationSyntax AddConstructor(ClassDeclarationSyntax original, ClassDeclarationSyntax current, string type, string parameter, string field)
    {
        if (IsOnOneLine(original))
            return Insert(original, current, LeadingFields(current), $"public {original.Identifier.Text}({type} {parameter}) {{ {Assignment(parameter, field)} }}", standsApart: true);

        var layout = Layout.Of(original.SyntaxTree.GetRoot());
        var indentation = Layout.MemberIndentationOf(original);
        var step = Layout.StepOf(original);
        var brace = Layout.HasTrailingBraces(original) ? " {" : layout.NewLine + indentation + "{";
        var text = $"public {original.Identifier.Text}({type} {parameter}){brace}{layout.NewLine}"
            + $"{indentation}{step}{Assignment(parameter, field)}{layout.NewLine}{indentation}}}";
        return Insert(original, current, LeadingFields(current), text, standsApart: true);
    }

    public static ClassDeclarationSyntax AddProperty(
        ClassDeclarationSyntax original, ClassDeclarationSyntax current, string type, string name, string attribute, bool isNullable)
    {
        var layout = Layout.Of(original.SyntaxTree.GetRoot());
        var model = LastInjected(original, out var index);
        var sameLine = model is not null && !model.AttributeLists[0].GetLastToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        var separator = sameLine ? " " : layout.NewLine + Layout.MemberIndentationOf(original);
        var modifiers = model is null ? "private " : model.Modifiers.Count == 0 ? "" : model.Modifiers + " ";
        if (modifiers.Contains("required"))
            modifiers = "public ";

        var text = $"[{attribute}]{separator}{modifiers}{type} {name} {{ get; set; }}{(isNullable ? " = default!;" : "")}";
        return Insert(original, current, model is null ? LeadingFields(current) : index + 1, text, standsApart: !sameLine);
    }

    /// <summary>Has a constructor set a member to what its parameter gives.</summary>
    public static ConstructorDeclarationSyntax SetInConstructor(
        ConstructorDeclarationSyntax original, ConstructorDeclarationSyntax current, ClassDeclarationSyntax type, string given, string field)
    {
        var layout = Layout.Of(original.SyntaxTree.GetRoot());
        var indentation = Layout.IndentationOf(original);
        var inner = indentation + Layout.StepOf(type);
        var assignment = SyntaxFactory.ParseStatement(Assignment(given, field));
        if (current.Body is { } body)
        {
            var at = LeadingAssignments(original);
            var written = assignment.WithLeadingTrivia(Layout.Space(inner)).WithTrailingTrivia(layout.EndOfLine);
            return IsOnOneLine(original.Body!)
                ? current.WithBody(body.WithStatements(body.Statements.Insert(at, assignment.WithTrailingTrivia(SyntaxFactory.Space))))
                : current.WithBody(body.WithStatements(body.Statements.Insert(at, written)));
        }

        if (current.ExpressionBody is not { } arrow)
            return current;

        // An expression body holds one thing; the two stand in a block.
        var openBrace = SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(layout.EndOfLine);
        if (!Layout.HasTrailingBraces(type))
            openBrace = openBrace.WithLeadingTrivia(Layout.Space(indentation));
        // A comment behind the body is about it and stays beside it.
        var behind = current.SemicolonToken.TrailingTrivia;
        var isTold = behind.Any(SyntaxKind.SingleLineCommentTrivia) && behind.Any(SyntaxKind.EndOfLineTrivia);
        var closeBrace = SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(Layout.Space(indentation)).WithTrailingTrivia(isTold ? SyntaxFactory.TriviaList(layout.EndOfLine) : behind);
        var beginsLine = Layout.IsFirstOnLine(original.ExpressionBody!.Expression);
        var first = SyntaxFactory.ExpressionStatement((beginsLine ? arrow.Expression : FurtherIn(arrow.Expression, Layout.StepOf(type))).WithoutTrailingTrivia())
            .WithLeadingTrivia(Layout.Space(inner))
            .WithTrailingTrivia(isTold ? behind : SyntaxFactory.TriviaList(layout.EndOfLine));
        var second = assignment.WithLeadingTrivia(Layout.Space(inner)).WithTrailingTrivia(layout.EndOfLine);
        var statements = IsAssignmentOfParameter(arrow.Expression, original) ? new StatementSyntax[] { first, second } : new StatementSyntax[] { second, first };
        var beforeBrace = Layout.HasTrailingBraces(type) ? SyntaxFactory.Space : layout.EndOfLine;
        var header = current.Initializer is { } initializer
            ? current.WithInitializer(initializer.WithTrailingTrivia(beforeBrace))
            : current.WithParameterList(current.ParameterList.WithTrailingTrivia(beforeBrace));
        return header
            .WithExpressionBody(null)
            .WithSemicolonToken(default)
            .WithBody(SyntaxFactory.Block(openBrace, SyntaxFactory.List(statements), closeBrace));
    }

    // The lines after the first one, which began behind an arrow.
    private static ExpressionSyntax FurtherIn(ExpressionSyntax expression, string step) => expression.ReplaceTokens(
        expression.DescendantTokens().Skip(1).Where(static token => token.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)),
        (_, token) => token.WithLeadingTrivia(FurtherIn(token.LeadingTrivia, step)));

    private static SyntaxTriviaList FurtherIn(SyntaxTriviaList lines, string step)
    {
        var moved = new List<SyntaxTrivia>();
        var beginsLine = true;
        foreach (var trivia in lines)
        {
            var isSpace = trivia.IsKind(SyntaxKind.WhitespaceTrivia);
            if (beginsLine && !isSpace && !trivia.IsKind(SyntaxKind.EndOfLineTrivia) && !trivia.IsDirective)
                moved.Add(SyntaxFactory.Whitespace(step));
            moved.Add(beginsLine && isSpace ? SyntaxFactory.Whitespace(trivia + step) : trivia);
            beginsLine = trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsDirective;
        }

        if (beginsLine)
            moved.Add(SyntaxFactory.Whitespace(step));
        return SyntaxFactory.TriviaList(moved);
    }

    private static string Assignment(string given, string field) => field == given ? $"this.{field} = {given};" : $"{field} = {given};";

    private static bool IsOnOneLine(BlockSyntax block) => !block.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static bool IsOnOneLine(ClassDeclarationSyntax type) =>
        !type.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) && type.Members.FirstOrDefault()?.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) == false;

    private static int LeadingAssignments(ConstructorDeclarationSyntax constructor) => Conditions.Outside(constructor.Body!.Statements.TakeWhile(statement =>
        statement is ExpressionStatementSyntax { Expression: var expression } && IsAssignmentOfParameter(expression, constructor)));

    // _hub = hub; or _hub = hub ?? throw …;
    private static bool IsAssignmentOfParameter(ExpressionSyntax expression, ConstructorDeclarationSyntax constructor)
    {
        if (expression is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: var value })
            return false;
        if (value is BinaryExpressionSyntax { Left: var checkedValue, Right: ThrowExpressionSyntax })
            value = checkedValue;

        foreach (var parameter in constructor.ParameterList.Parameters)
        {
            if (value is IdentifierNameSyntax name && name.Identifier.ValueText == parameter.Identifier.ValueText)
                return true;
        }

        return false;
    }

    private static int LeadingFields(ClassDeclarationSyntax type) => Conditions.Outside(type.Members.TakeWhile(static member => member is FieldDeclarationSyntax));

    private static PropertyDeclarationSyntax? LastInjected(ClassDeclarationSyntax type, out int index)
    {
        for (index = type.Members.Count - 1; index >= 0; index--)
        {
            if (type.Members[index] is not PropertyDeclarationSyntax { AttributeLists: { Count: > 0 } lists } property)
                continue;
            foreach (var attribute in lists[0].Attributes)
            {
                if (attribute.Name.ToString() is "Inject" or "InjectAttribute")
                    return property;
            }
        }

        return null;
    }

    private static ClassDeclarationSyntax Insert(ClassDeclarationSyntax original, ClassDeclarationSyntax current, int index, string text, bool standsApart)
    {
        if (IsOnOneLine(original))
            return current.WithMembers(current.Members.Insert(index, SyntaxFactory.ParseMemberDeclaration(text)!.WithTrailingTrivia(SyntaxFactory.Space)));

        var layout = Layout.Of(original.SyntaxTree.GetRoot());
        var indentation = Layout.Space(Layout.MemberIndentationOf(original));
        var leading = new List<SyntaxTrivia>();
        if (standsApart && index > 0)
            leading.Add(layout.EndOfLine);
        leading.AddRange(indentation);

        var written = SyntaxFactory.ParseMemberDeclaration(text)!.WithLeadingTrivia(leading).WithTrailingTrivia(layout.EndOfLine);
        var members = current.Members.Insert(index, written);
        if (index + 1 < members.Count && members[index + 1] is var next && !StartsWithBlankLine(next) && (standsApart || next is not FieldDeclarationSyntax))
            members = members.Replace(next, next.WithLeadingTrivia(next.GetLeadingTrivia().Insert(0, layout.EndOfLine)));
        return current.WithMembers(members);
    }

    private static bool StartsWithBlankLine(MemberDeclarationSyntax member)
    {
        foreach (var trivia in member.GetLeadingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                return false;
        }

        return false;
    }
}
