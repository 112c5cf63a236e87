using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3002: the client as the connect was called on it, and what the connect was given.</summary>
public sealed class ConnectReceiverFixTests
{
    [Fact]
    public Task A_member_is_read_twice() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Session(HubConnection hub)
        {
            public HubConnection Hub { get; } = hub;
        }

        public sealed class Room
        {
            private readonly HubConnection hub;
            private readonly Session _session;

            public Room(HubConnection hub, Session session, IConnectionManager connections)
            {
                this.hub = hub;
                _session = session;
                Connections = connections;
            }

            private IConnectionManager Connections { get; }

            public async Task OpenAsync()
            {
                await {|SWB3002:this.hub.StartAsync()|};
                await {|SWB3002:_session.Hub.StartAsync()|};
                await {|SWB3002:(_session).Hub.StartAsync()|};
                await {|SWB3002:_session!.Hub.StartAsync()|};
                await {|SWB3002:((Session)_session).Hub.StartAsync()|};
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Session(HubConnection hub)
        {
            public HubConnection Hub { get; } = hub;
        }

        public sealed class Room
        {
            private readonly HubConnection hub;
            private readonly Session _session;

            public Room(HubConnection hub, Session session, IConnectionManager connections)
            {
                this.hub = hub;
                _session = session;
                Connections = connections;
            }

            private IConnectionManager Connections { get; }

            public async Task OpenAsync()
            {
                await this.Connections.ConnectAsync(this.hub, this.hub.StartAsync);
                await this.Connections.ConnectAsync(_session.Hub, _session.Hub.StartAsync);
                await this.Connections.ConnectAsync((_session).Hub, (_session).Hub.StartAsync);
                await this.Connections.ConnectAsync(_session!.Hub, _session!.Hub.StartAsync);
                await this.Connections.ConnectAsync(((Session)_session).Hub, ((Session)_session).Hub.StartAsync);
            }
        }

        """);

    [Fact]
    public Task So_is_a_static_one() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public static class Hubs
        {
            public static HubConnection Main { get; set; } = null!;
        }

        public static class Hubs<T>
        {
            public static HubConnection Main { get; set; } = null!;
        }

        public sealed class Room(IConnectionManager manager)
        {
            public async Task OpenAsync()
            {
                await {|SWB3002:Hubs.Main.StartAsync()|};
                await {|SWB3002:Hubs<int>.Main.StartAsync()|};
                await {|SWB3002:global::App.Hubs.Main.StartAsync()|};
                await {|SWB3002:App.Hubs.Main.StartAsync()|};
            }

            public IConnectionManager Manager => manager;
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public static class Hubs
        {
            public static HubConnection Main { get; set; } = null!;
        }

        public static class Hubs<T>
        {
            public static HubConnection Main { get; set; } = null!;
        }

        public sealed class Room(IConnectionManager manager)
        {
            public async Task OpenAsync()
            {
                await Manager.ConnectAsync(Hubs.Main, Hubs.Main.StartAsync);
                await Manager.ConnectAsync(Hubs<int>.Main, Hubs<int>.Main.StartAsync);
                await Manager.ConnectAsync(global::App.Hubs.Main, global::App.Hubs.Main.StartAsync);
                await Manager.ConnectAsync(App.Hubs.Main, App.Hubs.Main.StartAsync);
            }

            public IConnectionManager Manager => manager;
        }

        """);

    [Fact]
    public Task A_call_in_a_switch_is_made_once() => VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public sealed class Session(HubConnection hub)
        {
            public HubConnection Hub { get; } = hub;
        }

        public sealed class Room(IConnectionManager manager)
        {
            public async Task OpenAsync(IServiceProvider services, int how)
            {
                switch (how)
                {
                    case 1:
                        // From the container.
                        await {|SWB3002:services.GetRequiredService<HubConnection>().StartAsync()|};
                        break;
                    default:
                        await {|SWB3002:services.GetRequiredService<Session>().Hub.StartAsync()|};
                        break;
                }
            }

            public IConnectionManager Manager => manager;
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public sealed class Session(HubConnection hub)
        {
            public HubConnection Hub { get; } = hub;
        }

