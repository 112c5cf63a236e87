namespace Switchboard.Tests;

public sealed class ForeignClientTests : ManagerTest
{
    [Fact]
    public async Task A_client_made_elsewhere_is_connected_once_however_many_ask()
    {
        ConnectionManager connections = Manager();
        FakeClient client = Client();
        TaskCompletionSource open = Waiting.Gate();
        client.OnConnect = _ => open.Task;

        Task[] connects = [.. Enumerable.Range(0, 100).Select(_ => Task.Run(() => connections.ConnectAsync(client, client.ConnectAsync)))];
        open.SetResult();
        await Task.WhenAll(connects).Soon();
        await connections.ConnectAsync(client, client.ConnectAsync).Soon();

        Assert.Equal(1, client.Connects);
    }

    [Fact]
    public async Task A_failed_connect_is_tried_again()
    {
        ConnectionManager connections = Manager();
        FakeClient client = Client();
        client.OnConnect = static _ => throw new IOException();
        await Assert.ThrowsAsync<IOException>(() => connections.ConnectAsync(client, client.ConnectAsync).Soon());

        client.OnConnect = static _ => Task.CompletedTask;
        await connections.ConnectAsync(client, client.ConnectAsync).Soon();

        Assert.Equal(2, client.Connects);
    }

    [Fact]
    public async Task It_is_never_closed()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = Client();
        await connections.ConnectAsync(client).Soon();

        await connections.ReleaseAsync(client).Soon();
        await connections.SignOutAsync(client).Soon();
        Clock.Advance(Linger * 2);
        await connections.DisposeAsync().Soon();

        Assert.Equal(0, client.Disconnects);
        Assert.False(client.IsDisposed);
    }

    [Fact]
    public async Task Its_subscriptions_are_shared()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = Client();
        int received = 0;
        connections.Subscribe<FakeClient, string>(client, "message", (string _) => { received++; });
        connections.Subscribe<FakeClient, string>(client, "message", (string _) => { received++; });

        await client.EmitAsync("message", "a");

        Assert.Equal(1, client.Opened);
        Assert.Equal(2, received);
    }

    [Fact]
    public async Task Given_to_the_manager_by_a_factory_it_stays_connected()
    {
        ConnectionManager connections = Manager();
        FakeClient client = Client();
        await connections.ConnectAsync(client, client.ConnectAsync).Soon();

        connections.GetOrCreate("chat", () => client);
        await connections.ConnectAsync(client, client.ConnectAsync).Soon();

        Assert.Equal(1, client.Connects);
        Assert.Equal(ConnectionPhase.Connected, connections.GetStatus("chat").Phase);
    }
}
