using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Model;

/// <summary>The symbols that catalogs name, and what they say of them: of one assembly, or of all that a compilation references.</summary>
internal sealed class CataloguedSymbols
{
    public Dictionary<ISymbol, ConnectionMember> Members { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The names of the members.</summary>
    public HashSet<string> Names { get; } = new();

    /// <summary>The words of which one stands in every file that uses any of them.</summary>
    public HashSet<int> Words { get; } = new();

    public Dictionary<ISymbol, ClientKind> Clients { get; } = new(SymbolEqualityComparer.Default);

    public HashSet<ISymbol> Channels { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The types that decide when a lost connection is opened again.</summary>
    public List<INamedTypeSymbol> Policies { get; } = new();

    /// <summary>The methods that make what a builder builds reconnect by itself.</summary>
    public List<IMethodSymbol> ReconnectOptions { get; } = new();

    /// <summary>The addresses, credentials and providers among the parameters and properties.</summary>
    public ConnectionValues Values { get; } = new();

    public bool IsEmpty => Members.Count == 0 && Clients.Count == 0 && Channels.Count == 0 && Policies.Count == 0;

    /// <summary>Adds what the catalogs name below the namespace. What is there already stays as it is.</summary>
    public void Read(CatalogTree catalogs, INamespaceSymbol root)
    {
        // The overloads that a line names share what it says.
        var members = new Dictionary<CatalogEntry, ConnectionMember>();
        catalogs.Find(root, (symbol, entry, catalog) =>
        {
            if (symbol is INamedTypeSymbol type)
            {
                AddType(type, entry);
                return;
            }

            if (!members.TryGetValue(entry, out var member))
                members.Add(entry, member = new ConnectionMember(entry, catalog.SecretQuery));
            AddMember(symbol, entry, member);
        });
    }

    /// <summary>Adds what was found in another assembly.</summary>
    public void Add(CataloguedSymbols others)
    {
        foreach (var member in others.Members)
            Members[member.Key] = member.Value;
        foreach (var client in others.Clients)
            Clients[client.Key] = client.Value;
        Names.UnionWith(others.Names);
        Words.UnionWith(others.Words);
        Channels.UnionWith(others.Channels);
        Policies.AddRange(others.Policies);
        ReconnectOptions.AddRange(others.ReconnectOptions);
        Values.Add(others.Values);
    }

    private void AddType(INamedTypeSymbol type, CatalogEntry entry)
    {
        switch (entry.Role)
        {
            case ConnectionRole.Client when !Clients.ContainsKey(type):
                Clients.Add(type, new ClientKind(entry));
                Words.Add(Word.Of(type.Name));
                break;
            case ConnectionRole.Channel:
                Channels.Add(type);
                Words.Add(Word.Of(type.Name));
                break;
            case ConnectionRole.Policy:
                Policies.Add(type);
                break;
        }
    }

    private void AddMember(ISymbol symbol, CatalogEntry entry, ConnectionMember member)
    {
        if (Members.ContainsKey(symbol))
            return;
        Members.Add(symbol, member);
        Names.Add(symbol.Name);
        Words.Add(Word.Of(symbol.ContainingType.Name));
        if (!EverydayNames.Contain(symbol.Name))
            Words.Add(Word.Of(symbol.Name));
        Values.Add(entry, symbol);
        if (member is { Role: ConnectionRole.Configure, TurnsReconnectOn: true } && symbol is IMethodSymbol method)
            ReconnectOptions.Add(method);
    }
}
