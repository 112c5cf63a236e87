using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3001 and SWB3002: how the client is said: with casts, parentheses, a <c>!</c>, behind a null check, as a part of another.</summary>
public sealed class ClientExpressionFixTests
{
    private const string Usings = """
        using System;
        using System.Threading.Tasks;
        using IO.Ably;
        using Microsoft.AspNetCore.SignalR.Client;
        using NATS.Client.Core;
        using SocketIOClient;
        using Switchboard;

        namespace App;


        """;

    [Fact]
    public Task A_client_is_released_by_its_bare_name() => VerifyReleaseAsync(Usings +
        """
        public sealed class Chat(HubConnection hub, HubConnection other, HubConnection? maybe, object any, AblyRealtime? ably, IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                await ({|SWB3001:(hub).StopAsync()|});
                await Task.Yield();
                await {|SWB3001:((HubConnection)other).StopAsync()|};
                await Task.Yield();
                await {|SWB3001:maybe!.StopAsync()|};
                await Task.Yield();
                await {|SWB3001:((HubConnection)any).StopAsync()|};
                await Task.Yield();
                await {|SWB3001:(any as HubConnection)!.StopAsync()|};
                await Task.Yield();
                {|SWB3001:ably!.Connection.Close()|};
            }

            public IConnectionManager Connections => connections;
        }

        """, Usings +
        """
        public sealed class Chat(HubConnection hub, HubConnection other, HubConnection? maybe, object any, AblyRealtime? ably, IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                await (Connections.ReleaseAsync(hub));
                await Task.Yield();
                await Connections.ReleaseAsync(other);
                await Task.Yield();
                await Connections.ReleaseAsync(maybe);
                await Task.Yield();
                await Connections.ReleaseAsync((HubConnection)any);
                await Task.Yield();
                await Connections.ReleaseAsync(any as HubConnection);
                await Task.Yield();
                await Connections.ReleaseAsync(ably);
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_client_behind_null_checks_of_others_is_released() => VerifyReleaseAsync(Usings +
        """
        public sealed class Room
        {
            public HubConnection Hub { get; } = new HubConnectionBuilder().Build();

            public HubConnection? Spare { get; set; }
        }

        public sealed class Chat(Room? room, HubConnection? hub, IConnectionManager connections)
        {
            public void Leave() => {|SWB3001:room?.Hub.StopAsync().Wait()|};

            public void LeaveBoth()
            {
                {|SWB3001:hub?.DisposeAsync().AsTask().Wait()|};
                {|SWB3001:room?.Spare?.StopAsync()|};
            }

            public IConnectionManager Connections => connections;
        }

        """, Usings +
        """
        public sealed class Room
        {
            public HubConnection Hub { get; } = new HubConnectionBuilder().Build();

            public HubConnection? Spare { get; set; }
        }

        public sealed class Chat(Room? room, HubConnection? hub, IConnectionManager connections)
        {
            public void Leave() => Connections.Release(room?.Hub);

            public void LeaveBoth()
            {
                Connections.Release(hub);
                Connections.Release(room?.Spare);
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_client_is_connected_as_it_is_called() => VerifyConnectAsync(Usings +
        """
        public sealed class Chat(HubConnection hub, HubConnection? maybe, object any, AblyRealtime ably, INatsConnection nats, IServiceProvider services, IConnectionManager connections)
        {
            public async Task OpenAsync()
            {
                await {|SWB3002:((HubConnection)hub).StartAsync()|};
                await {|SWB3002:maybe!.StartAsync()|};
                await {|SWB3002:((HubConnection)any).StartAsync()|};
                {|SWB3002:ably.Connection.Connect()|};
                await {|SWB3002:((SocketIO)services.GetService(typeof(SocketIO))!).ConnectAsync()|};
                await {|SWB3002:nats.ConnectAsync()|}.ConfigureAwait(false);
                await {|SWB3002:nats.ConnectAsync()|}.AsTask();
            }

            public Task OpenNatsAsync() => {|SWB3002:nats.ConnectAsync()|}.AsTask();

            public void OpenNats() => {|SWB3002:nats.ConnectAsync()|}.AsTask().Wait();

            public IConnectionManager Connections => connections;
        }

        """, Usings +
        """
        public sealed class Chat(HubConnection hub, HubConnection? maybe, object any, AblyRealtime ably, INatsConnection nats, IServiceProvider services, IConnectionManager connections)
        {
            public async Task OpenAsync()
            {
                await Connections.ConnectAsync(hub, ((HubConnection)hub).StartAsync);
                await Connections.ConnectAsync(maybe!, maybe!.StartAsync);
                await Connections.ConnectAsync((HubConnection)any, ((HubConnection)any).StartAsync);
                await Connections.ConnectAsync(ably, _ => { ably.Connection.Connect(); return Task.CompletedTask; });
                var socketIO = (SocketIO)services.GetService(typeof(SocketIO))!;
                await Connections.ConnectAsync(socketIO, _ => socketIO.ConnectAsync());
                await Connections.ConnectAsync(nats, _ => nats.ConnectAsync().AsTask()).ConfigureAwait(false);
                await Connections.ConnectAsync(nats, _ => nats.ConnectAsync().AsTask());
            }

            public Task OpenNatsAsync() => Connections.ConnectAsync(nats, _ => nats.ConnectAsync().AsTask());

            public void OpenNats() => Connections.ConnectAsync(nats, _ => nats.ConnectAsync().AsTask()).Wait();

            public IConnectionManager Connections => connections;
        }

        """);

    [Theory]
    // No statement that could hold the client first.
    [InlineData("public async Task OpenAsync(bool opens) { if (opens) await {|SWB3002:((SocketIO)services.GetService(typeof(SocketIO))!).ConnectAsync()|}; }")]
    [InlineData("public Func<Task> Opening => () => {|SWB3002:((SocketIO)services.GetService(typeof(SocketIO))!).ConnectAsync()|};")]
    // The manager gives a Task.
    [InlineData("public ValueTask OpenAsync() => {|SWB3002:nats.ConnectAsync()|};")]
    // A connect that gives no task needs a statement, and an await in it.
    [InlineData("public async Task OpenAsync() { Action open = () => {|SWB3002:ably.Connect()|}; open(); await Task.Yield(); }")]
    [InlineData("public async Task OpenAsync() { Span<int> counts = stackalloc int[1]; {|SWB3002:ably.Connect()|}; counts[0] = 1; await Task.Yield(); }")]
    [InlineData("public async Task OpenAsync() { ably?.ToString(); {|SWB3002:ably?.Connect()|}; await Task.Yield(); }")]
    public Task No_connect_of_the_manager_fits(string member) => VerifyConnectNotOfferedAsync(Usings +
        $$"""
        public sealed class Chat(AblyRealtime ably, INatsConnection nats, IServiceProvider services, IConnectionManager connections)
        {
            {{member}}

            public string Text => $"{ably}{nats}{services}{connections}";
        }

        """);

    [Theory]
    [InlineData("public bool Leave() => {|SWB3001:hub.StopAsync()|}.Wait(1000);")]
    [InlineData("public void Leave() { ably?.ToString(); {|SWB3001:ably?.Connection.Close()|}; }")]
    [InlineData("public void Leave() => {|SWB3001:lease?.Client.StopAsync()|};")]
    [InlineData("public void Leave() { var held = (HubConnection)lease!.Client; {|SWB3001:held.StopAsync()|}; }")]
    public Task No_release_of_the_manager_fits(string member) => SdkFix<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>.VerifyNotOfferedAsync(Usings +
        $$"""
        public sealed class Chat(HubConnection hub, AblyRealtime? ably, ConnectionLease<HubConnection>? lease, IConnectionManager connections)
        {
            {{member}}

            public string Text => $"{hub}{ably}{lease}{connections}";
        }

        """);

    private static Task VerifyReleaseAsync(string source, string fixedSource) => ManagerFix.VerifyAsync<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>(source, fixedSource);

    private static Task VerifyConnectAsync(string source, string fixedSource) => ManagerFix.VerifyAsync<DoNotConnectAnalyzer, ConnectThroughManagerFix>(source, fixedSource);

    private static Task VerifyConnectNotOfferedAsync(string source) => SdkFix<DoNotConnectAnalyzer, ConnectThroughManagerFix>.VerifyNotOfferedAsync(source);
}
