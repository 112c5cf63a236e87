using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>What becomes of the constructor that is given the manager.</summary>
public sealed class ConstructorFormFixTests
{
    [Fact]
    public Task A_manager_that_only_the_constructor_uses_has_no_field() => VerifyAsync(
        """
        public sealed class Chat
        {
            public Chat(string url) => Hub = {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|}; // built once

            public HubConnection Hub { get; }
        }
        """,
        """
        public sealed class Chat
        {
            public Chat(string url, IConnectionManager connections) => Hub = connections.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build()); // built once

            public HubConnection Hub { get; }
        }
        """);

    [Fact]
    public Task A_body_of_several_lines_becomes_a_block() => VerifyAsync(
        """
        public sealed class Chat
        {
            private readonly HubConnection _hub;

            public Chat(string url) => _hub = {|SWB1001:new HubConnectionBuilder()
                .WithUrl(url)
                // By itself.
                .WithAutomaticReconnect()
                .Build()|};

            public Task OpenAsync() => _hub.StartAsync();
        }
        """,
        """
        public sealed class Chat
        {
            private readonly HubConnection _hub;
            private readonly IConnectionManager _connections;

            public Chat(string url, IConnectionManager connections)
            {
                _connections = connections;
                _hub = connections.GetOrCreate(url, () => new HubConnectionBuilder()
                    .WithUrl(url)
                    // By itself.
                    .WithAutomaticReconnect()
                    .Build());
            }

            public Task OpenAsync() => _connections.ConnectAsync(_hub, _hub.StartAsync);
        }
        """);

    [Fact]
    public Task A_comment_behind_a_body_stays_beside_it() => VerifyAsync(
        """
        public sealed class Chat
        {
            private readonly HubConnection _hub;

            public Chat(string url) =>
                _hub = {|SWB1001:new HubConnectionBuilder()
                    .WithUrl(url)
                    .Build()|}; // built once

            public Task OpenAsync() => _hub.StartAsync();
        }
        """,
        """
        public sealed class Chat
        {
            private readonly HubConnection _hub;
            private readonly IConnectionManager _connections;

            public Chat(string url, IConnectionManager connections)
            {
                _connections = connections;
                _hub = connections.GetOrCreate(url, () => new HubConnectionBuilder()
                    .WithUrl(url)
                    .Build()); // built once
            }

            public Task OpenAsync() => _connections.ConnectAsync(_hub, _hub.StartAsync);
        }
        """);

    [Fact]
    public Task A_field_may_be_called_as_the_parameter_that_gives_it() => VerifyAsync(
        """
        public sealed class Chat
        {
            private readonly HubConnection hub;

            public Chat(string url)
            {
                hub = {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
            }

            public Task OpenAsync() => hub.StartAsync();
        }
        """,
        """
        public sealed class Chat
        {
            private readonly HubConnection hub;
            private readonly IConnectionManager connections;

            public Chat(string url, IConnectionManager connections)
            {
                this.connections = connections;
                hub = connections.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
            }

            public Task OpenAsync() => connections.ConnectAsync(hub, hub.StartAsync);
        }
        """);

    [Fact]
    public Task An_injected_property_without_modifiers_is_a_model() => VerifyAsync(
        """
        public class Page : ComponentBase
        {
            private HubConnection? _hub;

            [Inject] NavigationManager Navigation { get; set; } = default!;

            protected override void OnInitialized()
            {
                _hub = {|SWB1001:new HubConnectionBuilder().WithUrl(Navigation.ToAbsoluteUri("/chat")).Build()|};
            }
        }
        """,
        """
        public class Page : ComponentBase
        {
            private HubConnection? _hub;

            [Inject] NavigationManager Navigation { get; set; } = default!;
            [Inject] IConnectionManager Connections { get; set; } = default!;

            protected override void OnInitialized()
            {
                _hub = Connections.GetOrCreate("Page.hub", () => new HubConnectionBuilder().WithUrl(Navigation.ToAbsoluteUri("/chat")).Build());
            }
        }
        """);

    [Fact]
    public Task A_lease_in_a_method_on_one_line_stays_on_it() => VerifyAsync(
        """
        public static class Pinger
        {
            public static async Task PingAsync() { var hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|}; await hub.StartAsync(); await hub.SendAsync("ping"); }
        }
        """,
        """
        public static class Pinger
        {
            public static async Task PingAsync() { await using var lease = await ConnectionManager.Default.AcquireAsync("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build(), (client, token) => client.StartAsync(token)); var hub = lease.Client; await hub.SendAsync("ping"); }
        }
        """);

    private static Task VerifyAsync(string code, string fixedCode) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(InFile(code), InFile(fixedCode));

    private static string InFile(string code) => $"""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        {code}

        """;
}
