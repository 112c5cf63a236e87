using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>Answers: would a container that this solution sets up know the manager?</summary>
internal static class ServiceRegistrations
{
    private const string ManagerRegistration = "AddSwitchboard";

    private static readonly ConditionalWeakTable<SyntaxNode, Found> s_found = new();

    private static readonly HashSet<string> s_registrations = new(StringComparer.Ordinal)
    {
        "AddSingleton", "AddScoped", "AddTransient", "AddHostedService", "AddKeyedSingleton", "AddKeyedScoped", "AddKeyedTransient",
        "TryAddSingleton", "TryAddScoped", "TryAddTransient", "AddRazorComponents", "AddServerSideBlazor", "AddRazorPages",
        "AddControllers", "AddControllersWithViews", "AddMvc", "AddMvcCore", "AddSignalR", "AddGrpc", "AddMauiBlazorWebView",
    };

    /// <summary>Whether services are registered and the manager is not among them: a parameter of its type could not be given.</summary>
    public static async Task<bool> LackManagerAsync(Solution solution, CancellationToken cancellationToken)
    {
        var registers = false;
        foreach (var project in solution.Projects)
        {
            foreach (var document in project.Documents)
            {
                if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
                    continue;

                var found = s_found.GetValue(root, static node => Found.In(node));
                if (found.Manager)
                    return false;
                registers |= found.Any;
            }
        }

        return registers;
    }

    private sealed class Found
    {
        public bool Any { get; private set; }

        public bool Manager { get; private set; }

        public static Found In(SyntaxNode root)
        {
            var found = new Found();
            foreach (var node in root.DescendantNodes())
            {
                if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } })
                    continue;
                found.Manager |= name == ManagerRegistration;
                found.Any |= s_registrations.Contains(name);
            }

            return found;
        }
    }
}
