using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Model;

/// <summary>The parameters and properties that the catalog speaks of, by what their value is.</summary>
internal sealed class ConnectionValues
{
    /// <summary>What a catalog calls the value that is assigned to a property.</summary>
    public const string AssignedValue = "value";

    private readonly Dictionary<ISymbol, ValueRoles> _roles = new(SymbolEqualityComparer.Default);

    /// <summary>What the value of a parameter or property is; of an overriding member, what it is in the overridden one.</summary>
    public ValueRoles RolesOf(ISymbol? symbol)
    {
        for (var candidate = symbol?.OriginalDefinition; candidate is not null; candidate = Overridden(candidate)?.OriginalDefinition)
        {
            if (_roles.TryGetValue(candidate, out var roles))
                return roles;
        }

        return ValueRoles.None;
    }

    /// <summary>Adds what is known of the members of another assembly.</summary>
    public void Add(ConnectionValues others)
    {
        foreach (var known in others._roles)
            _roles[known.Key] = known.Value;
    }

    /// <summary>Notes what the line says of the parameters of a method, or of a property.</summary>
    public void Add(CatalogEntry entry, ISymbol member)
    {
        if (member is IPropertySymbol property)
        {
            Add(property, entry, AssignedValue, property.Type);
            return;
        }

        if (member is not IMethodSymbol method)
            return;
        foreach (var parameter in method.Parameters)
            Add(parameter, entry, parameter.Name, parameter.Type);
    }

    private void Add(ISymbol symbol, CatalogEntry entry, string name, ITypeSymbol type)
    {
        var roles = ValueRoles.None;
        if (Names(entry["address"], name))
            roles |= ValueRoles.Address;
        if (Names(entry["secret"], name))
            roles |= ValueRoles.Secret;
        if (Names(entry["expires"], name))
            roles |= ValueRoles.Expiring;
        if (entry.Has("provider") && type.TypeKind == TypeKind.Delegate)
            roles |= ValueRoles.Provider;
        if (roles != ValueRoles.None)
            _roles[symbol] = roles;
    }

    private static bool Names(string? list, string name)
    {
        if (list is null)
            return false;
        foreach (var part in list.Split(','))
        {
            if (part == name)
                return true;
        }

        return false;
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol { OverriddenMethod: { } overridden } } parameter => overridden.Parameters[parameter.Ordinal],
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };
}
