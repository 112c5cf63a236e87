using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Ownership;

/// <summary>One expression that creates a client, and the variable that it goes to.</summary>
internal sealed class CreationSite
{
    private CreationSite(FixTarget target, ExpressionSyntax expression, IOperation operation, INamedTypeSymbol client)
    {
        Target = target;
        Expression = expression;
        Operation = operation;
        Client = client;
        (Variable, Member) = Destination(expression);
    }

    public FixTarget Target { get; }

    public ExpressionSyntax Expression { get; }

    public IOperation Operation { get; }

    /// <summary>The type of the client, behind its task.</summary>
    public INamedTypeSymbol Client { get; }

    /// <summary>The declaration or the assigned expression that the client goes to, or null.</summary>
    public SyntaxNode? Variable { get; }

    /// <summary>What the client is called where it goes: the variable, or the member that returns it.</summary>
    public string? Member { get; }

    public bool IsTask => !SymbolEqualityComparer.Default.Equals(Operation.Type, Client);

    public static CreationSite? Of(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Node is not ExpressionSyntax expression || target.SemanticModel.GetOperation(expression, cancellationToken) is not { Type: INamedTypeSymbol type } operation)
            return null;

        var client = type.BehindTask() as INamedTypeSymbol;
        if (client is null || !IsCreation(target.Model, operation) || Declares(expression))
            return null;
        return new CreationSite(target, expression, operation, client);
    }

    private static bool IsCreation(ConnectionModel model, IOperation operation) => operation switch
    {
        IObjectCreationOperation { Type: INamedTypeSymbol type } creation => model.RoleOf(creation.Constructor) ?? model.InheritedCreate(type),
        IInvocationOperation call => model.RoleOf(call.TargetMethod),
        _ => null,
    } is { Role: ConnectionRole.Create, IsServerSide: false };

    // What is declared inside ends with the factory, and a field of the same name would be read in its place. What cannot stand in a lambda does not compile.
    private static bool Declares(ExpressionSyntax expression) =>
        expression.DescendantNodes(static inner => inner is not AnonymousFunctionExpressionSyntax).Any(static node => node is SingleVariableDesignationSyntax);

    private static (SyntaxNode? Variable, string? Name) Destination(ExpressionSyntax expression)
    {
        for (SyntaxNode? node = expression.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case VariableDeclaratorSyntax variable:
                    return (variable, variable.Identifier.ValueText);
                case PropertyDeclarationSyntax property:
                    return (property.Initializer is null ? null : property, property.Identifier.ValueText);
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment:
                    return (assignment.Left, name.Identifier.ValueText);
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } assignment:
                    return (assignment.Left, access.Name.Identifier.ValueText);
                case LocalFunctionStatementSyntax function:
                    return (null, function.Identifier.ValueText);
                case MethodDeclarationSyntax method:
                    return (null, method.Identifier.ValueText);
                case TypeDeclarationSyntax:
                    return (null, null);
            }
        }

        return (null, null);
    }

    /// <summary>The symbol of the variable, or null.</summary>
    public ISymbol? Symbol => Variable switch
    {
        null => null,
        ExpressionSyntax assigned => Target.SemanticModel.GetSymbolInfo(assigned).Symbol,
        var declared => Target.SemanticModel.GetDeclaredSymbol(declared),
    };

    /// <summary>The code in which the variable is used: its function, or its type.</summary>
    public SyntaxNode Scope => Symbol is ILocalSymbol or null
        ? (SyntaxNode?)Expression.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? Target.Root
        : CodePlace.Of(Expression).Type ?? Target.Root;

    /// <summary>The creation with the type that it is given by its target now: a factory has none.</summary>
    public ExpressionSyntax WithType(ExpressionSyntax current)
    {
        if (current is not ImplicitObjectCreationExpressionSyntax creation)
            return current;

        var type = Client.WithNullableAnnotation(NullableAnnotation.None).ToMinimalDisplayString(Target.SemanticModel, Expression.SpanStart);
        return SyntaxFactory.ObjectCreationExpression(
            creation.NewKeyword.WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.ParseTypeName(type).WithTrailingTrivia(creation.NewKeyword.TrailingTrivia),
            creation.ArgumentList,
            creation.Initializer);
    }
}
