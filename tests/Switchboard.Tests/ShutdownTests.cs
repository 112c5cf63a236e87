namespace Switchboard.Tests;

public sealed class ShutdownTests : ManagerTest
{
    [Fact]
    public async Task Disposing_closes_everything_whoever_holds_it()
    {
        ConnectionManager connections = Restarting();
        FakeClient held = (await connections.AcquireAsync("held", () => Client("held")).Soon()).Client;
        ConnectionLease<FakeClient> lease = await connections.AcquireAsync("lingering", () => Client("lingering")).Soon();
        FakeClient lingering = lease.Client;
        await lease.DisposeAsync();
        FakeClient unconnected = connections.GetOrCreate("unconnected", () => Client("unconnected"));

        await connections.DisposeAsync().Soon();

        Assert.True(held.IsDisposed);
        Assert.True(lingering.IsDisposed);
        Assert.True(unconnected.IsDisposed);
        Assert.Equal(0, connections.GetStatistics().Clients);
    }

    [Fact]
    public async Task Disposing_waits_no_longer_than_its_bound()
    {
        ConnectionManager connections = Manager(static options => options.AddConnector(FakeConnector.Restartable).CloseTimeout = TimeSpan.FromHours(1));
        FakeClient client = (await connections.AcquireAsync("chat", () => Client()).Soon()).Client;
        client.OnDisconnect = static _ => new TaskCompletionSource().Task;

        Task disposal = connections.DisposeAsync().AsTask();
        await Clock.TimerOf(ShutdownTimeout);
        Assert.False(disposal.IsCompleted);
        Clock.Advance(ShutdownTimeout);

        await disposal.Soon();
    }

    [Fact]
    public async Task Disposing_twice_waits_for_the_same_end()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = (await connections.AcquireAsync("chat", () => Client()).Soon()).Client;
        TaskCompletionSource stopped = Waiting.Gate();
        client.OnDisconnect = _ => stopped.Task;

        Task first = connections.DisposeAsync().AsTask();
        Task second = connections.DisposeAsync().AsTask();
        Assert.False(second.IsCompleted);
        stopped.SetResult();

        await Task.WhenAll(first, second).Soon();
        Assert.Equal(1, client.Disconnects);
        connections.Dispose();
    }

    [Fact]
    public async Task Disposing_does_not_throw_what_closing_throws()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = (await connections.AcquireAsync("chat", () => Client()).Soon()).Client;
        client.OnDisconnect = static _ => throw new IOException();

        await connections.DisposeAsync().Soon();

        Assert.True(client.IsDisposed);
    }

    [Fact]
    public async Task Disposing_during_a_connect_ends_it()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = Client();
        client.OnConnect = static token => Task.Delay(Timeout.Infinite, token);
        Task acquire = connections.AcquireAsync("chat", () => client).AsTask();
        await client.ConnectStarted.Task.Soon();

        await connections.DisposeAsync().Soon();

        var error = await Assert.ThrowsAsync<ObjectDisposedException>(() => acquire.Soon());
        Assert.Contains("'chat'", error.Message, StringComparison.Ordinal);
        Assert.True(client.IsDisposed);
    }

    [Fact]
    public async Task A_client_made_while_the_manager_is_disposed_is_closed_too()
    {
        ConnectionManager connections = Restarting();
        using var entered = new ManualResetEventSlim();
        using var proceed = new ManualResetEventSlim();
        FakeClient client = Client();
        Task<FakeClient> creation = Task.Factory.StartNew(() => connections.GetOrCreate("chat", () =>
        {
            entered.Set();
            proceed.Wait(TestContext.Current.CancellationToken);
            return client;
        }), TaskCreationOptions.LongRunning);
        entered.Wait(TestContext.Current.CancellationToken);

        Task disposal = connections.DisposeAsync().AsTask();
        proceed.Set();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => creation.Soon());
        await disposal.Soon();
        Assert.True(client.IsDisposed);
    }

    [Fact]
    public async Task After_disposal_acquiring_is_refused_and_giving_back_is_not()
    {
        ConnectionManager connections = Restarting();
        ConnectionLease<FakeClient> lease = await connections.AcquireAsync("chat", () => Client()).Soon();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        await connections.DisposeAsync().Soon();

        Assert.Throws<ObjectDisposedException>(() => connections.GetOrCreate("chat", () => Client()));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => connections.AcquireAsync("chat", () => Client()).Soon());
        Assert.Throws<ObjectDisposedException>(() => { _ = connections.ConnectAsync(client); });
        Assert.Throws<ObjectDisposedException>(() => lease.Client);
        await connections.ReleaseAsync(client).Soon();
        await connections.SignOutAsync(client).Soon();
        await lease.DisposeAsync().Soon();
    }

    [Fact]
    public async Task A_close_that_ignores_its_cancellation_is_given_up()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = (await connections.AcquireAsync("chat", () => Client()).Soon()).Client;
        TaskCompletionSource cancelled = Waiting.Gate();
        client.OnDisconnect = token =>
        {
            token.Register(cancelled.SetResult);
            return new TaskCompletionSource().Task;
        };

        Task signOut = connections.SignOutAsync(client).AsTask();
        await Clock.TimerOf(CloseTimeout);
        Clock.Advance(CloseTimeout);
        await cancelled.Task.Soon();
        await Clock.TimerOf(CloseTimeout);
        Clock.Advance(CloseTimeout);

        await signOut.Soon();
        Assert.True(client.IsDisposed);
    }
}
