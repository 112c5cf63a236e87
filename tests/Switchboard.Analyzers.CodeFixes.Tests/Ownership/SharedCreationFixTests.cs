using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1001 and SWB1002: who shares a key shares a client, so what differs between them is in the key, or nothing is offered.</summary>
public sealed class SharedCreationFixTests
{
    [Theory]
    [InlineData("options => options.AccessTokenProvider = () => Task.FromResult<string?>(userToken)")]
    [InlineData("options => options.Headers[\"X-Caller\"] = Context.ConnectionId")]
    [InlineData("options => options.Headers[\"X-Caller\"] = this.Context.ConnectionId")]
    [InlineData("options => options.Headers[\"X-Caller\"] = name")]
    [InlineData("options => options.Headers[\"X-Caller\"] = accessor.HttpContext!.Request.Path")]
    public Task A_client_with_what_one_request_brings_is_not_shared(string configure) => VerifyNotOfferedAsync(
        $$"""
        public class Relay(IHttpContextAccessor accessor, IConnectionManager connections) : Hub
        {
            public async Task Send(string text, string userToken)
            {
                var name = Context.User?.Identity?.Name + userToken + accessor + connections;
                await using var upstream = {|SWB1002:new HubConnectionBuilder().WithUrl("https://a", {{configure}}).Build()|};
                await upstream.StartAsync(Context.ConnectionAborted);
                await upstream.SendAsync("relay", text, name);
            }
        }
        """);

    [Fact]
    public Task What_a_request_brings_and_the_key_says_is_shared() => VerifyAsync(
        """
        public class Relay(Settings settings, IConnectionManager connections) : Hub
        {
            public async Task Send(string room, CancellationToken cancellationToken)
            {
                var address = "https://a/" + room;
                await using var upstream = {|SWB1002:new HubConnectionBuilder().WithUrl(address, options => options.Headers["X-Key"] = settings.Key).Build()|};
                await upstream.StartAsync(cancellationToken);
                await upstream.SendAsync("relay");
            }
        }

        public class Settings
        {
            public string Key { get; set; } = "";
        }
        """,
        """
        public class Relay(Settings settings, IConnectionManager connections) : Hub
        {
            public async Task Send(string room, CancellationToken cancellationToken)
            {
                var address = "https://a/" + room;
                await using var lease = await connections.AcquireAsync(address, () => new HubConnectionBuilder().WithUrl(address, options => options.Headers["X-Key"] = settings.Key).Build(), (client, token) => client.StartAsync(token), cancellationToken);
                var upstream = lease.Client;
                await upstream.SendAsync("relay");
            }
        }

        public class Settings
        {
            public string Key { get; set; } = "";
        }
        """);

    [Fact]
    public Task Each_element_has_a_key_of_its_own() => VerifyAsync(
        """
        public class Tenants(IConnectionManager connections)
        {
            public async Task TellAsync(string[] tenants)
            {
                foreach (var tenant in tenants)
                {
                    await using var hub = {|SWB1002:new HubConnectionBuilder().WithUrl("https://a/" + tenant).Build()|};
                    await hub.StartAsync();
                }
            }

            public IEnumerable<HubConnection> Open(string[] tenants) =>
                from tenant in tenants
                select {|SWB1001:new HubConnectionBuilder().WithUrl(tenant).Build()|};

            public Dictionary<string, HubConnection> Map(string[] tenants) =>
                tenants.ToDictionary(name => name, name => {|SWB1001:new HubConnectionBuilder().WithUrl("https://" + name + "/hub").Build()|});
        }
        """,
        """
        public class Tenants(IConnectionManager connections)
        {
            public async Task TellAsync(string[] tenants)
            {
                foreach (var tenant in tenants)
                {
                    await using var lease = await connections.AcquireAsync("https://a/" + tenant, () => new HubConnectionBuilder().WithUrl("https://a/" + tenant).Build(), (client, token) => client.StartAsync(token));
                    var hub = lease.Client;
                }
            }

            public IEnumerable<HubConnection> Open(string[] tenants) =>
                from tenant in tenants
                select connections.GetOrCreate(tenant, () => new HubConnectionBuilder().WithUrl(tenant).Build());

            public Dictionary<string, HubConnection> Map(string[] tenants) =>
                tenants.ToDictionary(name => name, name => connections.GetOrCreate("https://" + name + "/hub", () => new HubConnectionBuilder().WithUrl("https://" + name + "/hub").Build()));
        }
        """);

    [Fact]
    public Task An_element_that_the_key_cannot_say_is_not_shared() => VerifyNotOfferedAsync(
        """
        public class Tenants(IConnectionManager connections)
        {
            public async Task TellAsync(string[] tenants)
            {
                foreach (var tenant in tenants)
                {
                    var trimmed = tenant.Trim();
                    await using var hub = {|SWB1002:new HubConnectionBuilder().WithUrl(Address(trimmed)).Build()|};
                    await hub.StartAsync();
                }

                for (var shard = 0; shard < 3; shard++)
                {
                    await using var hub = {|SWB1002:new HubConnectionBuilder().WithUrl("https://a", options => options.Headers["X-Shard"] = shard.ToString()).Build()|};
                    await hub.StartAsync();
                }
            }

            private static string Address(string tenant) => "https://" + tenant;
        }
        """);

