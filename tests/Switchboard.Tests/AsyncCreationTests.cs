namespace Switchboard.Tests;

public sealed class AsyncCreationTests : ManagerTest
{
    [Fact]
    public async Task Many_who_ask_at_once_share_one_client_that_takes_time_to_make()
    {
        ConnectionManager connections = Restarting();
        TaskCompletionSource<FakeClient> made = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int runs = 0;

        Task<FakeClient>[] asked = [.. Enumerable.Range(0, 100).Select(_ => Task.Run(() => connections.GetOrCreateAsync("cache", _ =>
        {
            Interlocked.Increment(ref runs);
            return made.Task;
        }).AsTask()))];
        FakeClient client = Client();
        made.SetResult(client);
        FakeClient[] clients = await Task.WhenAll(asked).Soon();

        Assert.Equal(1, runs);
        Assert.All(clients, got => Assert.Same(client, got));
        Assert.Equal(100, connections.GetStatus("cache").References);
    }

    [Fact]
    public async Task A_thread_that_began_to_make_it_may_ask_for_it_meanwhile()
    {
        ConnectionManager connections = Restarting();
        TaskCompletionSource<FakeClient> made = new(TaskCreationOptions.RunContinuationsAsynchronously);

        Task<FakeClient> first = connections.GetOrCreateAsync("cache", _ => made.Task).AsTask();
        Task<FakeClient> second = connections.GetOrCreateAsync("cache", _ => made.Task).AsTask();
        made.SetResult(Client());

        Assert.Same(await first.Soon(), await second.Soon());
    }

    [Fact]
    public async Task What_the_factory_throws_is_not_remembered()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = Client();

        await Assert.ThrowsAsync<FormatException>(() => connections.GetOrCreateAsync("cache", Task<FakeClient> (_) => throw new FormatException()).AsTask());
        await Assert.ThrowsAsync<FormatException>(() => connections.GetOrCreateAsync("cache", _ => Task.FromException<FakeClient>(new FormatException())).AsTask());

        Assert.Same(client, await connections.GetOrCreateAsync("cache", _ => Task.FromResult(client)));
        Assert.Equal(1, connections.GetStatistics().Clients);
    }

    [Fact]
    public async Task A_factory_whose_task_gives_null_is_named()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Restarting().GetOrCreateAsync("cache", _ => Task.FromResult<FakeClient>(null!)).AsTask());

        Assert.Contains("'cache'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_caller_makes_it_when_the_first_gives_up()
    {
        ConnectionManager connections = Restarting();
        using var givesUp = new CancellationTokenSource();
        FakeClient client = Client();

        Task<FakeClient> first = connections.GetOrCreateAsync("cache", async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return Client();
        }, givesUp.Token).AsTask();
        Task<FakeClient> second = connections.GetOrCreateAsync("cache", _ => Task.FromResult(client)).AsTask();
        givesUp.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.Soon());
        Assert.Same(client, await second.Soon());
    }

    [Fact]
    public async Task A_client_made_in_time_is_the_one_that_others_get_without()
    {
        ConnectionManager connections = Restarting();

        FakeClient client = await connections.GetOrCreateAsync("cache", _ => Task.FromResult(Client()));

        Assert.Same(client, connections.GetOrCreate("cache", FakeClient () => throw new InvalidOperationException("made twice")));
    }

    [Fact]
    public async Task Releasing_nothing_does_nothing()
    {
        ConnectionManager connections = Restarting();

        await connections.ReleaseAsync<FakeClient>(null);
        await connections.SignOutAsync<FakeClient>(null);
        connections.Release<FakeClient>(null);

        Assert.Equal(0, connections.GetStatistics().Clients);
    }

    [Fact]
    public void Releasing_without_waiting_gives_the_reference_back_at_once()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("cache", () => Client());

        connections.Release(client);

        Assert.Equal(0, connections.GetStatus("cache").References);
    }
}