        public sealed class Room(IConnectionManager manager)
        {
            public async Task OpenAsync(IServiceProvider services, int how)
            {
                switch (how)
                {
                    case 1:
                        // From the container.
                        var hubConnection = services.GetRequiredService<HubConnection>();
                        await Manager.ConnectAsync(hubConnection, hubConnection.StartAsync);
                        break;
                    default:
                        var client = services.GetRequiredService<Session>().Hub;
                        await Manager.ConnectAsync(client, client.StartAsync);
                        break;
                }
            }

            public IConnectionManager Manager => manager;
        }

        """);

    [Fact]
    public Task The_token_is_passed_as_the_others_are() => VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using MQTTnet;
        using Switchboard;

        namespace App;

        public sealed class Feed(IMqttClient client, IConnectionManager manager)
        {
            private readonly MqttClientOptions _options = new();

            public Task OpenAsync() => {|SWB3002:client.ConnectAsync(_options)|};

            public Task OpenNamedAsync() => {|SWB3002:client.ConnectAsync(options: _options)|};

            public Task OpenTurnedAsync(CancellationToken stop) => {|SWB3002:client.ConnectAsync(cancellationToken: stop, options: _options)|};

            public Task OpenForeverAsync() => {|SWB3002:client.ConnectAsync(_options, default(CancellationToken))|};

            public IConnectionManager Manager => manager;
        }

        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using MQTTnet;
        using Switchboard;

        namespace App;

        public sealed class Feed(IMqttClient client, IConnectionManager manager)
        {
            private readonly MqttClientOptions _options = new();

            public Task OpenAsync() => Manager.ConnectAsync(client, token => client.ConnectAsync(_options, token));

            public Task OpenNamedAsync() => Manager.ConnectAsync(client, token => client.ConnectAsync(options: _options, cancellationToken: token));

            public Task OpenTurnedAsync(CancellationToken stop) => Manager.ConnectAsync(client, token => client.ConnectAsync(cancellationToken: token, options: _options), stop);

            public Task OpenForeverAsync() => Manager.ConnectAsync(client, token => client.ConnectAsync(_options, token));

            public IConnectionManager Manager => manager;
        }

        """);

    [Theory]
    [InlineData("Task ConnectAsync(string room, bool quick = false, CancellationToken stop = default)", "room, stop: token")]
    [InlineData("Task ConnectAsync(string room)", "room")]
    [InlineData("Task ConnectAsync(string room); Task ConnectAsync(string room, CancellationToken stop)", "room, token")]
    [InlineData("Task ConnectAsync(string room); Task ConnectAsync(object room, CancellationToken stop)", "room")]
    [InlineData("Task ConnectAsync(string room); Task ConnectAsync(string room, int stop)", "room")]
    [InlineData("Task ConnectAsync(string room); Task ConnectAsync(string room, bool quick, CancellationToken stop)", "room")]
    public Task The_overload_that_takes_one_more_takes_the_token(string members, string passed)
    {
        var source = $$"""
            using System.Threading;
            using System.Threading.Tasks;
            using Switchboard;

            namespace Acme
            {
                public interface IFeed
                {
                    {{members}};
                }
            }

            namespace App
            {
                public sealed class Page(Acme.IFeed feed, IConnectionManager manager)
                {
                    public Task OpenAsync(string room) => {|SWB3002:feed.ConnectAsync(room)|};

                    public IConnectionManager Manager => manager;
                }
            }

            """;
        var test = new SdkFix<DoNotConnectAnalyzer, ConnectThroughManagerFix>
        {
            TestCode = source,
            FixedCode = source.Replace(
                "{|SWB3002:feed.ConnectAsync(room)|}",
                $"Manager.ConnectAsync(feed, {(passed == "room" ? "_" : "token")} => feed.ConnectAsync({passed}))",
                StringComparison.Ordinal),
        };
        test.TestState.AdditionalFiles.Add(("acme.clients.txt", "client   T:Acme.IFeed\nconnect  M:Acme.IFeed.ConnectAsync\n"));
        return test.RunAsync();
    }

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<DoNotConnectAnalyzer, ConnectThroughManagerFix>(source, fixedSource);
}