    [Fact]
    public Task What_a_loop_declares_is_of_one_turn() => VerifyNotOfferedAsync(
        """
        public class Caches<TItem>(IConnectionManager connections)
        {
            public async Task ReadAsync(List<(string Connection, string Key)> items, string[] hosts)
            {
                foreach (var (connection, key) in items)
                {
                    using var redis = await {|SWB1002:ConnectionMultiplexer.ConnectAsync(connection)|};
                    await redis.GetDatabase().StringGetAsync(key);
                }

                var i = 0;
                while (i < hosts.Length)
                {
                    var host = hosts[i++];
                    using var redis = {|SWB1002:ConnectionMultiplexer.Connect(host)|};
                }
            }

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://a/" + typeof(TItem).Name).Build()|};
        }
        """);

    [Theory]
    [InlineData("ConnectionMultiplexer Open(string server) => {|SWB1001:ConnectionMultiplexer.Connect(server)|};")]
    [InlineData("HubConnection Open(string user) => {|SWB1001:new HubConnectionBuilder().WithUrl(\"https://a\", options => options.Headers[\"X-User\"] = user).Build()|};")]
    public Task What_each_caller_names_and_the_key_does_not_is_not_shared(string method) => VerifyNotOfferedAsync(
        $$"""
        public class Feed(IConnectionManager connections)
        {
            public {{method}}
        }
        """);

    [Fact]
    public Task What_an_object_is_told_for_its_field_is_shared() => VerifyAsync(
        """
        public class Feed(IConnectionManager connections)
        {
            private ConnectionMultiplexer? _redis;

            public void Open(string server) => _redis = {|SWB1001:ConnectionMultiplexer.Connect(server)|};
        }
        """,
        """
        public class Feed(IConnectionManager connections)
        {
            private ConnectionMultiplexer? _redis;

            public void Open(string server) => _redis = connections.GetOrCreate("Feed.redis", () => ConnectionMultiplexer.Connect(server));
        }
        """);

    [Fact]
    public Task An_address_that_holds_a_token_is_no_key() => VerifyAsync(
        """
        public class Feed(Uri clientAccess, IConnectionManager connections)
        {
            private readonly WebPubSubClient _client = {|SWB1001:new WebPubSubClient(clientAccess)|};
        }
        """,
        """
        public class Feed(Uri clientAccess, IConnectionManager connections)
        {
            private readonly WebPubSubClient _client = connections.GetOrCreate("Feed.client", () => new WebPubSubClient(clientAccess), webPubSubClient => webPubSubClient.StopAsync());
        }
        """);

    [Fact]
    public Task A_secret_that_is_added_to_an_address_stays_out_of_the_key() => VerifyAsync(
        """
        public class Feed(string password, IConnectionManager connections)
        {
            private readonly HubConnection _hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://a/" + password).Build()|};
        }
        """,
        """
        public class Feed(string password, IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("Feed.hub", () => new HubConnectionBuilder().WithUrl("https://a/" + password).Build());
        }
        """);

    [Fact]
    public Task A_socket_that_is_set_up_for_every_call_is_not_shared() => VerifyNotOfferedAsync(
        """
        public class Feed(IConnectionManager connections)
        {
            public async Task SendAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                using var socket = {|SWB1002:new ClientWebSocket()|};
                socket.Options.AddSubProtocol("json");
                await socket.ConnectAsync(endpoint, cancellationToken);
            }

            public async Task AskAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                using var socket = {|SWB1002:new ClientWebSocket()|};
                socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(5);
                await socket.ConnectAsync(endpoint, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task One_of_several_in_a_using_is_left_to_it() => VerifyNotOfferedAsync(
        """
        public class Feed(IConnectionManager connections)
        {
            public async Task OpenAsync(bool isFirst, int kind, HubConnection? given)
            {
                await using var either = isFirst ? {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|} : (HubConnection){|SWB1001:new HubConnectionBuilder().WithUrl("https://b").Build()|};
                await using (var any = kind switch { 0 => {|SWB1001:new HubConnectionBuilder().WithUrl("https://c").Build()|}, _ => throw new InvalidOperationException() })
                    await any.StartAsync();
                await using var other = given ?? {|SWB1001:new HubConnectionBuilder().WithUrl("https://d").Build()|};
                await either.StartAsync();
            }
        }
        """);

    private static Task VerifyAsync(string code, string fixedCode) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(InFile(code), InFile(fixedCode));

    private static Task VerifyNotOfferedAsync(string code) => VerifyAsync(code, code);

    private static string InFile(string code) => $"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure.Messaging.WebPubSub.Clients;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.AspNetCore.SignalR.Client;
        using StackExchange.Redis;
        using Switchboard;

        namespace App;

        {code}

        """;
}
