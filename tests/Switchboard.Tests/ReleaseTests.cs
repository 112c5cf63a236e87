namespace Switchboard.Tests;

public sealed class ReleaseTests : ManagerTest
{
    [Fact]
    public async Task The_last_reference_starts_the_linger_and_the_linger_closes()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        connections.GetOrCreate("chat", () => Client());
        await connections.ConnectAsync(client).Soon();

        await connections.ReleaseAsync(client).Soon();
        Clock.Advance(Linger * 10);
        Assert.False(client.IsDisposed);

        await connections.ReleaseAsync(client).Soon();
        Clock.Advance(Linger - TimeSpan.FromTicks(1));
        Assert.Equal(0, client.Disconnects);
        Clock.Advance(TimeSpan.FromTicks(1));
        await client.Disposed;

        Assert.Equal(["client connects", "client is connected", "client disconnects", "client is disconnected", "client is disposed"], Log);
    }

    [Fact]
    public async Task A_lingering_client_is_reused_without_another_connect()
    {
        ConnectionManager connections = Restarting();
        ConnectionLease<FakeClient> first = await connections.AcquireAsync("chat", () => Client()).Soon();
        FakeClient client = first.Client;
        await first.DisposeAsync();
        Clock.Advance(Linger / 2);

        ConnectionLease<FakeClient> second = await connections.AcquireAsync("chat", () => Client("other")).Soon();
        Clock.Advance(Linger * 10);

        Assert.Same(client, second.Client);
        Assert.Equal(1, client.Connects);
    }

    [Fact]
    public async Task Giving_back_a_reference_too_often_takes_no_lease_away()
    {
        ConnectionManager connections = Restarting();
        ConnectionLease<FakeClient> lease = await connections.AcquireAsync("chat", () => Client()).Soon();

        await connections.ReleaseAsync(lease.Client).Soon();
        await connections.ReleaseAsync(lease.Client).Soon();
        Clock.Advance(Linger * 2);

        Assert.Equal(1, lease.Status.References);
        Assert.False(lease.Client.IsDisposed);
    }

    [Fact]
    public async Task A_disposed_lease_names_its_key_and_is_disposed_once()
    {
        ConnectionManager connections = Restarting();
        ConnectionLease<FakeClient> other = await connections.AcquireAsync("chat", () => Client()).Soon();
        ConnectionLease<FakeClient> lease = await connections.AcquireAsync("chat", () => Client()).Soon();

        lease.Dispose();
        await lease.DisposeAsync();

        var error = Assert.Throws<ObjectDisposedException>(() => lease.Client);
        Assert.Contains("'chat'", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, other.Status.References);
    }

    [Fact]
    public async Task Without_a_linger_releasing_waits_for_the_close()
    {
        ConnectionManager connections = Manager(static options => options.AddConnector(FakeConnector.Restartable).Linger = TimeSpan.Zero);
        ConnectionLease<FakeClient> lease = await connections.AcquireAsync("chat", () => Client()).Soon();
        FakeClient client = lease.Client;

        await lease.DisposeAsync().Soon();

        Assert.True(client.IsDisposed);
    }

    [Fact]
    public async Task A_linger_that_ends_during_a_connect_wins_over_it()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        client.OnConnect = static token => Task.Delay(Timeout.Infinite, token);
        Task connect = connections.ConnectAsync(client);
        await client.ConnectStarted.Task.Soon();

        await connections.ReleaseAsync(client).Soon();
        Clock.Advance(Linger);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect.Soon());
        await client.Disposed;
    }

    [Fact]
    public async Task A_connect_that_ignores_its_cancellation_does_not_hold_up_the_close()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        client.OnConnect = static _ => new TaskCompletionSource().Task;
        Task connect = connections.ConnectAsync(client);
        await client.ConnectStarted.Task.Soon();

        Task signOut = connections.SignOutAsync(client).AsTask();
        await Clock.TimerOf(CloseTimeout);
        Clock.Advance(CloseTimeout);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => connect.Soon());
        await signOut.Soon();
        Assert.True(client.IsDisposed);
    }

    [Fact]
    public async Task A_cancelled_connect_that_goes_on_does_not_hold_up_the_close_behind_a_newer_one()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        client.OnConnect = static _ => new TaskCompletionSource().Task;
        using var impatience = new CancellationTokenSource();
        Task first = connections.ConnectAsync(client, impatience.Token);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.Soon());
        Task second = connections.ConnectAsync(client);

        Task signOut = connections.SignOutAsync(client).AsTask();
        await Clock.TimerOf(CloseTimeout);
        Clock.Advance(CloseTimeout);

        await signOut.Soon();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => second.Soon());
        Assert.Equal(1, client.Connects);
    }

    [Fact]
    public async Task Acquiring_during_the_close_restarts_a_client_that_can()
    {
        ConnectionManager connections = Restarting();
        ConnectionLease<FakeClient> first = await connections.AcquireAsync("chat", () => Client()).Soon();
        FakeClient client = first.Client;
        TaskCompletionSource stopped = Waiting.Gate();
        client.OnDisconnect = _ => stopped.Task;
        await first.DisposeAsync();
        Clock.Advance(Linger);
        await client.DisconnectStarted.Task.Soon();

        Task<ConnectionLease<FakeClient>> second = connections.AcquireAsync("chat", () => Client("other")).AsTask();
        Assert.Equal(1, client.Connects);
        stopped.SetResult();

        Assert.Same(client, (await second.Soon()).Client);
        Assert.False(client.IsDisposed);
        Assert.Equal(
            ["client connects", "client is connected", "client disconnects", "client is disconnected", "client connects", "client is connected"], Log);
    }

    [Fact]
    public async Task Acquiring_during_the_close_makes_a_new_client_that_waits_where_it_cannot_restart()
    {
        ConnectionManager connections = OneWay();
        ConnectionLease<FakeClient> first = await connections.AcquireAsync("chat", () => Client("first")).Soon();
        FakeClient closing = first.Client;
        TaskCompletionSource stopped = Waiting.Gate();
        closing.OnDisconnect = _ => stopped.Task;
        await first.DisposeAsync();
        Clock.Advance(Linger);
        await closing.DisconnectStarted.Task.Soon();

        FakeClient next = Client("second");
        Task<ConnectionLease<FakeClient>> second = connections.AcquireAsync("chat", () => next).AsTask();
        Assert.Equal(0, next.Connects);
        stopped.SetResult();

        Assert.Same(next, (await second.Soon()).Client);
        Assert.Equal(["first is disposed", "second connects", "second is connected"], Log.Skip(4));
    }

    [Fact]
    public async Task The_given_close_is_used_for_a_client_without_a_connector()
    {
        ConnectionManager connections = Manager();
        FakeClient client = connections.GetOrCreate("chat", () => Client(), fake => fake.DisconnectAsync());
        await connections.ConnectAsync(client, client.ConnectAsync).Soon();

        await connections.ReleaseAsync(client).Soon();
        Clock.Advance(Linger);
        await client.Disposed;

        Assert.Equal(1, client.Disconnects);
    }

    [Fact]
    public async Task A_close_that_fails_is_still_a_close()
    {
        ConnectionManager connections = Restarting();
        ConnectionLease<FakeClient> lease = await connections.AcquireAsync("chat", () => Client()).Soon();
        lease.Client.OnDisconnect = static _ => throw new IOException("broken pipe");
        FakeClient client = lease.Client;

        await connections.SignOutAsync(client).Soon();

        Assert.True(client.IsDisposed);
        Assert.Equal(0, connections.GetStatistics().Clients);
    }

    [Fact]
    public async Task After_the_close_the_key_starts_over()
    {
        ConnectionManager connections = Restarting();
        ConnectionLease<FakeClient> first = await connections.AcquireAsync("chat", () => Client()).Soon();
        FakeClient old = first.Client;
        await first.DisposeAsync();
        Clock.Advance(Linger);
        await old.Disposed;

        ConnectionLease<FakeClient> second = await connections.AcquireAsync("chat", () => Client()).Soon();

        Assert.NotSame(old, second.Client);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => connections.ConnectAsync(old).Soon());
    }

    [Fact]
    public async Task Acquiring_after_the_linger_but_before_the_close_has_its_turn_keeps_the_client()
    {
        ConnectionManager connections = Manager(static options =>
        {
            options.ConnectTimeout = TimeSpan.FromMinutes(10);
            options.AddConnector(FakeConnector.Restartable);
        });
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        TaskCompletionSource open = Waiting.Gate();
        client.OnConnect = _ => open.Task;
        Task connect = connections.ConnectAsync(client);
        await client.ConnectStarted.Task.Soon();
        await connections.ReleaseAsync(client).Soon();
        Clock.Advance(Linger);

        Task<ConnectionLease<FakeClient>> acquire = connections.AcquireAsync("chat", () => Client("other")).AsTask();
        open.SetResult();

        Assert.Same(client, (await acquire.Soon()).Client);
        await connect.Soon();
        Assert.Equal(["client connects", "client is connected"], Log);
    }
}
