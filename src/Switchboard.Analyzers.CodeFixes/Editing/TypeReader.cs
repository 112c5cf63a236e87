using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes;

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
        return type is null ? null : TypeFacts.Build(type, target.Model, BodiesOf(type, target, cancellationToken), cancellationToken);
    }

    private static List<MemberBody> BodiesOf(INamedTypeSymbol type, FixTarget target, CancellationToken cancellationToken)
    {
        var bodies = new List<MemberBody>();
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            var declaration = reference.GetSyntax(cancellationToken);
            var model = declaration.SyntaxTree == target.SemanticModel.SyntaxTree
                ? target.SemanticModel
                : target.SemanticModel.Compilation.GetSemanticModel(declaration.SyntaxTree);
            switch (declaration)
            {
                case CompilationUnitSyntax program:
                    if (program.Members.Count > 0 && model.GetEnclosingSymbol(program.Members[0].SpanStart, cancellationToken) is { } main)
                        Add(bodies, model, main, program, cancellationToken);
                    break;
                case TypeDeclarationSyntax part:
                    foreach (var member in part.Members)
                        AddMember(bodies, model, member, cancellationToken);
                    break;
            }
        }

        return bodies;
    }

    private static void AddMember(List<MemberBody> bodies, SemanticModel model, MemberDeclarationSyntax member, CancellationToken cancellationToken)
    {
        switch (member)
        {
            case BaseFieldDeclarationSyntax fields:
                foreach (var variable in fields.Declaration.Variables)
                    Add(bodies, model, model.GetDeclaredSymbol(variable, cancellationToken), variable.Initializer, cancellationToken);
                break;
            case BasePropertyDeclarationSyntax property:
                AddProperty(bodies, model, property, cancellationToken);
                break;
            case BaseMethodDeclarationSyntax method:
                Add(bodies, model, model.GetDeclaredSymbol(method, cancellationToken), method, cancellationToken);
                break;
        }
    }

    private static void AddProperty(List<MemberBody> bodies, SemanticModel model, BasePropertyDeclarationSyntax property, CancellationToken cancellationToken)
    {
        var symbol = model.GetDeclaredSymbol(property, cancellationToken);
        var (initializer, arrow) = property switch
        {
            PropertyDeclarationSyntax plain => (plain.Initializer, plain.ExpressionBody),
            IndexerDeclarationSyntax indexer => (null, indexer.ExpressionBody),
            _ => (null, (ArrowExpressionClauseSyntax?)null),
        };
        Add(bodies, model, symbol, initializer, cancellationToken);
        Add(bodies, model, (symbol as IPropertySymbol)?.GetMethod, arrow, cancellationToken);
        if (property.AccessorList is null)
            return;
        foreach (var accessor in property.AccessorList.Accessors)
            Add(bodies, model, model.GetDeclaredSymbol(accessor, cancellationToken), accessor, cancellationToken);
    }

    private static void Add(List<MemberBody> bodies, SemanticModel model, ISymbol? owner, SyntaxNode? code, CancellationToken cancellationToken)
    {
        if (owner is not null && code is not null && model.GetOperation(code, cancellationToken) is { } root)
            bodies.Add(new MemberBody(owner, root));
    }

    /// <summary>Whether the code around the node can await.</summary>
    public static bool IsInAsyncCode(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax or AccessorDeclarationSyntax:
                    return false;
                case QueryExpressionSyntax or LockStatementSyntax:
                    return false;
            }
        }

        return false;
    }
}
