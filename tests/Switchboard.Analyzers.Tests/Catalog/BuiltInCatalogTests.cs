using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Catalog;
using Xunit;

namespace Switchboard.Analyzers.Tests.Catalog;

public class BuiltInCatalogTests
{
    public static TheoryData<string> CatalogNames => [.. ConnectionCatalog.BuiltIn.Select(catalog => catalog.Name)];

    [Fact]
    public void Every_sdk_has_a_catalog()
    {
        string[] expected =
        [
            "ably", "centrifuge", "mqttnet", "nats", "phoenix", "pusher", "rabbitmq", "redis", "signalr", "socketio", "stream-chat-net",
            "stream-chat-unity", "supabase", "web-pubsub", "websocket-client", "websockets",
        ];

        Assert.Equal(expected, ConnectionCatalog.BuiltIn.Select(catalog => catalog.Name));
    }

    [Theory]
    [MemberData(nameof(CatalogNames))]
    public void Every_line_parses(string name)
    {
        var catalog = Catalog(name);

        Assert.Empty(catalog.Problems.Select(problem => $"{name}({problem.Line + 1}): {problem.Message}"));
        Assert.NotEmpty(catalog.Entries);
    }

    [Theory]
    [MemberData(nameof(CatalogNames))]
    public void Every_line_names_something_in_some_version_of_its_sdk(string name)
    {
        var resolved = ReferencedSdks.Compilations.SelectMany(compilation => Resolve(Catalog(name), compilation)).Select(pair => pair.Entry).ToHashSet();

        Assert.Empty(Catalog(name).Entries.Where(entry => !resolved.Contains(entry)));
    }

