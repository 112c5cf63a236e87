using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1001: an address is a key only where the client is created with the value that it is connected with.</summary>
public sealed class SteadyKeyFixTests
{
    private const string Fields = """
            private ClientWebSocket? _socket;
            private Uri _endpoint = new("wss://feed");

            public void Move(Uri endpoint) => _endpoint = endpoint;

        """;

    [Theory]
    [InlineData("await {0}; endpoint = other;", "endpoint")]
    [InlineData("endpoint = other; await {0};", "\"Feed.socket\"")]
    [InlineData("endpoint ??= other; await {0};", "\"Feed.socket\"")]
    [InlineData("(endpoint, other) = (other, endpoint); await {0};", "\"Feed.socket\"")]
    [InlineData("Uri.TryCreate(\"wss://other\", UriKind.Absolute, out endpoint!); await {0};", "\"Feed.socket\"")]
    [InlineData("Action move = () => endpoint = other; move(); await {0};", "\"Feed.socket\"")]
    [InlineData("while (!cancellationToken.IsCancellationRequested) { await {0}; endpoint = other; }", "\"Feed.socket\"")]
    [InlineData("foreach (var one in new[] { 1, 2 }) { await {0}; } endpoint = other;", "endpoint")]
    public Task A_parameter_that_is_assigned_again_on_the_way_is_no_key(string statements, string key) => VerifyAsync(
        InOpen("endpoint", statements, "{|SWB1001:new ClientWebSocket()|}", isManaged: false),
        InOpen("endpoint", statements, $"connections.GetOrCreate({key}, () => new ClientWebSocket())", isManaged: true));

    [Theory]
    [InlineData("await {0}; _endpoint = other;", "_endpoint")]
    [InlineData("Console.WriteLine(other); await {0};", "_endpoint")]
    [InlineData("_endpoint = other; await {0};", "\"Feed.socket\"")]
    [InlineData("this._endpoint = other; await {0};", "\"Feed.socket\"")]
    [InlineData("Move(other); await {0};", "\"Feed.socket\"")]
    public Task A_field_that_is_assigned_again_on_the_way_is_no_key(string statements, string key) => VerifyAsync(
        InOpen("_endpoint", statements, "{|SWB1001:new ClientWebSocket()|}", isManaged: false),
        InOpen("_endpoint", statements, $"connections.GetOrCreate({key}, () => new ClientWebSocket())", isManaged: true));

    [Theory]
    [InlineData("{0}", "\"Feed.socket\"")]
    [InlineData("_endpoint = endpoint; {0}", "_endpoint")]
    public Task A_field_that_may_be_set_between_two_methods_is_no_key(string make, string key) => VerifyAsync(
        InTwoMethods(make, "private Uri _endpoint = new(\"wss://feed\");", make == "{0}" ? "_endpoint = endpoint;" : "", "{|SWB1001:new ClientWebSocket()|}", isManaged: false),
        InTwoMethods(make, "private Uri _endpoint = new(\"wss://feed\");", make == "{0}" ? "_endpoint = endpoint;" : "", $"connections.GetOrCreate({key}, () => new ClientWebSocket())", isManaged: true));

    [Fact]
    public Task A_field_that_nobody_sets_is_the_key_in_two_methods() => VerifyAsync(
        InTwoMethods("{0}", "private readonly Uri _endpoint = new(\"wss://feed\");", "", "{|SWB1001:new ClientWebSocket()|}", isManaged: false),
        InTwoMethods("{0}", "private readonly Uri _endpoint = new(\"wss://feed\");", "", "connections.GetOrCreate(_endpoint, () => new ClientWebSocket())", isManaged: true));

    [Theory]
    [InlineData("if (other is null) await {0}; else await {1};", "\"Feed.socket\"")]
    [InlineData("if (other is null) await {0}; else await {0};", "endpoint")]
    public Task A_client_that_goes_to_two_addresses_has_the_name_of_its_variable(string statements, string key) => VerifyAsync(
        InOpen("endpoint", statements, "{|SWB1001:new ClientWebSocket()|}", isManaged: false),
        InOpen("endpoint", statements, $"connections.GetOrCreate({key}, () => new ClientWebSocket())", isManaged: true));

    [Fact]
    public Task A_part_that_is_set_on_the_way_counts() => VerifyAsync(
        InOpen("parts.Uri", "parts.Path = \"feed\"; await {0};", "{|SWB1001:new ClientWebSocket()|}", isManaged: false),
        InOpen("parts.Uri", "parts.Path = \"feed\"; await {0};", "connections.GetOrCreate(\"Feed.socket\", () => new ClientWebSocket())", isManaged: true));

    [Theory]
    [InlineData("new HubConnectionBuilder().WithUrl(\"https://chat\")", "", "\"https://chat\"")]
    [InlineData("new HubConnectionBuilder().WithUrl(\"https://chat\")", "builder.AddJsonProtocol();", "\"https://chat\"")]
    [InlineData("new HubConnectionBuilder().WithUrl(\"https://chat\")", "builder.WithUrl(url);", "\"Feed.Open\"")]
    [InlineData("new HubConnectionBuilder().WithUrl(\"https://chat\")", "if (url.Length > 0) builder.WithAutomaticReconnect().WithUrl(url);", "\"Feed.Open\"")]
    [InlineData("new HubConnectionBuilder().WithUrl(\"https://chat\").WithUrl(\"https://test \".Trim())", "", "\"Feed.Open\"")]
    [InlineData("new HubConnectionBuilder().WithUrl(\"https://test \".Trim()).WithUrl(\"https://chat\")", "", "\"https://chat\"")]
    public Task The_last_address_that_a_builder_is_told_counts(string builder, string statement, string key) => VerifyAsync(
        InBuilder(builder, statement, "{|SWB1001:builder.Build()|}"),
        InBuilder(builder, statement, $"connections.GetOrCreate({key}, () => builder.Build())"));

    private static string InOpen(string address, string statements, string creation, bool isManaged)
    {
        var connect = isManaged ? $"connections.ConnectAsync(_socket, token => _socket.ConnectAsync({address}, token), cancellationToken)" : $"_socket.ConnectAsync({address}, cancellationToken)";
        var otherConnect = connect.Replace(address, "other!", StringComparison.Ordinal);
        return InFeed(Fields + $$"""

                public async Task OpenAsync(Uri endpoint, Uri other, UriBuilder parts, CancellationToken cancellationToken)
                {
                    _socket = {{creation}};
                    {{statements.Replace("{0}", connect, StringComparison.Ordinal).Replace("{1}", otherConnect, StringComparison.Ordinal)}}
                }
            """);
    }

    private static string InTwoMethods(string make, string field, string move, string creation, bool isManaged)
    {
        var connect = isManaged ? "connections.ConnectAsync(_socket!, token => _socket!.ConnectAsync(_endpoint, token), cancellationToken)" : "_socket!.ConnectAsync(_endpoint, cancellationToken)";
        return InFeed($$"""
                private ClientWebSocket? _socket;
                {{field}}

                public void Move(Uri endpoint) { {{move}} }

                public void Make(Uri endpoint)
                {
                    {{make.Replace("{0}", $"_socket = {creation};", StringComparison.Ordinal)}}
                }

                public Task OpenAsync(CancellationToken cancellationToken) => {{connect}};
            """);
    }

    private static string InBuilder(string builder, string statement, string creation) => InFeed($$"""
            public HubConnection Open(string url)
            {
                var builder = {{builder}};
                {{statement}}
                return {{creation}};
            }
        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);

    private static string InFeed(string members) => $$"""
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
        {{members}}
        }

        """;
}
