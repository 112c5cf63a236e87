using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Teardown;

namespace Switchboard.Analyzers.CodeFixes.Ownership;

/// <summary>How the manager closes a client that cannot be disposed: by the disconnect that its catalog names.</summary>
internal static class ClosingLambda
{
    /// <summary>The lambda, or null where the client is disposable or nothing is known to close it.</summary>
    public static string? Of(CreationSite site)
    {
        var model = site.Target.Model;
        if (model.Frameworks.IsDisposable(site.Client) || Catalogued.Parameterless(site.Client, model, ConnectionRole.Disconnect) is not { } method)
            return null;

        var name = Names.OfLambda(site.Target.SemanticModel, site.Expression.SpanStart, site.Expression, Names.OfVariable(site.Client.Name), "client");
        var call = $"{name}.{method.Name}()";
        return method.ReturnType switch
        {
            INamedTypeSymbol { Name: "Task" } => $"{name} => {call}",
            INamedTypeSymbol { Name: "ValueTask" } => $"{name} => {call}.AsTask()",
            _ => $"{name} => {{ {call}; return {TaskName(site)}.CompletedTask; }}",
        };
    }

    private static string TaskName(CreationSite site)
    {
        var position = site.Expression.SpanStart;
        foreach (var found in site.Target.SemanticModel.LookupNamespacesAndTypes(position, name: "Task"))
        {
            if (SymbolEqualityComparer.Default.Equals(found, site.Target.Model.Frameworks.Task))
                return "Task";
        }

        return "System.Threading.Tasks.Task";
    }
}