    [Theory]
    [MemberData(nameof(CatalogNames))]
    public void Every_parameter_that_an_option_names_exists(string name)
    {
        var parameters = ReferencedSdks.Compilations
            .SelectMany(compilation => Resolve(Catalog(name), compilation))
            .ToLookup(pair => pair.Entry, pair => pair.Symbol);

        var missing =
            from entry in Catalog(name).Entries
            from option in RoleSyntax.Of(entry.Role).Options
            where option.NamesParameters
            from parameter in entry[option.Name]?.Split(',') ?? []
            where !parameters[entry].Any(symbol => HasParameter(symbol, parameter))
            select $"{entry} has no parameter {parameter}";

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(CatalogNames))]
    public void Every_provider_that_an_option_names_has_a_line(string name)
    {
        var providers = Catalog(name).Entries.Where(entry => entry.Has("provider")).Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Catalog(name).Entries.Where(entry => entry["provider-at"] is { } provider && !providers.Contains(provider)));
        Assert.Empty(Catalog(name).Entries.Where(entry => entry["expires"] is not null && entry["provider-at"] is null));
    }

    [Fact]
    public void No_member_is_named_by_two_lines()
    {
        var doubles =
            from compilation in ReferencedSdks.Compilations
            from byKind in ConnectionCatalog.BuiltIn.SelectMany(catalog => Resolve(catalog, compilation))
                .GroupBy(pair => pair.Symbol, (symbol, pairs) => (symbol, pairs: pairs.ToArray()), SymbolEqualityComparer.Default)
            where byKind.pairs.Length > 1
            select string.Join(" and ", byKind.pairs.Select(pair => pair.Entry));

        Assert.Empty(doubles);
    }

    [Fact]
    public void Every_client_can_be_released()
    {
        var stuck = new List<string>();
        foreach (var compilation in ReferencedSdks.Compilations)
        {
            var resolved = ConnectionCatalog.BuiltIn.SelectMany(catalog => Resolve(catalog, compilation)).ToArray();
            var releasing = resolved
                .Where(pair => pair.Entry.Role is ConnectionRole.Disconnect or ConnectionRole.Dispose)
                .Select(pair => pair.Symbol)
                .ToArray();

            foreach (var (entry, symbol) in resolved.Where(pair => pair.Entry.Role == ConnectionRole.Client))
            {
                var type = (INamedTypeSymbol)symbol;
                var disposable = type.AllInterfaces.Any(i => i.Name is "IDisposable" or "IAsyncDisposable");
                if (!disposable && !releasing.Any(member => Releases(member, type)))
                    stuck.Add(entry.ToString());
            }
        }

        Assert.Empty(stuck);
    }

    [Fact]
    public void Every_client_is_made_or_held_by_a_line_of_its_catalog()
    {
        var lonely = ConnectionCatalog.BuiltIn
            .Where(catalog => catalog.Entries.Any(entry => entry.Role == ConnectionRole.Client))
            .Where(catalog => !catalog.Entries.Any(entry => entry.Role == ConnectionRole.Create));

        Assert.Empty(lonely.Select(catalog => catalog.Name));
    }

    [Theory]
    [InlineData("signalr", "M:Microsoft.AspNetCore.SignalR.Client.HubConnectionExtensions.On", "again", "adds")]
    [InlineData("socketio", "M:SocketIOClient.SocketIO.On", "again", "replaces")]
    [InlineData("centrifuge", "M:Centrifugal.Centrifuge.CentrifugeClient.NewSubscription", "again", "throws")]
    [InlineData("ably", "M:IO.Ably.Realtime.RealtimeChannels.Get", "again", "shares")]
    [InlineData("stream-chat-unity", "M:StreamChat.Core.IStreamChatClient.DisconnectUserAsync", "scope", "user")]
    public void The_oddities_of_the_sdks_are_said(string catalog, string id, string option, string value)
    {
        var entry = Assert.Single(Catalog(catalog).Entries, entry => entry.Id == id);

        Assert.Equal(value, entry[option]);
    }

    [Theory]
    [InlineData("ably", "M:IO.Ably.AblyRealtime.#ctor(System.String)", "connects")]
    [InlineData("redis", "M:StackExchange.Redis.ConnectionMultiplexer.Connect", "connects")]
    [InlineData("websockets", "T:System.Net.WebSockets.ClientWebSocket", "one-shot")]
    [InlineData("websockets", "M:System.Net.WebSockets.ClientWebSocket.CloseAsync", "keeps-resources")]
    [InlineData("websockets", "M:System.Net.WebSockets.WebSocket.CloseOutputAsync", "protocol")]
    [InlineData("websockets", "M:Microsoft.AspNetCore.Http.WebSocketManager.AcceptWebSocketAsync", "server")]
    [InlineData("nats", "M:NATS.Client.Core.INatsClient.SubscribeAsync", "ends-with-token")]
    [InlineData("signalr", "E:Microsoft.AspNetCore.SignalR.Client.HubConnection.Closed", "reconnect-event")]
    public void The_flags_of_the_sdks_are_said(string catalog, string id, string flag)
    {
        var entry = Assert.Single(Catalog(catalog).Entries, entry => entry.Id == id);

        Assert.True(entry.Has(flag));
    }

    // What is assigned to a property is called value.
    private static bool HasParameter(ISymbol symbol, string name) =>
        symbol is IMethodSymbol method && method.Parameters.Any(parameter => parameter.Name == name)
        || symbol is IPropertySymbol { SetMethod: { } setter } && setter.Parameters.Any(parameter => parameter.Name == name);

    private static bool Releases(ISymbol member, INamedTypeSymbol type)
    {
        var of = member is IMethodSymbol { IsExtensionMethod: true } extension ? extension.Parameters[0].Type : member.ContainingType;
        if (SymbolEqualityComparer.Default.Equals(of.OriginalDefinition, type))
            return true;

        // Through a part that the client hands out.
        return type.GetMembers().OfType<IPropertySymbol>().Any(property => SymbolEqualityComparer.Default.Equals(property.Type.OriginalDefinition, of.OriginalDefinition));
    }

    private static ConnectionCatalog Catalog(string name) => ConnectionCatalog.BuiltIn.Single(catalog => catalog.Name == name);

    private static IEnumerable<(CatalogEntry Entry, ISymbol Symbol)> Resolve(ConnectionCatalog catalog, CSharpCompilation compilation)
    {
        var types = new Dictionary<string, ImmutableArray<INamedTypeSymbol>>();
        foreach (var entry in catalog.Entries)
        {
            var symbols = new List<ISymbol>();
            CatalogResolver.Resolve(entry, compilation, symbols, types);
            foreach (var symbol in symbols)
                yield return (entry, symbol);
        }
    }
}
