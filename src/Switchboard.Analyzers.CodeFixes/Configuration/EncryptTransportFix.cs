using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Configuration;

/// <summary>SWB5003: writes the encrypted scheme where the plain one stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EncryptTransportFix : ConnectionCodeFixProvider
{
    private const int PortOfPlainHttp = 80;
    private const int DeepestChain = 12;

    /// <summary>Makes the provider.</summary>
    public EncryptTransportFix()
        : base("SWB5003")
    {
    }

    private protected override bool NeedsManager => false;

    private protected override async Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Node is not ExpressionSyntax expression
            || FirstToken(expression, target.SemanticModel, cancellationToken) is not { } token
            || AddressText.SchemeOf(token.ValueText.TrimStart()) is not { } scheme
            || AddressText.Encrypted(scheme) is not { } encrypted
            || AddressText.Read(target.SemanticModel.GetConstantValue(expression, cancellationToken).Value as string ?? token.ValueText) is { Port: PortOfPlainHttp }
            || token.Text.IndexOf(scheme, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var start)
            || token.Parent?.FirstAncestorOrSelf<ExpressionSyntax>() is not { } written
            || !await AddressReaders.AreConnectsAsync(target, written, cancellationToken).ConfigureAwait(false))
            return ImmutableArray<ConnectionFix>.Empty;

        var text = await target.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var edits = new SourceEdits(target, text);
        edits.Replace(new TextSpan(token.SpanStart + start, scheme.Length), encrypted);
        return ImmutableArray.Create(new ConnectionFix($"Connect with '{encrypted}://'", "SWB5003.Encrypt", edits.ApplyAsync));
    }

    /// <summary>The token that the text of the expression begins with; null where that stands in another file, or where others use it too.</summary>
    private static SyntaxToken? FirstToken(ExpressionSyntax? expression, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        for (var depth = 0; depth < DeepestChain; depth++)
        {
            switch (expression)
            {
                case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                    return literal.Token;
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case BinaryExpressionSyntax sum:
                    expression = sum.Left;
                    break;
                case InterpolatedStringExpressionSyntax { Contents: { Count: > 0 } contents }:
                    if (contents[0] is InterpolatedStringTextSyntax first)
                        return first.TextToken;
                    expression = (contents[0] as InterpolationSyntax)?.Expression;
                    break;
                case InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }:
                    expression = arguments[0].Expression;
                    break;
                case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                    expression = DeclaredValue(semanticModel.GetSymbolInfo(expression, cancellationToken).Symbol, expression.SyntaxTree, cancellationToken);
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static ExpressionSyntax? DeclaredValue(ISymbol? symbol, SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (symbol is not (ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private }))
            return null;

        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == tree && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value })
                return value;
        }

        return null;
    }
}
