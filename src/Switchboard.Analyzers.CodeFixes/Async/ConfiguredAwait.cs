using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Async;

/// <summary>How a function awaits, so that one more <c>await</c> is like the others.</summary>
internal static class ConfiguredAwait
{
    /// <summary><c>.ConfigureAwait(false)</c> where it follows whatever the function awaits, else nothing.</summary>
    public static string In(SyntaxNode function)
    {
        var configured = string.Empty;
        foreach (var node in function.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is not AwaitExpressionSyntax { Expression: var awaited })
                continue;
            if (awaited is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }, ArgumentList: { Arguments: { Count: 1 } arguments } } || arguments[0].ToString() != "false")
                return string.Empty;
            configured = ".ConfigureAwait(false)";
        }

        return configured;
    }
}
