using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Async;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>Answers about the code around an expression.</summary>
internal static class Places
{
    /// <summary>Whether <c>await</c> can be written here without making anything async.</summary>
    public static bool CanAwait(SyntaxNode node, SemanticModel model) => AsyncFunctionAround(node) is { } function && !StackValues.AreIn(function, model);

    /// <summary>Whether the code around the node is asynchronous; what it holds may still forbid one more <c>await</c>.</summary>
    public static bool IsInAsyncCode(SyntaxNode node) => AsyncFunctionAround(node) is not null;

    private static SyntaxNode? AsyncFunctionAround(SyntaxNode node)
    {
        for (var ancestor = node.Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            switch (ancestor)
            {
                case LockStatementSyntax or UnsafeStatementSyntax or QueryExpressionSyntax:
                    return null;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword) ? lambda : null;
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword) ? function : null;
                case GlobalStatementSyntax:
                    return ancestor;
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword) ? method : null;
                case MemberDeclarationSyntax or AccessorDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether reading the value twice is reading it once: a variable, or a member of one.</summary>
    public static bool IsPlainRead(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        ThisExpressionSyntax or BaseExpressionSyntax => true,
        IdentifierNameSyntax name => model.GetSymbolInfo(name).Symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IFieldSymbol or IPropertySymbol or INamedTypeSymbol or INamespaceSymbol,
        MemberAccessExpressionSyntax access => model.GetSymbolInfo(access).Symbol is IFieldSymbol or IPropertySymbol or INamedTypeSymbol or INamespaceSymbol && IsPlainRead(access.Expression, model),
        ParenthesizedExpressionSyntax parenthesized => IsPlainRead(parenthesized.Expression, model),
        CastExpressionSyntax cast => IsPlainRead(cast.Expression, model),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => IsPlainRead(suppressed.Operand, model),
        GenericNameSyntax or AliasQualifiedNameSyntax => true,
        _ => false,
    };

    /// <summary>Whether a variable or member may be null at this place, by what the code knows of its value there: the type of <c>var</c> may always be.</summary>
    public static bool MayBeNull(ISymbol symbol, SyntaxNode at, SemanticModel model) =>
        model.GetSpeculativeTypeInfo(at.SpanStart, SyntaxFactory.IdentifierName(symbol.Name), SpeculativeBindingOption.BindAsExpression).Nullability.FlowState == NullableFlowState.MaybeNull;

    /// <summary>The statement list that a statement stands in, or null where it stands alone after an <c>if</c> or the like.</summary>
    public static IReadOnlyList<StatementSyntax>? SiblingsOf(StatementSyntax statement)
    {
        switch (statement.Parent)
        {
            case BlockSyntax block:
                return block.Statements;
            case SwitchSectionSyntax section:
                return section.Statements;
            case GlobalStatementSyntax { Parent: CompilationUnitSyntax unit }:
                var statements = new List<StatementSyntax>();
                foreach (var member in unit.Members)
                {
                    if (member is GlobalStatementSyntax global)
                        statements.Add(global.Statement);
                }

                return statements;
            default:
                return null;
        }
    }
}
