namespace Switchboard.Tests;

public sealed class UserSwitchTests : ManagerTest
{
    private static readonly ConnectionKey s_anna = new("chat", user: "anna");
    private static readonly ConnectionKey s_boris = new("chat", user: "boris");

    [Fact]
    public async Task The_first_user_is_closed_completely_before_the_second_opens()
    {
        ConnectionManager connections = Restarting();
        ConnectionLease<FakeClient> anna = await connections.AcquireAsync(s_anna, () => Client("anna")).Soon();
        FakeClient first = anna.Client;
        TaskCompletionSource stopped = Waiting.Gate();
        first.OnDisconnect = _ => stopped.Task;

        Task<ConnectionLease<FakeClient>> boris = connections.AcquireAsync(s_boris, () => Client("boris")).AsTask();
        await first.DisconnectStarted.Task.Soon();
        Assert.False(boris.IsCompleted);
        Assert.Throws<ObjectDisposedException>(() => anna.Client);
        stopped.SetResult();
        await boris.Soon();

        Assert.Equal(
            ["anna connects", "anna is connected", "anna disconnects", "anna is disconnected", "anna is disposed", "boris connects", "boris is connected"], Log);
    }

    [Fact]
    public async Task By_client_the_second_is_created_at_once_and_its_connect_waits()
    {
        ConnectionManager connections = Manager();
        FakeClient anna = connections.GetOrCreate(s_anna, () => Client("anna"), client => client.DisconnectAsync());
        await connections.ConnectAsync(anna, anna.ConnectAsync).Soon();
        TaskCompletionSource stopped = Waiting.Gate();
        anna.OnDisconnect = _ => stopped.Task;

        FakeClient boris = connections.GetOrCreate(s_boris, () => Client("boris"));
        Task connect = connections.ConnectAsync(boris, boris.ConnectAsync);
        await anna.DisconnectStarted.Task.Soon();
        Assert.Equal(0, boris.Connects);
        stopped.SetResult();
        await connect.Soon();

        Assert.Equal(["anna is disposed", "boris connects", "boris is connected"], Log.Skip(4));
    }

    [Fact]
    public async Task Switching_during_the_connect_of_the_first_ends_it()
    {
        ConnectionManager connections = Restarting();
        FakeClient anna = Client("anna");
        anna.OnConnect = static token => Task.Delay(Timeout.Infinite, token);
        Task first = connections.AcquireAsync(s_anna, () => anna).AsTask();
        await anna.ConnectStarted.Task.Soon();

        ConnectionLease<FakeClient> boris = await connections.AcquireAsync(s_boris, () => Client("boris")).Soon();

        var error = await Assert.ThrowsAsync<ObjectDisposedException>(() => first.Soon());
        Assert.Contains("another user", error.Message, StringComparison.Ordinal);
        Assert.True(anna.IsDisposed);
        Assert.Equal(ConnectionPhase.Connected, boris.Status.Phase);
    }

    [Fact]
    public async Task No_message_of_the_first_reaches_a_callback_after_the_switch()
    {
        ConnectionManager connections = Restarting();
        ConnectionLease<FakeClient> anna = await connections.AcquireAsync(s_anna, () => Client("anna")).Soon();
        FakeClient first = anna.Client;
        List<string> received = [];
        anna.Subscribe<string>("message", received.Add);
        TaskCompletionSource stopped = Waiting.Gate();
        first.OnDisconnect = _ => stopped.Task;

        await first.EmitAsync("message", "before");
        Task boris = connections.AcquireAsync(s_boris, () => Client("boris")).AsTask();
        await first.EmitAsync("message", "after");
        stopped.SetResult();
        await boris.Soon();

        Assert.Equal(["before"], received);
    }

    [Fact]
    public async Task Where_users_may_be_side_by_side_they_are()
    {
        ConnectionManager connections = Manager(static options => options.AddConnector(FakeConnector.Restartable).OneUserPerKey = false);
        ConnectionLease<FakeClient> anna = await connections.AcquireAsync(s_anna, () => Client("anna")).Soon();

        ConnectionLease<FakeClient> boris = await connections.AcquireAsync(s_boris, () => Client("boris")).Soon();

        Assert.NotSame(anna.Client, boris.Client);
        Assert.Equal(2, connections.GetStatistics().Connected);
    }

    [Fact]
    public async Task Users_of_other_names_and_scopes_stay()
    {
        ConnectionManager connections = Restarting();
        ConnectionLease<FakeClient> other = await connections.AcquireAsync(s_anna with { Scope = "acme" }, () => Client("other")).Soon();
        await connections.AcquireAsync(s_anna, () => Client("anna")).Soon();

        await connections.AcquireAsync(s_boris, () => Client("boris")).Soon();

        Assert.False(other.Client.IsDisposed);
    }

    [Fact]
    public async Task Signing_out_closes_every_connection_of_the_user_and_no_other()
    {
        ConnectionManager connections = Restarting();
        FakeClient chat = (await connections.AcquireAsync(s_anna, () => Client("chat")).Soon()).Client;
        FakeClient news = (await connections.AcquireAsync(new ConnectionKey("news", user: "anna"), () => Client("news")).Soon()).Client;
        FakeClient anonymous = (await connections.AcquireAsync("feed", () => Client("feed")).Soon()).Client;

        await connections.SignOutAsync("anna").Soon();

        Assert.True(chat.IsDisposed);
        Assert.True(news.IsDisposed);
        Assert.False(anonymous.IsDisposed);
        Assert.Equal(ConnectionPhase.Closed, connections.GetStatus(s_anna).Phase);
    }

    [Fact]
    public async Task Signing_out_by_client_takes_the_user_of_its_key()
    {
        ConnectionManager connections = Restarting();
        FakeClient chat = (await connections.AcquireAsync(s_anna, () => Client("chat")).Soon()).Client;
        FakeClient news = (await connections.AcquireAsync(new ConnectionKey("news", user: "anna"), () => Client("news")).Soon()).Client;

        await connections.SignOutAsync(chat).Soon();

        Assert.True(chat.IsDisposed);
        Assert.True(news.IsDisposed);
    }

    [Fact]
    public async Task Signing_out_by_client_without_a_user_closes_it_alone()
    {
        ConnectionManager connections = Restarting();
        FakeClient feed = (await connections.AcquireAsync("feed", () => Client("feed")).Soon()).Client;
        FakeClient ticks = (await connections.AcquireAsync("ticks", () => Client("ticks")).Soon()).Client;

        await connections.SignOutAsync(feed).Soon();

        Assert.True(feed.IsDisposed);
        Assert.False(ticks.IsDisposed);
    }

    [Fact]
    public async Task Switching_there_and_back_keeps_the_order()
    {
        ConnectionManager connections = Restarting();
        await connections.AcquireAsync(s_anna, () => Client("anna")).Soon();
        Task boris = connections.AcquireAsync(s_boris, () => Client("boris")).AsTask();
        Task again = connections.AcquireAsync(s_anna, () => Client("anna again")).AsTask();

        await again.Soon();
        await Record.ExceptionAsync(() => boris.Soon());

        string[] log = [.. Log];
        Assert.Equal("anna again is connected", log[^1]);
        Assert.True(Array.IndexOf(log, "anna is disposed") < Array.IndexOf(log, "anna again connects"));
        Assert.True(Array.IndexOf(log, "boris is disposed") < Array.IndexOf(log, "anna again connects"));
    }
}
