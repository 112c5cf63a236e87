using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Configuration;

/// <summary>An expression that gives the newest token whenever it is evaluated.</summary>
internal sealed class AskedAgain
{
    private AskedAgain(ExpressionSyntax expression, StatementSyntax? declaration)
    {
        Expression = expression;
        Declaration = declaration;
    }

    public ExpressionSyntax Expression { get; }

    /// <summary>The declaration of the variable that held it, which nothing else needs.</summary>
    public StatementSyntax? Declaration { get; }

    public bool Awaits => Contains<AwaitExpressionSyntax>(Expression);

    /// <summary>The expression behind a value; null where asking again would give the same.</summary>
    public static AskedAgain? Behind(ExpressionSyntax value, SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        var model = edits.Target.SemanticModel;
        while (value is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            value = value is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : ((PostfixUnaryExpressionSyntax)value).Operand;

        if (Calls(value))
            return IsLasting(value, facts, model, cancellationToken) ? new AskedAgain(value, null) : null;

        return model.GetSymbolInfo(value, cancellationToken).Symbol switch
        {
            ILocalSymbol local => OfLocal(local, facts, model, cancellationToken),
            IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: { IsInitOnly: false } } => IsRefreshed(model.GetSymbolInfo(value, cancellationToken).Symbol!, facts) ? new AskedAgain(value, null) : null,
            _ => null,
        };
    }

    private static AskedAgain? OfLocal(ILocalSymbol local, TypeFacts facts, SemanticModel model, CancellationToken cancellationToken)
    {
        if (facts.ReferencesOf(local).Count != 1)
            return null;

        return local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax
            {
                Initializer.Value: { } initial,
                Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } declaration },
            }
            && Calls(initial)
            && IsLasting(initial, facts, model, cancellationToken)
                ? new AskedAgain(initial, declaration)
                : null;
    }

    // Somebody writes it while the object lives.
    private static bool IsRefreshed(ISymbol member, TypeFacts facts)
    {
        foreach (var write in facts.WritesOf(member))
        {
            if (facts.OwnerOf(write) is IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) })
                return true;
        }

        return false;
    }

    private static bool Calls(ExpressionSyntax expression)
    {
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            if (node is InvocationExpressionSyntax { Expression: not IdentifierNameSyntax { Identifier.ValueText: "nameof" } })
                return true;
        }

        return false;
    }

    // A cancellation token is that of this call alone, what is counted or assigned is another value then, and what a using gives is disposed of.
    private static bool IsLasting(SyntaxNode expression, TypeFacts facts, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            if (node is AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax { OperatorToken.ValueText: "++" or "--" } or PrefixUnaryExpressionSyntax { OperatorToken.ValueText: "++" or "--" })
                return false;
            if (node is IdentifierNameSyntax name
                && (TokenSources.IsToken(model.GetTypeInfo(name, cancellationToken).Type) || !Lasts(model.GetSymbolInfo(name, cancellationToken).Symbol, facts, model, cancellationToken)))
                return false;
        }

        return true;
    }

    private static bool Lasts(ISymbol? symbol, TypeFacts facts, SemanticModel model, CancellationToken cancellationToken) => symbol switch
    {
        IParameterSymbol parameter => facts.WritesOf(parameter).Count == 0,
        ILocalSymbol local => facts.WritesOf(local).Count < 2 && !IsFromUsing(local, model, cancellationToken),
        _ => true,
    };

    // var store = scope.ServiceProvider.GetRequiredService<Store>(), where the scope is in a using; a text outlives both.
    private static bool IsFromUsing(ILocalSymbol local, SemanticModel model, CancellationToken cancellationToken)
    {
        if (local is not { DeclaringSyntaxReferences: { Length: 1 } declarations })
            return false;

        var declarator = declarations[0].GetSyntax(cancellationToken);
        if (declarator.Parent?.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 })
            return true;
        if (local.Type is { IsValueType: true } or { SpecialType: SpecialType.System_String } || declarator is not VariableDeclaratorSyntax { Initializer.Value: var made })
            return false;

        foreach (var node in made.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax name
                && model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol source
                && source.Locations[0].SourceSpan.Start < declarator.SpanStart
                && IsFromUsing(source, model, cancellationToken))
                return true;
        }

        return false;
    }

    private static bool Contains<TNode>(SyntaxNode node)
        where TNode : SyntaxNode
    {
        foreach (var descendant in node.DescendantNodesAndSelf())
        {
            if (descendant is TNode)
                return true;
        }

        return false;
    }
}
