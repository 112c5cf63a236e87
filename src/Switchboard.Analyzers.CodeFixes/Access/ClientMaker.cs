using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>Answers: did the ambient manager make this client?</summary>
internal static class ClientMaker
{
    /// <summary>Whether the file shows that the client comes from <c>ConnectionManager.Default</c>.</summary>
    public static bool IsAmbient(FixTarget target, SyntaxNode at, ExpressionSyntax client)
    {
        var model = target.SemanticModel;
        if (model.GetSymbolInfo(client).Symbol is not (IFieldSymbol or IPropertySymbol or ILocalSymbol) || model.GetSymbolInfo(client).Symbol is not { } symbol)
            return false;

        SyntaxNode scope = CodePlace.Of(at).Type ?? target.Root;
        foreach (var node in scope.DescendantNodes())
        {
            var made = node switch
            {
                VariableDeclaratorSyntax { Initializer.Value: var value } variable when variable.Identifier.ValueText == symbol.Name && IsSame(model.GetDeclaredSymbol(variable), symbol) => value,
                PropertyDeclarationSyntax { Initializer.Value: var value } property when property.Identifier.ValueText == symbol.Name && IsSame(model.GetDeclaredSymbol(property), symbol) => value,
                AssignmentExpressionSyntax assignment when IsSame(model.GetSymbolInfo(assignment.Left).Symbol, symbol) => assignment.Right,
                _ => null,
            };
            if (made is not null && IsFromDefault(model, made))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type around the place uses <c>ConnectionManager.Default</c>.</summary>
    public static bool UsesAmbient(FixTarget target, SyntaxNode at)
    {
        SyntaxNode scope = CodePlace.Of(at).Type ?? target.Root;
        foreach (var node in scope.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: "Default" } name && IsDefault(target.SemanticModel, name))
                return true;
        }

        return false;
    }

    private static bool IsSame(ISymbol? left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);

    private static bool IsFromDefault(SemanticModel model, ExpressionSyntax value)
    {
        while (value is AwaitExpressionSyntax awaited)
            value = awaited.Expression;
        return value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetOrCreate" or "GetOrCreateAsync", Expression: var manager } }
            && IsDefault(model, manager);
    }

    private static bool IsDefault(SemanticModel model, ExpressionSyntax manager) =>
        model.GetSymbolInfo(manager).Symbol is IPropertySymbol { IsStatic: true, Name: "Default", ContainingType.Name: "ConnectionManager" };
}
