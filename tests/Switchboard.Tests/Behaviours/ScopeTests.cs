using System.Collections.Concurrent;
using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>Two tenants on one manager.</summary>
public sealed class ScopeTests
{
    [Fact]
    public async Task Equal_keys_of_two_scopes_are_two_connections()
    {
        await using var test = TestConnectionManager.Create();
        IConnectionManager acme = test.Manager.ForScope("acme");
        IConnectionManager globex = test.Manager.ForScope("globex");

        await using var one = await acme.TakeAsync();
        await using var two = await globex.TakeAsync();

        Assert.Equal(2, test.Connector.Connections.Count);
        Assert.Equal(["acme", "globex"], test.Connector.Connections.Select(static connection => connection.Request.Key!.Scope));
        Assert.Equal(ConnectionPhase.Connected, acme.GetStatus(Taking.Chat).Phase);
        Assert.Equal(ConnectionPhase.Disconnected, test.Manager.GetStatus(Taking.Chat).Phase);
    }

    [Fact]
    public async Task A_key_of_another_scope_is_an_error_wherever_it_is_given()
    {
        await using var test = TestConnectionManager.Create();
        IConnectionManager acme = test.Manager.ForScope("acme");
        ConnectionKey foreign = new("chat", scope: "globex");

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => acme.GetStatus(foreign));
        Assert.Equal("Connection 'chat (scope globex)' belongs to scope 'globex', not to 'acme'; use the manager of its scope.", error.Message);
        Assert.Throws<InvalidOperationException>(() => acme.GetOrCreate(foreign, static () => new ScriptedClient()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => acme.TakeAsync(foreign));
        await Assert.ThrowsAsync<InvalidOperationException>(() => acme.RefreshAsync(foreign).Soon());
        await Assert.ThrowsAsync<InvalidOperationException>(() => acme.GetTokenAsync(foreign).Soon());
        Assert.Throws<InvalidOperationException>(() => acme.NotifyActivity(foreign));
        Assert.Throws<InvalidOperationException>(() => acme.WatchAsync(foreign));
        Assert.Empty(test.Manager.GetStatistics().Connections);
    }

    [Fact]
    public async Task A_client_of_another_scope_is_an_error_wherever_it_is_given()
    {
        await using var test = TestConnectionManager.Create();
        IConnectionManager acme = test.Manager.ForScope("acme");
        ScriptedClient foreign = test.Manager.ForScope("globex").GetOrCreate(Taking.Chat, static () => new ScriptedClient());

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => acme.ConnectAsync(foreign).Soon());
        Assert.Equal("This 'Switchboard.Testing.ScriptedClient' belongs to scope 'globex', not to 'acme'; use the manager of its scope.", error.Message);
        Assert.Throws<InvalidOperationException>(() => acme.Subscribe<ScriptedClient, string>(foreign, "news", static _ => { }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => acme.SendAsync(foreign, static (client, token) => client.SendAsync("a", token)).Soon());
        await Assert.ThrowsAsync<InvalidOperationException>(() => acme.ReleaseAsync(foreign).Soon());
        await Assert.ThrowsAsync<InvalidOperationException>(() => acme.SignOutAsync(foreign).Soon());
        Assert.Empty(foreign.Subscribed);
        Assert.False(foreign.IsDisposed);
    }

    [Fact]
    public async Task A_view_of_a_view_is_the_same_scope_or_an_error()
    {
        await using var test = TestConnectionManager.Create();
        IConnectionManager acme = test.Manager.ForScope("acme");

        await using var lease = await acme.ForScope("acme").TakeAsync();
        Assert.Equal("acme", lease.Key.Scope);
        Assert.Throws<InvalidOperationException>(() => acme.ForScope("globex"));
        ArgumentException empty = Assert.Throws<ArgumentException>(() => test.Manager.ForScope(" "));
        Assert.Equal("The scope is empty; give it the name of a tenant, a workspace or a circuit. (Parameter 'scope')", empty.Message);
    }

    [Fact]
    public async Task A_broadcast_reaches_the_connections_of_its_scope_and_no_other()
    {
        await using var test = TestConnectionManager.Create();
        await using var a = await test.Manager.ForScope("acme").TakeAsync("a");
        await using var b = await test.Manager.ForScope("acme").TakeAsync("b");
        await using var c = await test.Manager.ForScope("globex").TakeAsync("c");
        await using var d = await test.TakeAsync("d");

        int scoped = await test.Manager.ForScope("acme").BroadcastAsync<ScriptedClient>(static (client, token) => client.SendAsync("acme", token)).Soon();
        int all = await test.Manager.BroadcastAsync<ScriptedClient>(static (client, token) => client.SendAsync("all", token)).Soon();

        Assert.Equal((2, 4), (scoped, all));
        Assert.Equal([["acme", "all"], ["acme", "all"], ["all"], ["all"]], test.Connector.Clients.Select(static client => client.Sent));
    }

