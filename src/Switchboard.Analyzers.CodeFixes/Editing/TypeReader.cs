using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Editing;

/// <summary>Reads the code of a type as the rules see it, all of its parts together.</summary>
internal static class TypeReader
{
    /// <summary>The facts of the type that the target stands in; null where it stands in none.</summary>
    public static TypeFacts? FactsAt(FixTarget target, CancellationToken cancellationToken)
    {
        var type = target.SemanticModel.GetEnclosingSymbol(target.Node.SpanStart, cancellationToken) switch
        {
            INamedTypeSymbol named => named,
            { ContainingType: { } containing } => containing,
            _ => null,
        };
        return type is null ? null : TypeFacts.Build(type, target.Model, TypeSource.BodiesOf(type, ModelOf, cancellationToken), cancellationToken);

        SemanticModel ModelOf(SyntaxTree tree) =>
            tree == target.SemanticModel.SyntaxTree ? target.SemanticModel : target.SemanticModel.Compilation.GetSemanticModel(tree);
    }
}
