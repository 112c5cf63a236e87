using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>A handler of a lost connection, in the file of the diagnostic, that connects again: what it does, and what it would do without that.</summary>
internal sealed class ReconnectHandler
{
    private readonly SourceEdits _edits;
    private readonly TypeFacts _facts;
    private readonly IOperation _handler;
    private readonly IOperation _code;
    private readonly List<StatementSyntax> _registrations;
    private readonly HashSet<SyntaxNode> _connects;

    private ReconnectHandler(SourceEdits edits, TypeFacts facts, IOperation handler, IOperation code, List<StatementSyntax> registrations, HashSet<SyntaxNode> connects)
    {
        _edits = edits;
        _facts = facts;
        _handler = handler;
        _code = code;
        _registrations = registrations;
        _connects = connects;
    }

    /// <summary>The handler, or null where the code around it is not one that can be taken apart.</summary>
    public static ReconnectHandler? Of(SourceEdits edits, TypeFacts facts, ConnectionUse use, Reconnect reconnect)
    {
        var tree = edits.Target.SemanticModel.SyntaxTree;
        if (reconnect is not { Kind: ReconnectKind.Handler, Place: { } handler }
            || handler.Syntax.SyntaxTree != tree
            || handler.Consumer() is not IEventAssignmentOperation { Syntax: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax registration } } added
            || registration.Parent is not (BlockSyntax or GlobalStatementSyntax))
            return null;

        var registrations = new List<StatementSyntax> { registration };
        var code = handler.Unwrap();
        if (code is IMethodReferenceOperation method)
        {
            if (method.Method.MethodKind == MethodKind.LocalFunction || facts.CodeOf(method.Method) is not { } body || body.Syntax.SyntaxTree != tree)
                return null;
            code = body;
        }

        return new ReconnectHandler(edits, facts, handler, code, registrations, ConnectsIn(facts, code, use));
    }

    // The connect, and the calls that lead to it.
    private static HashSet<SyntaxNode> ConnectsIn(TypeFacts facts, IOperation code, ConnectionUse use)
    {
        var connects = new HashSet<SyntaxNode>();
        foreach (var operation in code.DescendantsAndSelf())
        {
            if (operation == use.Operation || operation is IInvocationOperation call && facts.CodeOf(call.TargetMethod) is { } callee && use.Operation.IsInside(callee))
                connects.Add(operation.WholeCall());
        }

        return connects;
    }

    /// <summary>Whether it does nothing but wait and connect again.</summary>
    public bool IsNothingElse
    {
        get
        {
            foreach (var trivia in _code.Syntax.DescendantTrivia())
            {
                if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsDirective)
                    return false;
            }

            foreach (var operation in _code.Descendants())
            {
                if (operation is IInvocationOperation call && !BelongsToConnect(call) && !IsPause(call) && !IsInsidePause(call))
                    return false;
                if (operation is IAssignmentOperation or IIncrementOrDecrementOperation or IEventAssignmentOperation)
                    return false;
                if (operation is IObjectCreationOperation && !IsPartOfConnect(operation.Syntax) && !IsInsidePause(operation))
                    return false;
            }

            return _connects.Count > 0;
        }
    }

    // Also the Task.Run, ConfigureAwait or Wait around it.
    private bool BelongsToConnect(IInvocationOperation call)
    {
        if (IsPartOfConnect(call.Syntax))
            return true;
        return call.TargetMethod.IsIn("System.Threading.Tasks") && ContainsConnect(call.Syntax);
    }

    private bool IsPartOfConnect(SyntaxNode node)
    {
        foreach (var connect in _connects)
        {
            if (connect.Span.Contains(node.Span))
                return true;
        }

        return false;
    }

    private bool ContainsConnect(SyntaxNode node)
    {
        foreach (var connect in _connects)
        {
            if (node.Span.Contains(connect.Span))
                return true;
        }

        return false;
    }

    private bool IsPause(IInvocationOperation call) => Pauses.IsPause(_facts, call) || call.TargetMethod is { Name: "ConfigureAwait" or "Wait" } && call.Receiver() is IInvocationOperation inner && IsPause(inner);

    private bool IsInsidePause(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null && parent != _code; parent = parent.Parent)
        {
            if (parent is IInvocationOperation call && IsPause(call))
                return true;
        }

        return false;
    }

    /// <summary>Takes the handler off, and the method with it where nothing else uses it.</summary>
    public bool TryRemove()
    {
        if (_handler.Unwrap() is IMethodReferenceOperation method)
        {
            foreach (var reference in _facts.CallsOf(method.Method))
            {
                if (reference == method)
                    continue;
                // -= goes with +=.
                if (reference.Consumer() is not IEventAssignmentOperation { Adds: false, Syntax: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } removal } }
                    || removal.SyntaxTree != _edits.Target.SemanticModel.SyntaxTree)
                    return false;
                _registrations.Add(removal);
            }

            if (method.Method.DeclaredAccessibility != Accessibility.Private || _code.Syntax is not MethodDeclarationSyntax declaration)
                return false;
            _edits.RemoveLines(WithDocumentation(declaration));
        }

        foreach (var registration in _registrations)
            _edits.RemoveStatement(registration);
        return LastReads.TryRemove(_edits, _facts, _code.Syntax);
    }

    /// <summary>Takes the connect and the waits before it out of the handler, where they are the last that it does: what follows a connect needs it.</summary>
    public bool TryRemoveConnect()
    {
        var removed = new List<StatementSyntax>();
        foreach (var connect in _connects)
        {
            if (StatementOf(connect) is not { Parent: BlockSyntax block } statement || block.Parent != _code.Syntax || block.Statements.Last() != statement || Comments.AreIn(statement))
                return false;
            removed.Add(statement);
            for (var i = block.Statements.IndexOf(statement) - 1; i >= 0 && IsPauseStatement(block.Statements[i]); i--)
                removed.Add(block.Statements[i]);
        }

        if (removed.Count == 0 || !AwaitsBeside(removed) || removed.Exists(statement => LastReads.AreIn(_facts, statement)))
            return false;
        foreach (var statement in removed)
            _edits.RemoveStatement(statement);
        return true;
    }

    // An async handler that awaits nothing any more is a warning.
    private bool AwaitsBeside(List<StatementSyntax> removed)
    {
        foreach (var node in _code.Syntax.DescendantNodes())
        {
            if (node is AwaitExpressionSyntax && !removed.Exists(statement => statement.Span.Contains(node.Span)))
                return true;
        }

        return false;
    }

    private static ExpressionStatementSyntax? StatementOf(SyntaxNode call)
    {
        var node = call;
        while (node.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "Wait" }
            || node.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "Wait" } outer } && outer == node)
            node = node.Parent;
        return node.Parent as ExpressionStatementSyntax;
    }

    private bool IsPauseStatement(StatementSyntax statement)
    {
        if (statement is not ExpressionStatementSyntax)
            return false;

        foreach (var operation in _code.Descendants())
        {
            if (operation is IInvocationOperation call && Pauses.IsPause(_facts, call) && StatementOf(call.Syntax) == statement)
                return true;
        }

        return false;
    }

    // Its documentation goes with it.
    private static TextSpan WithDocumentation(MemberDeclarationSyntax member)
    {
        foreach (var trivia in member.GetLeadingTrivia())
        {
            if (trivia.GetStructure() is DocumentationCommentTriviaSyntax)
                return TextSpan.FromBounds(trivia.FullSpan.Start, member.Span.End);
        }

        return member.Span;
    }
}
