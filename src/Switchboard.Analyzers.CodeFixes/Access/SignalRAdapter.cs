using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>Answers: does the manager know by itself how a hub is connected?</summary>
internal static class SignalRAdapter
{
    private const string Ambient = "Default";
    private const string Container = "AddSwitchboard";

    /// <summary>
    /// Whether the adapter is referenced and the solution gives it to this manager. Without that, connecting a hub with nothing but the
    /// client compiles and throws.
    /// </summary>
    public static async Task<bool> ConnectsAsync(FixTarget target, ITypeSymbol client, ManagerAccess manager, CancellationToken cancellationToken)
    {
        if (client is not { Name: "HubConnection", ContainingNamespace.Name: "Client" }
            || target.SemanticModel.Compilation.GetTypeByMetadataName("Switchboard.SignalR.HubConnectionConnector") is null)
            return false;

        var solution = target.Document.Project.Solution;
        if (manager.IsOptional)
            return await IsGivenAsync(solution, Container, cancellationToken).ConfigureAwait(false) && await IsGivenAsync(solution, Ambient, cancellationToken).ConfigureAwait(false);
        return await IsGivenAsync(solution, manager.IsAmbient ? Ambient : Container, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> IsGivenAsync(Solution solution, string giver, CancellationToken cancellationToken)
    {
        foreach (var project in solution.Projects)
        {
            foreach (var document in project.Documents)
            {
                if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root && Gives(root, giver))
                    return true;
            }
        }

        return false;
    }

    // services.AddSwitchboard(…).AddSignalR(), or ConnectionManager.Default.AddSignalR().
    private static bool Gives(SyntaxNode root, string giver)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddSignalR", Expression: var receiver } })
                continue;
            foreach (var inner in receiver.DescendantNodesAndSelf())
            {
                if (inner is IdentifierNameSyntax name && name.Identifier.ValueText == giver)
                    return true;
            }
        }

        return false;
    }
}
