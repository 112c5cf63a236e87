using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.Flow;

/// <summary>Reads the code of a type where no compiler hands it out: for a fix, and for a suppression.</summary>
internal static class TypeSource
{
    /// <summary>The bodies of all members of the type, from all of its files.</summary>
    public static List<MemberBody> BodiesOf(INamedTypeSymbol type, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var bodies = new List<MemberBody>();
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            var declaration = reference.GetSyntax(cancellationToken);
            var model = modelOf(declaration.SyntaxTree);
            switch (declaration)
            {
                case CompilationUnitSyntax program:
                    if (model.GetEnclosingSymbol(program.Members[0].SpanStart, cancellationToken) is { } main)
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
}
