using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Teardown;

/// <summary>The methods that can be called on a value of a type, its own before the inherited ones.</summary>
internal static class Catalogued
{
    public static IEnumerable<IMethodSymbol> MethodsOf(ITypeSymbol type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            foreach (var member in candidate.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public } method)
                    yield return method;
            }
        }

        if (type.TypeKind != TypeKind.Interface)
            yield break;
        foreach (var inherited in type.AllInterfaces)
        {
            foreach (var member in inherited.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
                    yield return method;
            }
        }
    }

    /// <summary>The member with this role that can be called without arguments, the asynchronous one first.</summary>
    public static IMethodSymbol? Parameterless(ITypeSymbol type, ConnectionModel model, ConnectionRole role)
    {
        IMethodSymbol? found = null;
        foreach (var candidate in MethodsOf(type))
        {
            if (model.RoleOf(candidate) is not { IsUserScoped: false, IsClosingHandshake: false, ChannelParameter: null } member || member.Role != role || !TakesNothing(candidate))
                continue;
            if (found is null || TaskEnds.IsTask(candidate.ReturnType) && !TaskEnds.IsTask(found.ReturnType))
                found = candidate;
        }

        return found;
    }

    private static bool TakesNothing(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (!parameter.IsOptional && !parameter.IsParams)
                return false;
        }

        return !method.IsStatic && !method.IsGenericMethod;
    }
}
