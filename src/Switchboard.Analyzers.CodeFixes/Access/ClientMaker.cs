using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>Answers: is the ambient manager at work here, and did it make this client?</summary>
internal static class ClientMaker
{
    private const int Deepest = 3;

    /// <summary>Whether the file shows that the client comes from <c>ConnectionManager.Default</c>.</summary>
    public static bool IsAmbient(FixTarget target, ExpressionSyntax client) =>
        IsAmbient(target, client, depth: 0);

    private static bool IsAmbient(FixTarget target, ExpressionSyntax value, int depth)
    {
        // a?.B is no node of the file where it is the client of a?.B.Stop().
        var model = target.SemanticModel;
        value = WithoutAwait(value);
        if (value.SyntaxTree != model.SyntaxTree)
            return false;
        if (value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetOrCreate" or "GetOrCreateAsync" or "AcquireAsync", Expression: var manager } })
            return IsDefault(target, manager);

        // The client of a lease.
        if (value is MemberAccessExpressionSyntax access && target.Model.Manager?.IsLease(model.GetTypeInfo(access.Expression).Type) == true)
            value = access.Expression;
        if (depth == Deepest || model.GetSymbolInfo(value).Symbol is not { } symbol || symbol is not (IFieldSymbol or IPropertySymbol or ILocalSymbol))
            return false;

        foreach (var node in target.Root.DescendantNodes())
        {
            var made = node switch
            {
                VariableDeclaratorSyntax { Initializer.Value: var first } variable when variable.Identifier.ValueText == symbol.Name && IsSame(model.GetDeclaredSymbol(variable), symbol) => first,
                PropertyDeclarationSyntax { Initializer.Value: var first } property when property.Identifier.ValueText == symbol.Name && IsSame(model.GetDeclaredSymbol(property), symbol) => first,
                AssignmentExpressionSyntax assignment when IsSame(model.GetSymbolInfo(assignment.Left).Symbol, symbol) => assignment.Right,
                _ => null,
            };
            if (made is not null && IsAmbient(target, made, depth + 1))
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

    private static ExpressionSyntax WithoutAwait(ExpressionSyntax value)
    {
        while (true)
        {
            switch (value)
            {
                case AwaitExpressionSyntax awaited:
                    value = awaited.Expression;
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    value = parenthesized.Expression;
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var configured } }:
                    value = configured;
                    break;
                default:
                    return value;
            }
        }
    }

    private static bool IsDefault(FixTarget target, ExpressionSyntax manager) =>
        target.Model.Manager?.Default is { } ambient && IsSame(target.SemanticModel.GetSymbolInfo(manager).Symbol, ambient);
}
