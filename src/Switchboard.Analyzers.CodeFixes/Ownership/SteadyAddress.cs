using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Ownership;

/// <summary>Answers: does what a connect reads have the same value where the client is created?</summary>
internal sealed class SteadyAddress
{
    private readonly SemanticModel _model;
    private readonly TypeFacts? _facts;
    private readonly SyntaxNode _creation;
    private readonly SyntaxNode _connect;
    private readonly SyntaxNode? _function;
    private readonly bool _isAhead;
    private readonly int _end;

    private SteadyAddress(CreationSite site, SyntaxNode connect)
    {
        _model = site.Target.SemanticModel;
        _facts = TypeReader.FactsAt(site.Target, CancellationToken.None);
        _creation = site.Expression;
        _connect = connect;
        _function = FunctionOf(_creation);
        _isAhead = _function == FunctionOf(connect) && connect.SpanStart > _creation.SpanStart;
        _end = EndOfConnects();
    }

    public static bool Is(CreationSite site, SyntaxNode address, SyntaxNode connect)
    {
        var steady = new SteadyAddress(site, connect);
        return address.DescendantNodesAndSelf().All(node => node is not IdentifierNameSyntax name || !steady.MayChange(steady._model.GetSymbolInfo(name).Symbol));
    }

    private bool MayChange(ISymbol? symbol)
    {
        if (symbol is not (ILocalSymbol { IsConst: false } or IParameterSymbol or IFieldSymbol { IsConst: false } or IPropertySymbol))
            return false;
        if (_facts is null)
            return true;

        var isMember = symbol is IFieldSymbol or IPropertySymbol;
        if (symbol is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { IsReadOnly: false, SetMethod.IsInitOnly: false } && _isAhead && CallsBetween(symbol.ContainingType))
            return true;
        return _facts.ReferencesOf(symbol).Any(reference => IsWrite(reference.Syntax) && !IsBefore(reference.Syntax, isMember));
    }

    /// <summary>Whether what is written here is there when the client is created, and stays until it is connected.</summary>
    private bool IsBefore(SyntaxNode write, bool isMember)
    {
        var function = FunctionOf(write);
        if (function == _function && write.SyntaxTree == _creation.SyntaxTree)
            return write.SpanStart < _creation.SpanStart || _isAhead && write.SpanStart > _end;

        // What is called between was looked at; a variable may be set by a lambda at any time.
        if (_isAhead)
            return isMember;
        return isMember && function is ConstructorDeclarationSyntax && _function is not (ConstructorDeclarationSyntax or BaseFieldDeclarationSyntax or PropertyDeclarationSyntax);
    }

    // A loop that connects again does so with what was written after the first time.
    private int EndOfConnects()
    {
        var end = _connect.Span.End;
        for (var node = _connect.Parent; node is not null && node != _function; node = node.Parent)
        {
            if (node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax && !node.Span.Contains(_creation.Span))
                end = node.Span.End;
        }

        return end;
    }

    private bool CallsBetween(INamedTypeSymbol type)
    {
        foreach (var node in (_function ?? _creation.SyntaxTree.GetRoot()).DescendantNodes())
        {
            if (node is InvocationExpressionSyntax && node.SpanStart > _creation.Span.End && node.SpanStart < _end && SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(node).Symbol?.ContainingType, type))
                return true;
        }

        return false;
    }

    // Also a part of what the variable holds. An initialiser sets that of a new object.
    private static bool IsWrite(SyntaxNode reference)
    {
        for (var node = reference; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case AssignmentExpressionSyntax assignment when assignment.Left == node:
                    return assignment.Parent is not InitializerExpressionSyntax;
                case ArgumentSyntax { RefKindKeyword.RawKind: not (0 or (int)SyntaxKind.InKeyword) }:
                case CommonForEachStatementSyntax each when each.Expression != node:
                    return true;
                case StatementSyntax or AnonymousFunctionExpressionSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax:
                    return false;
            }
        }

        return false;
    }

    private static SyntaxNode? FunctionOf(SyntaxNode node) => node.Ancestors().FirstOrDefault(static ancestor =>
        ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax);
}