    [Fact]
    public async Task A_broadcast_to_a_scope_is_one_through_its_view()
    {
        await using var test = TestConnectionManager.Create();
        IConnectionManager acme = test.Manager.ForScope("acme");
        await using var a = await acme.TakeAsync("a");
        await using var b = await test.Manager.ForScope("globex").TakeAsync("b");

        int through = await test.Manager.BroadcastToScopeAsync<ScriptedClient>("acme", static (client, token) => client.SendAsync("one", token)).Soon();
        int again = await acme.BroadcastToScopeAsync<ScriptedClient>("acme", static (client, token) => client.SendAsync("two", token)).Soon();

        Assert.Equal((1, 1), (through, again));
        Assert.Equal([["one", "two"], []], test.Connector.Clients.Select(static client => client.Sent));
        await Assert.ThrowsAsync<InvalidOperationException>(() => acme.BroadcastToScopeAsync<ScriptedClient>("globex", static (client, token) => client.SendAsync("x", token)));
        await Assert.ThrowsAsync<ArgumentException>(() => test.Manager.BroadcastToScopeAsync<ScriptedClient>("", static (client, token) => client.SendAsync("x", token)));
    }

    [Fact]
    public async Task A_send_of_a_broadcast_that_fails_stops_no_other()
    {
        await using var test = TestConnectionManager.Create();
        await using var a = await test.TakeAsync("a");
        await using var b = await test.TakeAsync("b");

        AggregateException error = await Assert.ThrowsAsync<AggregateException>(() => test.Manager.BroadcastAsync<ScriptedClient>((client, token) =>
            client == test.Connector.Clients[0] ? Task.FromException(new IOException("broken pipe")) : client.SendAsync("a", token)).Soon());

        Assert.StartsWith("1 of 2 sends of a broadcast failed; the others went out.", error.Message, StringComparison.Ordinal);
        Assert.IsType<IOException>(Assert.Single(error.InnerExceptions));
        Assert.Equal(["a"], test.Connector.Clients[1].Sent);
    }

    [Fact]
    public async Task A_send_of_a_broadcast_that_throws_at_once_stops_no_other()
    {
        await using var test = TestConnectionManager.Create();
        await using var a = await test.TakeAsync("a");
        await using var b = await test.TakeAsync("b");

        await Assert.ThrowsAsync<AggregateException>(() => test.Manager.BroadcastAsync<ScriptedClient>((client, token) =>
            client == test.Connector.Clients[0] ? throw new IOException("broken pipe") : client.SendAsync("a", token)).Soon());

        Assert.Equal(["a"], test.Connector.Clients[1].Sent);
    }

    [Fact]
    public async Task Statistics_events_and_findings_of_a_view_are_those_of_its_scope()
    {
        await using var test = TestConnectionManager.Create();
        IConnectionManager acme = test.Manager.ForScope("acme");
        ConcurrentQueue<string> told = [];
        acme.StatusChanged += (sender, change) => told.Enqueue($"{ReferenceEquals(sender, acme)} {change.Status.Key} {change.Status.Phase}");
        await using var foreign = await test.Manager.ForScope("globex").TakeAsync();
        await using var own = await acme.TakeAsync();
        foreign.Subscribe<string>("news", static _ => { });
        test.Connector.Refuse("news");
        test.Connector.Connections[0].Client.Drop();
        await test.AdvanceAsync(Taking.FirstDelay);
        await test.UntilPhaseAsync(foreign.Key, ConnectionPhase.Degraded);
        await test.UntilAsync(() => told.Contains("True chat (scope acme) Connected"));

        Assert.Equal([own.Key], acme.GetStatistics().Connections.Select(static status => status.Key));
        Assert.All(told, static entry => Assert.StartsWith("True chat (scope acme) ", entry, StringComparison.Ordinal));
        Assert.Empty(acme.Inspect());
        Assert.Equal(ConnectionIssueKind.ConnectionInError, Assert.Single(test.Manager.ForScope("globex").Inspect()).Kind);
    }

    [Fact]
    public async Task Signing_a_user_out_of_one_scope_leaves_the_other()
    {
        await using var test = TestConnectionManager.Create();
        await using var one = await test.Manager.ForScope("acme").TakeAsync(new ConnectionKey("chat", "anna"));
        await using var two = await test.Manager.ForScope("globex").TakeAsync(new ConnectionKey("chat", "anna"));

        await test.Manager.ForScope("acme").SignOutAsync("anna").Soon();

        Assert.Equal([true, false], test.Connector.Clients.Select(static client => client.IsDisposed));
    }

    [Fact]
    public async Task Disposing_a_view_closes_nothing()
    {
        await using var test = TestConnectionManager.Create();
        IConnectionManager acme = test.Manager.ForScope("acme");
        await using var lease = await acme.TakeAsync();

        await acme.DisposeAsync();

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
    }
}
