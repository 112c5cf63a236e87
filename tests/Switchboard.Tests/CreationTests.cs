namespace Switchboard.Tests;

public sealed class CreationTests : ManagerTest
{
    [Fact]
    public async Task Ten_thousand_concurrent_acquires_create_one_client_and_connect_it_once()
    {
        ConnectionManager connections = Restarting();
        int created = 0;
        FakeClient client = Client();
        TaskCompletionSource open = Waiting.Gate();
        client.OnConnect = _ => open.Task;

        Task<ConnectionLease<FakeClient>>[] acquires = [.. Enumerable.Range(0, 10_000).Select(_ => Task.Run(() =>
            connections.AcquireAsync<FakeClient>("chat", () =>
            {
                Interlocked.Increment(ref created);
                return client;
            }).AsTask()))];
        open.SetResult();
        ConnectionLease<FakeClient>[] leases = await Task.WhenAll(acquires).Soon();

        Assert.Equal(1, created);
        Assert.Equal(1, client.Connects);
        Assert.All(leases, lease => Assert.Same(client, lease.Client));
        Assert.Equal(10_000, connections.GetStatus("chat").References);
        Assert.Equal(1, connections.GetStatistics().ConnectAttempts);
    }

    [Fact]
    public async Task A_factory_runs_once_while_others_wait_for_it()
    {
        ConnectionManager connections = Restarting();
        using var entered = new ManualResetEventSlim();
        using var proceed = new ManualResetEventSlim();
        FakeClient client = Client();
        Task<FakeClient> first = Task.Factory.StartNew(() => connections.GetOrCreate("chat", () =>
        {
            entered.Set();
            proceed.Wait(TestContext.Current.CancellationToken);
            return client;
        }), TaskCreationOptions.LongRunning);
        entered.Wait(TestContext.Current.CancellationToken);

        Task<ConnectionLease<FakeClient>> second = connections.AcquireAsync("chat", FakeClient () => throw new InvalidOperationException("ran twice")).AsTask();
        Assert.False(second.IsCompleted);
        proceed.Set();

        Assert.Same(client, await first.Soon());
        Assert.Same(client, (await second.Soon()).Client);
    }

    [Fact]
    public void Creating_never_connects()
    {
        FakeClient client = Restarting().GetOrCreate("chat", () => Client());

        Assert.Equal(0, client.Connects);
    }

    [Fact]
    public void A_factory_that_throws_is_not_remembered()
    {
        ConnectionManager connections = Restarting();

        var error = Assert.Throws<FormatException>(() => connections.GetOrCreate("chat", FakeClient () => throw new FormatException("bad address")));
        FakeClient client = connections.GetOrCreate("chat", () => Client());

        Assert.Equal("bad address", error.Message);
        Assert.Same(client, connections.GetOrCreate("chat", () => Client()));
        Assert.Equal(1, connections.GetStatistics().Clients);
    }

    [Fact]
    public void A_factory_that_returns_null_is_named()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Restarting().GetOrCreate<FakeClient>("chat", () => null!));

        Assert.Contains("'chat'", error.Message, StringComparison.Ordinal);
        Assert.Contains("null", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_factory_that_asks_for_its_own_key_is_told_instead_of_hanging()
    {
        ConnectionManager connections = Restarting();

        var error = Assert.Throws<InvalidOperationException>(() =>
            connections.GetOrCreate("chat", () => connections.GetOrCreate("chat", () => Client())));

        Assert.Contains("'chat' asks for connection 'chat'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_factory_may_use_the_manager_for_another_key()
    {
        ConnectionManager connections = Restarting();
        FakeClient inner = Client();

        connections.GetOrCreate("outer", () =>
        {
            connections.GetOrCreate("inner", () => inner);
            return Client();
        });

        Assert.Same(inner, connections.GetOrCreate("inner", () => Client()));
    }

    [Fact]
    public void Another_type_under_the_same_key_is_refused_with_key_and_both_types()
    {
        ConnectionManager connections = Restarting();
        connections.GetOrCreate("chat", () => Client());

        var error = Assert.Throws<InvalidOperationException>(() => connections.GetOrCreate("chat", () => new MemoryStream()));

        Assert.Contains("'chat'", error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(FakeClient), error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(MemoryStream), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_can_have_one_key_only()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());

        var error = Assert.Throws<InvalidOperationException>(() => connections.GetOrCreate("news", () => client));

        Assert.Contains("'news'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'chat'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_have_clients_of_their_own()
    {
        ConnectionManager connections = Restarting();

        FakeClient one = connections.GetOrCreate("chat", () => Client());
        FakeClient two = connections.GetOrCreate(new ConnectionKey("chat", scope: "acme"), () => Client());

        Assert.NotSame(one, two);
    }
}
