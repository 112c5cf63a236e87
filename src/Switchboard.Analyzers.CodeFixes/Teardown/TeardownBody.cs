using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Async;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Teardown;

/// <summary>Adds a line to a teardown that is there.</summary>
internal sealed class TeardownBody
{
    private readonly SourceEdits _edits;
    private readonly TypeFacts _facts;
    private readonly MethodDeclarationSyntax _method;
    private readonly IMethodSymbol _symbol;
    private readonly LanguageVersion _version;

    public TeardownBody(SourceEdits edits, TypeFacts facts, MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        _edits = edits;
        _facts = facts;
        _method = method;
        _symbol = symbol;
        _version = ((CSharpParseOptions)method.SyntaxTree.Options).LanguageVersion;
    }

    private bool IsAsync => _method.Modifiers.Any(SyntaxKind.AsyncKeyword);

    private bool ReturnsTask => _symbol.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 0 };

    // return _loop; must end before what the loop uses does.
    private bool EndsWithRunningTask =>
        (_method.Body?.Statements.LastOrDefault() is ReturnStatementSyntax { Expression: { } result } ? result : _method.ExpressionBody?.Expression) is { } task && LateRelease.IsRunning(task);

    public bool TryAdd(ReleaseLine line)
    {
        // What a span is read after may not be awaited.
        var canAwait = !StackValues.AreIn(_method, _edits.Target.SemanticModel);
        if (IsAsync)
            return (canAwait || !line.NeedsAwait) && Add(line, canAwait, becomesAsync: false);
        if (ReturnsTask && (line.NeedsAwait || canAwait && EndsWithRunningTask))
            return canAwait && TurnAsync(line);
        if (_symbol.ReturnsVoid && line.NeedsAwait && Callbacks.MayBeAsyncVoid(_facts, _symbol))
        {
            if (!canAwait)
                return false;
            MarkAsync();
            return Add(line, awaits: true, becomesAsync: true);
        }

        return (_symbol.ReturnsVoid || ReturnsTask) && Add(line, awaits: false, becomesAsync: false);
    }

    private void MarkAsync() => _edits.Insert(_method.ReturnType.SpanStart, "async ");

    private string Write(CodeWriter writer, ReleaseLine line, bool awaits)
    {
        if (awaits)
            line.WriteAwaited(writer, _version, ConfiguredAwait.In(_method));
        else
            line.WritePlain(writer, _version);
        return writer.ToString();
    }

    private bool Add(ReleaseLine line, bool awaits, bool becomesAsync)
    {
        if (_method.Body is { } body)
        {
            if (_symbol.Parameters.Length == 1 && _symbol.Name == "Dispose")
                AddWhereDisposing(body, line, awaits);
            else
                return AddAtEnd(body, End(body, becomesAsync), line, awaits);
            return true;
        }

        return _method.ExpressionBody is { } arrow && Spread(arrow, line, awaits);
    }

    // => _timer.Dispose(); and => Task.CompletedTask; become blocks.
    private bool Spread(ArrowExpressionClauseSyntax arrow, ReleaseLine line, bool awaits)
    {
        if (arrow.Expression is ThrowExpressionSyntax)
            return false;

        var expression = _edits.Text.ToString(TextSpan.FromBounds(arrow.ArrowToken.Span.End, _method.SemicolonToken.SpanStart)).Trim();
        var givesTask = ReturnsTask && !IsAsync;
        var isResult = givesTask && !awaits;
        var isDone = givesTask && IsCompleted(arrow.Expression);
        var end = _method.SemicolonToken.Span.End;
        var behind = string.Empty;
        if (!isDone && _method.SemicolonToken.TrailingTrivia.FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)) is { RawKind: not 0 } comment)
        {
            // It is about the expression and stays beside it.
            end = comment.Span.End;
            behind = " " + comment;
        }

        var before = isResult || isDone ? string.Empty : (givesTask ? "await " : string.Empty) + expression + ";" + behind;
        var lines = Write(new CodeWriter(_edits.Style, _edits.Style.IndentAt(_method.SpanStart) + _edits.Style.Indent), line, awaits);
        var span = TextSpan.FromBounds(arrow.ArrowToken.GetPreviousToken().Span.End, end);
        BlockEdits.ReplaceBody(_edits, span, before, lines, isResult ? $"return {expression};{behind}" : string.Empty);
        return true;
    }

    private void AddWhereDisposing(BlockSyntax body, ReleaseLine line, bool awaits)
    {
        foreach (var statement in body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (statement is not IfStatementSyntax { Condition: IdentifierNameSyntax { Identifier.ValueText: var name } } conditional || name != _symbol.Parameters[0].Name)
                continue;

            if (conditional.Statement is BlockSyntax block)
            {
                BlockEdits.Insert(_edits, block, block.Statements.Count, Write(BlockEdits.WriterIn(_edits, block), line, awaits));
                return;
            }

            if (conditional is { Else: null, Statement: ExpressionStatementSyntax single })
            {
                var span = TextSpan.FromBounds(conditional.CloseParenToken.Span.End, single.Span.End);
                if (!_edits.Text.ToString(TextSpan.FromBounds(span.Start, single.SpanStart)).Contains("/"))
                {
                    var inner = new CodeWriter(_edits.Style, _edits.Style.IndentAt(conditional.SpanStart) + _edits.Style.Indent);
                    BlockEdits.ReplaceBody(_edits, span, single.ToString(), Write(inner, line, awaits), string.Empty);
                    return;
                }
            }
        }

        var writer = BlockEdits.WriterIn(_edits, body).Open($"if ({_symbol.Parameters[0].Name})");
        Write(writer, line, awaits);
        BlockEdits.Insert(_edits, body, Place(body), writer.Close().ToString());
    }

    /// <summary>Puts the release where the body ends, or else where every way through the body comes by.</summary>
    private bool AddAtEnd(BlockSyntax body, int end, ReleaseLine line, bool awaits)
    {
        var early = EarlyExit(body, end, line.Target);
        if (early == end && body.Statements.Take(end).Any(statement => IsOwnGuard(statement, line.Target)) && !IsAssigned(body, line.Target))
            line = line.WithoutGuard();
        if (early < end && LateRelease.IsNeeded(body, early, end, line.Target))
        {
            if (body.Statements[early] is not TryStatementSyntax { Finally.Block: { } last } || LateRelease.IsNeeded(body, early + 1, end, line.Target))
                return LateRelease.TryWrap(_edits, body, early, end, writer => Write(writer, line, awaits));

            body = last;
            early = last.Statements.Count;
        }

        BlockEdits.Insert(_edits, body, early, Write(BlockEdits.WriterIn(_edits, body), line, awaits));
        return true;
    }

    /// <summary>The index of the statement before which a release stands that every way through the body comes by.</summary>
    private int Place(BlockSyntax body) => EarlyExit(body, End(body, becomesAsync: false), target: null);

    /// <summary>The index after the last statement but those that must come last.</summary>
    private int End(BlockSyntax body, bool becomesAsync)
    {
        var end = body.Statements.Count;
        while (end > 0 && IsLast(body.Statements[end - 1], becomesAsync))
            end--;
        return end;
    }

    // if (_timer is null) return; must not keep the line from running.
    private static int EarlyExit(BlockSyntax body, int end, string? target)
    {
        for (var i = 0; i < end; i++)
        {
            if (LeavesEarly(body.Statements[i]) && (target is null || !IsOwnGuard(body.Statements[i], target)) && !(i == end - 1 && body.Statements[i] is ReturnStatementSyntax))
                return i;
        }

        return end;
    }

    // if (_hub is null) return; leaves nothing to release.
    private static bool IsOwnGuard(StatementSyntax statement, string target) =>
        statement is IfStatementSyntax { Else: null, Condition: var condition, Statement: var left }
        && (left is BlockSyntax { Statements: { Count: 1 } only } ? only[0] : left) is ReturnStatementSyntax
        && condition switch
        {
            IsPatternExpressionSyntax { Expression: var asked, Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } } => asked.ToString() == target,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Left: var asked, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } => asked.ToString() == target,
            _ => false,
        };

    private static bool IsAssigned(BlockSyntax body, string target) =>
        body.DescendantNodes().Any(node => node is AssignmentExpressionSyntax { Left: var left } && left.ToString() == target);

    // What a hosted service waits for in base.StopAsync() uses what it owns.
    private static bool IsLast(StatementSyntax statement, bool becomesAsync)
    {
        switch (statement)
        {
            case ReturnStatementSyntax:
                return true;
            case ExpressionStatementSyntax { Expression: var expression }:
                if (expression is AwaitExpressionSyntax awaited)
                    expression = awaited.Expression;
                return expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called }
                    && (!becomesAsync && called is { Expression: BaseExpressionSyntax, Name.Identifier.ValueText: not "StopAsync" } || called is { Expression: IdentifierNameSyntax { Identifier.ValueText: "GC" }, Name.Identifier.ValueText: "SuppressFinalize" });
            default:
                return false;
        }
    }

    private static bool LeavesEarly(StatementSyntax statement)
    {
        foreach (var node in statement.DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is ReturnStatementSyntax && !IsDisposedGuard(statement))
                return true;
        }

        return false;
    }

    // if (_disposed) return; asks after a flag, not after another value.
    private static bool IsDisposedGuard(StatementSyntax statement)
    {
        if (statement is not IfStatementSyntax { Else: null } conditional)
            return false;
        foreach (var node in conditional.Condition.DescendantNodesAndSelf())
        {
            if (node.IsKind(SyntaxKind.NullLiteralExpression) || node is IsPatternExpressionSyntax)
                return false;
        }

        return true;
    }

    /// <summary>Makes a method that returns a task an async one, where each of its returns allows it.</summary>
    private bool TurnAsync(ReleaseLine line)
    {
        if (_method.Body is not { } body)
        {
            MarkAsync();
            return _method.ExpressionBody is { } arrow && Spread(arrow, line, awaits: true);
        }

        foreach (var node in body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is ReturnStatementSyntax result && !TurnAsync(body, result))
                return false;
        }

        MarkAsync();
        return AddAtEnd(body, EndAfterAwaitedResult(body), line, awaits: true);
    }

    private bool TurnAsync(BlockSyntax body, ReturnStatementSyntax result)
    {
        if (result.Expression is not { } expression)
            return false;

        var isLast = result.Parent == body && body.Statements[body.Statements.Count - 1] == result;
        if (IsCompleted(expression))
        {
            if (isLast)
                _edits.RemoveStatement(result);
            else
                _edits.Replace(TextSpan.FromBounds(result.ReturnKeyword.Span.End, result.SemicolonToken.SpanStart), string.Empty);
            return true;
        }

        if (isLast)
        {
            _edits.Replace(result.ReturnKeyword.Span, "await");
            return true;
        }

        return false;
    }

    // return base.StopAsync(token); becomes an await; what follows it is released after it.
    private int EndAfterAwaitedResult(BlockSyntax body)
    {
        var end = End(body, becomesAsync: false);
        return end < body.Statements.Count && body.Statements[end] is ReturnStatementSyntax { Expression: { } result } && !IsCompleted(result)
            ? body.Statements.Count
            : end;
    }

    private static bool IsCompleted(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } => true,
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        DefaultExpressionSyntax => true,
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } => true,
        _ => false,
    };
}
