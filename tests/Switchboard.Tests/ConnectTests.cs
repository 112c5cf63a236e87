namespace Switchboard.Tests;

public sealed class ConnectTests : ManagerTest
{
    [Fact]
    public async Task Connecting_twice_connects_once()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());

        await connections.ConnectAsync(client).Soon();
        await connections.ConnectAsync(client).Soon();

        Assert.Equal(1, client.Connects);
        Assert.Equal(ConnectionPhase.Connected, connections.GetStatus("chat").Phase);
    }

    [Fact]
    public async Task Without_a_connector_the_own_connect_call_runs_once()
    {
        ConnectionManager connections = Manager();
        FakeClient client = connections.GetOrCreate("chat", () => Client());

        await connections.ConnectAsync(client, client.ConnectAsync).Soon();
        await connections.ConnectAsync(client, client.ConnectAsync).Soon();

        Assert.Equal(1, client.Connects);
    }

    [Fact]
    public async Task Without_a_connector_and_a_connect_call_the_way_out_is_named()
    {
        ConnectionManager connections = Manager();
        FakeClient client = connections.GetOrCreate("chat", () => Client());

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => connections.ConnectAsync(client).Soon());

        Assert.Contains(nameof(FakeClient), error.Message, StringComparison.Ordinal);
        Assert.Contains("AddConnector", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_connect_reaches_every_waiter_and_is_tried_again_by_the_next()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        TaskCompletionSource refusal = Waiting.Gate();
        client.OnConnect = _ => refusal.Task;
        Task first = connections.ConnectAsync(client);
        Task second = connections.ConnectAsync(client);

        refusal.SetException(new IOException("refused"));

        Assert.Equal("refused", (await Assert.ThrowsAsync<IOException>(() => first.Soon())).Message);
        Assert.Equal("refused", (await Assert.ThrowsAsync<IOException>(() => second.Soon())).Message);
        Assert.Equal(ConnectionPhase.Failed, connections.GetStatus("chat").Phase);
        Assert.Equal("refused", connections.GetStatus("chat").Error?.Message);

        client.OnConnect = static _ => Task.CompletedTask;
        await connections.ConnectAsync(client).Soon();
        Assert.Equal(2, client.Connects);
        Assert.Null(connections.GetStatus("chat").Error);
        Assert.Equal(1, connections.GetStatistics().ConnectFailures);
    }

    [Fact]
    public async Task Cancelling_one_wait_leaves_the_connect_to_the_others()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        TaskCompletionSource open = Waiting.Gate();
        client.OnConnect = token => open.Task.WaitAsync(token);
        using var impatience = new CancellationTokenSource();
        Task impatient = connections.ConnectAsync(client, impatience.Token);
        Task patient = connections.ConnectAsync(client);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.Soon());
        open.SetResult();
        await patient.Soon();

        Assert.Equal(1, client.Connects);
    }

    [Fact]
    public async Task Cancelling_the_last_wait_cancels_the_connect()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        TaskCompletionSource cancelled = Waiting.Gate();
        client.OnConnect = async token =>
        {
            using CancellationTokenRegistration registration = token.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, token);
        };
        using var impatience = new CancellationTokenSource();
        Task impatient = connections.ConnectAsync(client, impatience.Token);

        await impatience.CancelAsync();
        await cancelled.Task.Soon();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.Soon());

        client.OnConnect = static _ => Task.CompletedTask;
        await connections.ConnectAsync(client).Soon();
        Assert.Equal(2, client.Connects);
    }

    [Fact]
    public async Task A_dropped_connection_is_connected_again_where_the_connector_tells()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        await connections.ConnectAsync(client).Soon();

        client.State = ClientState.Disconnected;
        Assert.Equal(ConnectionPhase.Disconnected, connections.GetStatus("chat").Phase);
        await connections.ConnectAsync(client, client.ConnectAsync).Soon();

        Assert.Equal(2, client.Connects);
    }

    [Fact]
    public async Task A_client_that_connects_by_itself_is_left_to_its_connector()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        client.State = ClientState.Connecting;

        await connections.ConnectAsync(client, _ => throw new InvalidOperationException("fought")).Soon();

        Assert.Equal(1, client.Connects);
    }

    [Fact]
    public async Task A_client_that_has_its_connection_back_before_it_is_called_is_connected()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        client.State = ClientState.Connecting;
        client.OnConnect = _ =>
        {
            client.State = ClientState.Connected;
            throw new InvalidOperationException("The client is connected already.");
        };

        await connections.ConnectAsync(client).Soon();

        Assert.Equal(ConnectionPhase.Connected, connections.GetStatus("chat").Phase);
        Assert.Equal(0, client.Disconnects);
    }

    [Fact]
    public async Task A_client_that_refuses_and_did_not_connect_by_itself_failed()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        client.OnConnect = _ =>
        {
            client.State = ClientState.Connected;
            throw new InvalidOperationException("The sign-in was refused.");
        };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => connections.ConnectAsync(client).Soon());

        Assert.Equal("The sign-in was refused.", error.Message);
    }

    [Fact]
    public async Task The_connect_call_starts_on_the_thread_of_the_caller()
    {
        ConnectionManager connections = Manager();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        int thread = 0;

        Task connect = connections.ConnectAsync(client, _ =>
        {
            thread = Environment.CurrentManagedThreadId;
            return Task.CompletedTask;
        });

        Assert.Equal(Environment.CurrentManagedThreadId, thread);
        await connect.Soon();
    }

    [Fact]
    public async Task A_dead_client_is_replaced_and_the_new_one_waits_for_its_close()
    {
        ConnectionManager connections = OneWay();
        ConnectionLease<FakeClient> first = await connections.AcquireAsync("feed", () => Client("first")).Soon();
        first.Client.State = ClientState.Closed;

        ConnectionLease<FakeClient> second = await connections.AcquireAsync("feed", () => Client("second")).Soon();

        Assert.Same(second.Client, first.Client);
        Assert.Equal(["first connects", "first is connected", "first is disposed", "second connects", "second is connected"], Log);
        Assert.Equal(2, second.Status.Generation);
    }

    [Fact]
    public async Task A_failed_connect_of_a_lease_closes_the_client_at_once_and_the_next_acquire_makes_another()
    {
        ConnectionManager connections = Manager();
        FakeClient failing = Client("failing");

        await Assert.ThrowsAsync<IOException>(() => connections.AcquireAsync("chat", () => failing, (_, _) => throw new IOException("refused")).Soon());
        await failing.Disposed;
        ConnectionLease<FakeClient> lease = await connections.AcquireAsync("chat", () => Client(), (client, token) => client.ConnectAsync(token)).Soon();

        Assert.NotSame(failing, lease.Client);
    }

    [Fact]
    public async Task A_connect_call_that_returns_no_task_is_named()
    {
        ConnectionManager connections = Manager();
        FakeClient client = connections.GetOrCreate("chat", () => Client());

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => connections.ConnectAsync(client, _ => null!).Soon());

        Assert.Contains("'chat'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_was_disposed_by_hand_is_replaced_after_its_connect_failed()
    {
        ConnectionManager connections = Manager();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        client.OnConnect = static _ => throw new ObjectDisposedException("client");

        await Assert.ThrowsAsync<ObjectDisposedException>(() => connections.ConnectAsync(client, client.ConnectAsync).Soon());

        Assert.NotSame(client, connections.GetOrCreate("chat", () => Client()));
        await client.Disposed;
    }

    [Fact]
    public async Task A_connect_call_that_has_to_wait_starts_in_the_context_of_the_caller()
    {
        ConnectionManager connections = Manager();
        FakeClient first = connections.GetOrCreate(new ConnectionKey("chat", "anna"), () => Client("first"), client => client.DisconnectAsync());
        TaskCompletionSource stopped = Waiting.Gate();
        first.OnDisconnect = _ => stopped.Task;
        FakeClient second = connections.GetOrCreate(new ConnectionKey("chat", "boris"), () => Client("second"));
        await first.DisconnectStarted.Task.Soon();
        var caller = new RecordingContext();
        SynchronizationContext? seen = null;

        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(caller);
        Task connect = connections.ConnectAsync(second, _ =>
        {
            seen = SynchronizationContext.Current;
            return Task.CompletedTask;
        });
        SynchronizationContext.SetSynchronizationContext(before);
        stopped.SetResult();
        await connect.Soon();

        Assert.Same(caller, seen);
    }

    private sealed class RecordingContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => Task.Run(() =>
        {
            SetSynchronizationContext(this);
            d(state);
        });
    }
}
