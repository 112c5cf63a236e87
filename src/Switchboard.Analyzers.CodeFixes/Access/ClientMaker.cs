using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>Answers: is the ambient manager at work here, and did it make this client?</summary>
internal static class ClientMaker
{
    /// <summary>Whether the file shows that the client comes from <c>ConnectionManager.Default</c>.</summary>
    public static bool IsAmbient(FixTarget target, SyntaxNode at, ExpressionSyntax client)
    {
        // a?.B is no node of the file where it is the client of a?.B.Stop().
        var model = target.SemanticModel;
        if (client.SyntaxTree != model.SyntaxTree || model.GetSymbolInfo(client).Symbol is not (IFieldSymbol or IPropertySymbol or ILocalSymbol) || model.GetSymbolInfo(client).Symbol is not { } symbol)
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
            if (made is not null && IsFromDefault(target, made))
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
            if (node is IdentifierNameSyntax { Identifier.ValueText: "Default" } name && IsDefault(target, name))
                return true;
        }

        return false;
    }

    private static bool IsSame(ISymbol? left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);

    private static bool IsFromDefault(FixTarget target, ExpressionSyntax value)
    {
        while (value is AwaitExpressionSyntax awaited)
            value = awaited.Expression;
        return value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetOrCreate" or "GetOrCreateAsync", Expression: var manager } }
            && IsDefault(target, manager);
    }

    private static bool IsDefault(FixTarget target, ExpressionSyntax manager) =>
        target.Model.Manager?.Default is { } ambient && IsSame(target.SemanticModel.GetSymbolInfo(manager).Symbol, ambient);
}
