using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>Answers: does code of the solution make objects of this type itself, so that a new constructor parameter would break it?</summary>
internal static class ConstructorCallers
{
    public static async Task<bool> ExistAsync(Solution solution, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var _ in await SymbolFinder.FindDerivedClassesAsync(type, solution, cancellationToken: cancellationToken).ConfigureAwait(false))
            return true;

        // The references of a type are those of its constructors too.
        foreach (var referenced in await SymbolFinder.FindReferencesAsync(type, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (var reference in referenced.Locations)
            {
                if (await IsMadeAtAsync(reference, cancellationToken).ConfigureAwait(false))
                    return true;
            }
        }

        return false;
    }

    private static async Task<bool> IsMadeAtAsync(ReferenceLocation reference, CancellationToken cancellationToken)
    {
        if (await reference.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return false;

        var node = root.FindNode(reference.Location.SourceSpan, findInsideTrivia: false, getInnermostNodeForTie: true);
        while (node.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            node = node.Parent;

        return node.Parent switch
        {
            _ when node is ImplicitObjectCreationExpressionSyntax => true,
            ObjectCreationExpressionSyntax creation => creation.Type == node,
            TypeArgumentListSyntax arguments => await NeedsConstructorAsync(reference.Document, arguments, node, cancellationToken).ConfigureAwait(false),
            TypeOfExpressionSyntax => node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateInstance" } },
            _ => false,
        };
    }

    // Make<ChatService>() where T : new(), and Activator.CreateInstance<ChatService>().
    private static async Task<bool> NeedsConstructorAsync(Document document, TypeArgumentListSyntax arguments, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model || arguments.Parent is not GenericNameSyntax name)
            return false;

        var symbol = model.GetSymbolInfo(name, cancellationToken).Symbol;
        if (symbol is { Name: "CreateInstance", ContainingType.Name: "Activator" })
            return true;

        var parameters = symbol switch
        {
            IMethodSymbol method => method.TypeParameters,
            INamedTypeSymbol type => type.TypeParameters,
            _ => ImmutableArray<ITypeParameterSymbol>.Empty,
        };
        return parameters.ElementAtOrDefault(arguments.Arguments.IndexOf((TypeSyntax)node)) is { HasConstructorConstraint: true };
    }
}
