using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>What users of other libraries complain of around heartbeats and long silences, and want instead.</summary>
public sealed class SilenceComplaints
{
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_heartbeatTimeout = TimeSpan.FromSeconds(10);

    // 31. Supabase: after hours the connection is dead, its heartbeat runs on, and there is no error.
    [Fact]
    public async Task A_connection_that_no_longer_answers_is_lost_and_opened_again()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        lease.KeepAlive = true;
        await test.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Single(test.Connector.Connections);

        test.Connector.IsSilent = true;
        await test.AdvanceAsync(s_heartbeat + s_heartbeatTimeout);
        await test.UntilAsync(() => lease.Status.Fault is not null);
        test.Connector.IsSilent = false;
        await test.ReconnectAsync();

        Assert.Equal("HeartbeatTimeout", lease.Status.Fault!.Code);
        Assert.NotEqual(0, lease.Status.Reconnects);
    }

    // 32. Supabase: traffic puts the heartbeat off, and the connection is dropped although messages arrive.
    [Fact]
    public async Task A_connection_on_which_messages_arrive_is_alive_whatever_becomes_of_its_pings()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        lease.Subscribe<string>("news", static _ => { });
        test.Connector.IsSilent = true;

        for (int messages = 0; messages < 60; messages++)
        {
            await lease.Client.EmitAsync("news", "a").Soon();
            await test.AdvanceAsync(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.Single(test.Connector.Connections);
    }

    // 33. Supabase: the heartbeat of the last socket kills the next healthy one.
    [Fact]
    public async Task A_ping_of_the_last_connection_does_nothing_to_the_next()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        ScriptedClient client = lease.Client;
        await test.AdvanceAsync(s_heartbeat - TimeSpan.FromSeconds(1));
        client.IsSilent = true;
        int pings = client.Pings;
        await test.AdvanceAsync(TimeSpan.FromSeconds(2));
        await test.UntilAsync(() => client.Pings > pings);

        client.Drop();
        client.IsSilent = false;
        await test.ReconnectAsync();
        await test.AdvanceAsync(s_heartbeatTimeout);

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.Equal(2, test.Connector.Connections.Count);
    }

    // 35. Supabase: the token is sent with every heartbeat and every join.
    [Fact]
    public async Task A_token_is_given_to_the_client_when_it_is_new_and_not_otherwise()
    {
        int given = 0;
        await using var test = TestConnectionManager.Create(options => options.TokenProvider = TokenProvider.From((_, _) =>
        {
            given++;
            return new ValueTask<AccessToken?>(new AccessToken($"token {given}"));
        }));
        await using var lease = await test.TakeAsync();
        lease.KeepAlive = true;

        for (int channels = 0; channels < 10; channels++)
            lease.Subscribe<string>($"channel {channels}", static _ => { });
        await test.AdvanceAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(1, given);
        Assert.Equal("token 1", lease.Client.Token!.Value);
    }

    // 36. Ably: the first message after a long idle time fails.
    [Fact]
    public async Task The_first_message_after_a_long_idle_time_arrives()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        await test.AdvanceAsync(TimeSpan.FromHours(8));
        await test.UntilPhaseAsync(Taking.Chat, ConnectionPhase.Suspended);

        await lease.SendAsync(static (client, token) => client.SendAsync("hello", token)).Soon();

        Assert.Equal(["hello"], test.Connector.Client.Sent);
    }

    // 37. Pusher: a connect that the server does not answer never ends.
    [Fact]
    public async Task A_connect_that_is_not_answered_ends()
    {
        await using var test = TestConnectionManager.Create(static options => options.Reconnect = ReconnectPolicy.None);
        test.Connector.OnConnect = static _ => ConnectScript.Hang(ignoresCancellation: true);
        Task<ConnectionLease<ScriptedClient>> taking = test.TakeAsync();

        await test.AdvanceAsync(TimeSpan.FromMinutes(2));

        TimeoutException error = await Assert.ThrowsAsync<TimeoutException>(() => taking);
        Assert.StartsWith("Connection 'chat' was not open within ", error.Message, StringComparison.Ordinal);
    }
}
