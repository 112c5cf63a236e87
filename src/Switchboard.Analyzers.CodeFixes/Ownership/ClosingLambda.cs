using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.CodeFixes.Access;

namespace Switchboard.Analyzers.CodeFixes.Ownership;

/// <summary>How the manager closes a client that cannot be disposed: by the disconnect that its catalog names.</summary>
internal static class ClosingLambda
{
    /// <summary>The lambda, or null where the client is disposable or nothing is known to close it.</summary>
    public static string? Of(CreationSite site)
    {
        if (site.Target.Model.Frameworks.IsDisposable(site.Client) || Disconnect(site) is not { } method)
            return null;

        var name = Names.Unique(site.Target.SemanticModel, site.Scope, Names.OfVariable(site.Client.Name), "client");
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

    private static IMethodSymbol? Disconnect(CreationSite site)
    {
        for (var type = site.Client; type is not null; type = type.BaseType)
        {
            if (DisconnectIn(site, type) is { } method)
                return method;
        }

        // The members of a class are those of its interfaces too.
        if (site.Client.TypeKind != TypeKind.Interface)
            return null;

        foreach (var implemented in site.Client.AllInterfaces)
        {
            if (DisconnectIn(site, implemented) is { } method)
                return method;
        }

        return null;
    }

    private static IMethodSymbol? DisconnectIn(CreationSite site, INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public } method
                && site.Target.Model.RoleOf(method) is { Role: ConnectionRole.Disconnect, IsUserScoped: false, IsClosingHandshake: false }
                && NeedsNothing(method))
                return method;
        }

        return null;
    }

    private static bool NeedsNothing(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (!parameter.IsOptional)
                return false;
        }

        return true;
    }
}
