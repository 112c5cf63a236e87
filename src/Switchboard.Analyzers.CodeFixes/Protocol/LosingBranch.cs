using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>
/// A race whose loss an <c>if</c> leaves the code for, with the locals before it and the await behind it that are there for the race alone:
/// <c>var connect = …; if (await Task.WhenAny(connect, Task.Delay(time)) != connect) throw …; await connect;</c>
/// </summary>
internal sealed class LosingBranch
{
    private LosingBranch(List<StatementSyntax> statements, IfStatementSyntax branch)
    {
        Statements = statements;
        Branch = branch;
    }

    /// <summary>All that is there for the race, in order.</summary>
    public IReadOnlyList<StatementSyntax> Statements { get; }

    public IfStatementSyntax Branch { get; }

    public TextSpan Span => TextSpan.FromBounds(Statements[0].SpanStart, Statements[Statements.Count - 1].Span.End);

    public static LosingBranch? Find(TypeFacts facts, ConnectRace race, SemanticModel model)
    {
        if (race.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not { } first || Places.SiblingsOf(first) is not { } siblings)
            return null;

        var index = IndexOf(siblings, first);
        ILocalSymbol? winner = null;
        if (first is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } && variables[0].Initializer is { Value: var value } && IsAwaitOf(value, race.Syntax))
        {
            winner = model.GetDeclaredSymbol(variables[0]) as ILocalSymbol;
            index++;
        }

        if (index >= siblings.Count || siblings[index] is not IfStatementSyntax { Else: null } branch || !Leaves(branch.Statement))
            return null;

        var delay = ConnectRaces.DelayIn(facts, race.Race);
        var locals = new List<ILocalSymbol>();
        if (race.End.Through is { } connect)
            locals.Add(connect);
        if (delay is not null && !race.Syntax.Span.Contains(delay.Syntax.Span) && Declared(model, delay.Syntax) is { } waiting)
            locals.Add(waiting);
        if (winner is not null)
            locals.Add(winner);
        if (!SaysLost(branch.Condition, race, winner, locals, model))
            return null;

        var statements = new List<StatementSyntax>();
        var before = IndexOf(siblings, first) - 1;
        for (; before >= 0 && IsDeclarationOf(siblings[before], race, delay?.Syntax, locals, model); before--)
            statements.Insert(0, siblings[before]);
        if (winner is not null)
            statements.Add(first);
        statements.Add(branch);
        if (index + 1 < siblings.Count && race.End.Through is { } task && siblings[index + 1] is ExpressionStatementSyntax { Expression: var awaited } && IsAwaitOf(awaited, task, model))
            statements.Add(siblings[index + 1]);

        var found = new LosingBranch(statements, branch);
        return locals.TrueForAll(local => found.Holds(facts, local)) && !found.HasComments() ? found : null;
    }

    // Nobody else reads the locals, which go.
    private bool Holds(TypeFacts facts, ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences.Length == 0 || !Span.Contains(local.DeclaringSyntaxReferences[0].Span))
            return false;
        foreach (var reference in facts.ReferencesOf(local))
        {
            if (!Span.Contains(reference.Syntax.Span) || Branch.Statement.Span.Contains(reference.Syntax.Span))
                return false;
        }

        return true;
    }

    private bool HasComments()
    {
        foreach (var statement in Statements)
        {
            foreach (var trivia in statement.DescendantTrivia())
            {
                if (!Branch.Statement.FullSpan.Contains(trivia.Span) && Span.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                    return true;
            }
        }

        return false;
    }

    private static bool SaysLost(ExpressionSyntax condition, ConnectRace race, ILocalSymbol? winner, List<ILocalSymbol> locals, SemanticModel model)
    {
        if (condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var waited })
            return race.End.Kind == TaskEndKind.BlockedForATime && waited == race.Syntax && race.Race.TargetMethod.Name == "Wait";
        if (condition is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison)
            return false;

        var other = IsWinner(comparison.Left) ? comparison.Right : IsWinner(comparison.Right) ? comparison.Left : null;
        if (other is null || model.GetSymbolInfo(other).Symbol is not ILocalSymbol local || !locals.Contains(local, SymbolEqualityComparer.Default))
            return false;
        return SymbolEqualityComparer.Default.Equals(local, race.End.Through) == comparison.IsKind(SyntaxKind.NotEqualsExpression);

        bool IsWinner(ExpressionSyntax side) => winner is null
            ? IsAwaitOf(side, race.Syntax)
            : SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(side).Symbol, winner);
    }

    private static bool IsDeclarationOf(StatementSyntax statement, ConnectRace race, SyntaxNode? delay, List<ILocalSymbol> locals, SemanticModel model) =>
        statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: { Count: 1 } variables }
        && variables[0].Initializer is { Value: var value }
        && (value == race.Connect.Syntax || value == delay)
        && locals.Contains(model.GetDeclaredSymbol(variables[0])!, SymbolEqualityComparer.Default);

    private static ILocalSymbol? Declared(SemanticModel model, SyntaxNode value) =>
        value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } ? model.GetDeclaredSymbol(variable) as ILocalSymbol : null;

    private static bool IsAwaitOf(ExpressionSyntax expression, SyntaxNode task) => Awaited(expression) == task;

    private static bool IsAwaitOf(ExpressionSyntax expression, ILocalSymbol task, SemanticModel model) =>
        Awaited(expression) is { } awaited && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(awaited).Symbol, task);

    private static ExpressionSyntax? Awaited(ExpressionSyntax expression)
    {
        if (WithoutParentheses(expression) is not AwaitExpressionSyntax awaited)
            return null;
        return awaited.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var configured } }
            ? WithoutParentheses(configured)
            : WithoutParentheses(awaited.Expression);
    }

    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
            expression = parenthesized.Expression;
        return expression;
    }

    // A bare throw would throw something else in a handler.
    private static bool Leaves(StatementSyntax statement)
    {
        foreach (var node in statement.DescendantNodesAndSelf())
        {
            if (node is ThrowStatementSyntax { Expression: null } or YieldStatementSyntax)
                return false;
        }

        var last = statement is BlockSyntax { Statements: { Count: > 0 } statements } ? statements[statements.Count - 1] : statement;
        return last is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax;
    }

    private static int IndexOf(IReadOnlyList<StatementSyntax> statements, StatementSyntax statement)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            if (statements[i] == statement)
                return i;
        }

        return -1;
    }
}
