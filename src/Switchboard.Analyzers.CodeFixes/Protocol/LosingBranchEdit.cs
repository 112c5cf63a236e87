using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>Writes a race that an <c>if</c> looks at as a connect that is cancelled, and the branch of its loss as the handler.</summary>
internal static class LosingBranchEdit
{
    public static bool Write(SourceEdits edits, TypeFacts facts, ConnectRace race, InvocationExpressionSyntax connect, ConnectTime time)
    {
        if (LosingBranch.Find(facts, race, edits.Target.SemanticModel) is not { } losing || !StandsAlone(edits, losing.Span) || LinesOf(edits, losing.Branch) is not { } branch)
            return false;

        var start = losing.Span.Start;
        var indent = edits.Style.IndentAt(start);
        var name = BoundConnectFix.SourceName(edits.Target, race.Syntax);
        var writer = new CodeWriter(edits.Style, indent);
        foreach (var line in time.Lines(edits, start, name))
            writer.Line(line);

        var receiver = edits.Text.ToString(TextSpan.FromBounds(connect.SpanStart, connect.ArgumentList.SpanStart));
        writer.Open("try").Line($"await {receiver}{BoundedWait.Arguments(race, connect, name)}{Configured(race)};").Close();
        writer.Open($"catch ({TypeNames.Write(edits, start, "System.OperationCanceledException")}) when ({time.IsOver(name)})");
        writer.Verbatim(branch);
        writer.Close();

        edits.Replace(losing.Span, writer.ToString().Trim());
        return true;
    }

    // It becomes several lines, which leave no room for others.
    private static bool StandsAlone(SourceEdits edits, TextSpan span)
    {
        var rest = edits.Text.ToString(TextSpan.FromBounds(span.End, edits.Text.Lines.GetLineFromPosition(span.End).End)).Trim();
        return edits.Style.IsFirstOnLine(span.Start) && (rest.Length == 0 || rest.StartsWith("//", StringComparison.Ordinal));
    }

    // The race was awaited so; the connect is, then.
    private static string Configured(ConnectRace race) =>
        race.Syntax.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax { ArgumentList: var list } } ? ".ConfigureAwait" + list : "";

    private static string? LinesOf(SourceEdits edits, IfStatementSyntax branch)
    {
        var style = edits.Style;
        var lines = edits.Text.Lines;
        if (branch.Statement is not BlockSyntax block)
            return style.IndentAt(branch.SpanStart) + style.Indent + branch.Statement + style.NewLine;

        var first = lines.GetLineFromPosition(block.OpenBraceToken.SpanStart);
        var last = lines.GetLineFromPosition(block.CloseBraceToken.SpanStart);
        var rest = edits.Text.ToString(TextSpan.FromBounds(block.OpenBraceToken.Span.End, first.End)).Trim();
        return first.LineNumber == last.LineNumber || rest.Length > 0 || !style.IsFirstOnLine(block.CloseBraceToken.SpanStart)
            ? null
            : edits.Text.ToString(TextSpan.FromBounds(first.EndIncludingLineBreak, last.Start));
    }
}
