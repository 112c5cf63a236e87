using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Async;

/// <summary>The spans and references that a function holds. They do not outlive an await, and the compiler says so only when it writes the assembly.</summary>
internal static class StackValues
{
    /// <summary>Whether a variable or a loop of the function, or of the top-level code, holds one.</summary>
    public static bool AreIn(SyntaxNode function, SemanticModel model)
    {
        var code = function is GlobalStatementSyntax ? function.Parent! : function;
        foreach (var node in code.DescendantNodes(node => node == code || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseTypeDeclarationSyntax)))
        {
            if (node is CommonForEachStatementSyntax loop && model.GetTypeInfo(loop.Expression).Type is { IsRefLikeType: true })
                return true;
            if (node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax
                && model.GetDeclaredSymbol(node) is ILocalSymbol local
                && (local.IsRef || local.Type.IsRefLikeType))
                return true;
        }

        return false;
    }
}
