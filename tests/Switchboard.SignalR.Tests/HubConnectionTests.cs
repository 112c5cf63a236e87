using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Switchboard.SignalR.Tests;

public sealed class HubConnectionTests(TestServer server) : IClassFixture<TestServer>
{
    private static ConnectionManager NoLinger() =>
        new(new ConnectionManagerOptions { Linger = TimeSpan.Zero }.AddConnector(new HubConnectionConnector()));

    // Tries again at once, so that a test need not wait.
    private static ConnectionManager Prompt() => new(new ConnectionManagerOptions
    {
        Linger = TimeSpan.Zero,
        Reconnect = new ReconnectPolicy { BaseDelay = TimeSpan.FromMilliseconds(1) },
    }.AddConnector(new HubConnectionConnector()));

    private static Task RestoredAsync(ConnectionManager connections)
    {
        var restored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connections.ConnectionRestored += (_, _) => restored.TrySetResult();
        return restored.Task;
    }

    [Fact]
    public async Task A_thousand_leases_are_one_connection_of_the_server()
    {
        await using ConnectionManager connections = NoLinger();
        int before = server.Hubs.Opened;

        ConnectionLease<HubConnection>[] leases = await Task.WhenAll(
            Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => connections.AcquireAsync("chat", () => server.CreateHub()).AsTask()))).Soon();
        await leases[0].Client.InvokeAsync("Call", "nobody", Array.Empty<object>()).Soon();

        Assert.Equal(before + 1, server.Hubs.Opened);
        Assert.All(leases, lease => Assert.Same(leases[0].Client, lease.Client));
    }

    [Fact]
    public async Task The_core_alone_starts_a_hub_once_and_closes_it()
    {
        await using var connections = new ConnectionManager(new ConnectionManagerOptions { Linger = TimeSpan.Zero });
        HubConnection hub = connections.GetOrCreate("chat", () => server.CreateHub());

        await Task.WhenAll(connections.ConnectAsync(hub, hub.StartAsync), connections.ConnectAsync(hub, hub.StartAsync)).Soon();
        await connections.ConnectAsync(hub, hub.StartAsync).Soon();
        Assert.Equal(HubConnectionState.Connected, hub.State);

        await connections.ReleaseAsync(hub).Soon();
        Assert.Equal(HubConnectionState.Disconnected, hub.State);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => hub.StartAsync().Soon());
    }

    [Fact]
    public async Task A_dropped_hub_is_started_again_and_keeps_its_handlers()
    {
        await using ConnectionManager connections = Prompt();
        ConnectionLease<HubConnection> lease = await connections.AcquireAsync("chat", () => server.CreateHub()).Soon();
        HubConnection hub = lease.Client;
        var heard = new TaskCompletionSource<string>();
        connections.Subscribe<string>(hub, "message", heard.SetResult);
        Task restored = RestoredAsync(connections);

        await hub.SendAsync("Drop").Soon();
        await restored.Soon();
        await lease.Client.SendAsync("Call", "message", new object[] { "again" }).Soon();

        Assert.Equal("again", await heard.Task.Soon());
        Assert.Same(hub, lease.Client);
        Assert.Equal((2, 1), (connections.GetStatistics().ConnectAttempts, connections.GetStatus("chat").Reconnects));
    }

    [Fact]
    public async Task A_hub_that_reconnects_by_itself_is_not_started_beside_itself()
    {
        await using ConnectionManager connections = Prompt();
        int before = server.Hubs.Opened;
        ConnectionLease<HubConnection> lease = await connections.AcquireAsync(
            "chat", () => server.CreateHub(static builder => builder.WithAutomaticReconnect([TimeSpan.Zero]))).Soon();
        Task restored = RestoredAsync(connections);

        await lease.Client.SendAsync("Drop").Soon();
        await restored.Soon();
        await lease.Client.InvokeAsync("Call", "nobody", Array.Empty<object>()).Soon();

        Assert.Equal(before + 2, server.Hubs.Opened);
        Assert.Equal(1, connections.GetStatistics().ConnectAttempts);
    }

    [Fact]
    public async Task A_hub_that_is_told_not_to_reconnect_stays_closed()
    {
        await using ConnectionManager connections = Prompt();
        ConnectionLease<HubConnection> lease = await connections.AcquireAsync(
            "chat", () => server.CreateHub(static builder => builder.WithAutomaticReconnect([TimeSpan.Zero]))).Soon();
        Task restored = RestoredAsync(connections);
        await lease.Client.SendAsync("Drop").Soon();
        await restored.Soon();
        var failed = new TaskCompletionSource<ConnectionStatus>();
        connections.StatusChanged += (_, change) =>
        {
            if (change.Status.Phase == ConnectionPhase.Failed)
                failed.TrySetResult(change.Status);
        };

        await lease.Client.SendAsync("Expel").Soon();

        Assert.Equal("AllowReconnect=false", (await failed.Task.Soon()).Fault!.Code);
        Assert.Equal(1, connections.GetStatistics().ConnectAttempts);
    }

    [Fact]
    public async Task A_hub_that_reconnects_by_itself_is_waited_for()
    {
        await using ConnectionManager connections = NoLinger();
        HubConnection hub = connections.GetOrCreate("chat", () => server.CreateHub(static builder => builder.WithAutomaticReconnect([TimeSpan.Zero])));
        await connections.ConnectAsync(hub).Soon();
        var connect = new TaskCompletionSource<Task>();
        hub.Reconnecting += _ =>
        {
            connect.SetResult(connections.ConnectAsync(hub, hub.StartAsync));
            return Task.CompletedTask;
        };

        await hub.SendAsync("Drop").Soon();
        await (await connect.Task.Soon()).Soon();

        Assert.Equal(HubConnectionState.Connected, hub.State);
    }

    [Fact]
    public async Task A_start_by_hand_meanwhile_is_no_error()
    {
        await using ConnectionManager connections = NoLinger();
        HubConnection hub = connections.GetOrCreate("chat", () => server.CreateHub());

        Task byHand = hub.StartAsync();
        await connections.ConnectAsync(hub).Soon();
        await byHand.Soon();

        Assert.Equal(HubConnectionState.Connected, hub.State);
    }

    [Fact]
    public async Task The_builder_registers_the_connector()
    {
        await using ServiceProvider services = new ServiceCollection().AddSwitchboard().AddSignalR().Services.BuildServiceProvider();

        ConnectionLease<HubConnection> lease = await services.GetRequiredService<IConnectionManager>().AcquireAsync("chat", () => server.CreateHub()).Soon();

        Assert.Equal(HubConnectionState.Connected, lease.Client.State);
    }

    [Fact]
    public async Task A_running_manager_takes_the_connector_too()
    {
        await using var connections = new ConnectionManager();

        ConnectionLease<HubConnection> lease = await connections.AddSignalR().AcquireAsync("chat", () => server.CreateHub()).Soon();

        Assert.Equal(HubConnectionState.Connected, lease.Client.State);
    }

    [Fact]
    public async Task A_handler_may_sign_out_and_wait_for_it()
    {
        await using ConnectionManager connections = NoLinger();
        ConnectionLease<HubConnection> lease = await connections.AcquireAsync(new ConnectionKey("chat", user: "anna"), () => server.CreateHub()).Soon();
        HubConnection hub = lease.Client;
        var signedOut = new TaskCompletionSource();
        connections.Subscribe(hub, "kicked", async () =>
        {
            await connections.SignOutAsync("anna");
            signedOut.SetResult();
        });

        await hub.SendAsync("Call", "kicked", Array.Empty<object>()).Soon();
        await signedOut.Task.Soon();
        await connections.DisposeAsync().Soon();

        Assert.Equal(HubConnectionState.Disconnected, hub.State);
    }
}
