using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary><c>await hub.StartAsync().WaitAsync(time)</c>: the wait goes, the token comes.</summary>
internal static class BoundedWait
{
    public static bool Write(SourceEdits edits, ConnectRace race, InvocationExpressionSyntax connect, ConnectTime time)
    {
        if (!IsDirect(race, connect) || BoundConnectFix.IsHandled(race.Syntax) || Comments.AreIn(race.Syntax, TextSpan.FromBounds(connect.Span.End, race.Syntax.Span.End)))
            return false;

        var name = BoundConnectFix.SourceName(edits.Target, race.Syntax);
        if (StatementOf(race.Syntax) is { } statement)
        {
            if (Places.SiblingsOf(statement) is null)
                return false;
            var start = statement.SpanStart;
            var next = edits.Style.IsFirstOnLine(start) ? edits.Style.NewLine + edits.Style.IndentAt(start) : " ";
            foreach (var line in time.Lines(edits, start, name))
                edits.Insert(start, line + next);
            Shorten(edits, race, connect, name);
            return true;
        }

        return WriteBlock(edits, race, connect, time, name);
    }

    /// <summary>Whether the wait stands on the call itself, and is awaited.</summary>
    public static bool IsDirect(ConnectRace race, InvocationExpressionSyntax connect) =>
        race.End is { Kind: TaskEndKind.AwaitedForATime, Through: null }
        && race.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var waited } }
        && waited == connect
        && Whole(race.Syntax).Parent is AwaitExpressionSyntax;

    private static void Shorten(SourceEdits edits, ConnectRace race, InvocationExpressionSyntax connect, string name) =>
        edits.Replace(TextSpan.FromBounds(connect.ArgumentList.SpanStart, race.Syntax.Span.End), Arguments(race, connect, name));

    public static string Arguments(ConnectRace race, InvocationExpressionSyntax connect, string name) =>
        TokenPassing.Of(race.Connect).Pass(connect, name + ".Token").ArgumentList.ToString();

    // async Task OpenAsync() => await …;
    private static bool WriteBlock(SourceEdits edits, ConnectRace race, InvocationExpressionSyntax connect, ConnectTime time, string name)
    {
        if (Whole(race.Syntax).Parent is not AwaitExpressionSyntax { Parent: ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } arrow } awaited
            || Comments.AreIn(method, BodyOf(method, arrow)))
            return false;

        var indent = edits.Style.IndentAt(method.SpanStart);
        var body = new CodeWriter(edits.Style, indent + edits.Style.Indent);
        foreach (var line in time.Lines(edits, arrow.SpanStart, name))
            body.Line(line);
        var text = edits.Text;
        var call = text.ToString(TextSpan.FromBounds(awaited.SpanStart, connect.ArgumentList.SpanStart))
            + Arguments(race, connect, name)
            + text.ToString(TextSpan.FromBounds(race.Syntax.Span.End, awaited.Span.End));
        var returns = method.ReturnType is GenericNameSyntax or QualifiedNameSyntax { Right: GenericNameSyntax } ? "return " : "";
        body.Line(returns + call + ";");
        BlockEdits.ReplaceBody(edits, BodyOf(method, arrow), string.Empty, body.ToString(), string.Empty);
        return true;
    }

    // From behind the parameters to the semicolon.
    private static TextSpan BodyOf(MethodDeclarationSyntax method, ArrowExpressionClauseSyntax arrow) =>
        TextSpan.FromBounds(arrow.GetFirstToken().GetPreviousToken().Span.End, method.Span.End);

    private static ExpressionSyntax Whole(SyntaxNode race)
    {
        var whole = (ExpressionSyntax)race;
        if (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured })
            whole = configured;
        return whole;
    }

    /// <summary>The statement that begins with the await, or stores or returns it.</summary>
    private static StatementSyntax? StatementOf(SyntaxNode race)
    {
        var awaited = Whole(race).Parent!;
        return awaited.Parent switch
        {
            ExpressionStatementSyntax statement => statement,
            ReturnStatementSyntax statement => statement,
            EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } => statement,
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment when assignment.Right == awaited => statement,
            _ => null,
        };
    }
}
