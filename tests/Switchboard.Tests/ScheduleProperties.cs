using FsCheck;
using FsCheck.Fluent;

namespace Switchboard.Tests;

/// <summary>Whatever happens in whatever order: at most one client of a key is open, and none after the last hold and its linger.</summary>
public sealed class ScheduleProperties
{
    private static readonly TimeSpan s_linger = TimeSpan.FromSeconds(30);
    private static readonly ConnectionKey[] s_keys = [new("chat", user: "anna"), new("chat", user: "boris"), new("chat")];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void At_most_one_client_of_a_key_is_open_and_none_in_the_end(bool canRestart)
    {
        Arbitrary<Step[]> schedules = ArbMap.Default.ArbFor<Step[]>();

        Prop.ForAll(schedules, schedule => RunAsync(schedule, canRestart).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(60));
    }

    public enum Deed
    {
        Acquire,
        AcquireFailing,
        AcquireImpatiently,
        ReleaseLease,
        GetAndConnect,
        ReleaseReference,
        AdvanceHalf,
        AdvanceWhole,
        SignOut,
        LetRun,
        DisposeManager,
    }

    public sealed record Step(Deed Deed, byte Which);

    private static async Task RunAsync(Step[] schedule, bool canRestart)
    {
        var clock = new ManualTimeProvider();
        var live = new LiveCount();
        ConnectorBuilder<CountedClient> connector = Connector.For<CountedClient>()
            .ConnectWith(static (client, token) => client.ConnectAsync(token))
            .DisconnectWith(static (client, _) => client.DisconnectAsync())
            .StateFrom(static client => client.State);
        // Closing is never given up here: the clock runs ahead of it.
        var options = new ConnectionManagerOptions { Linger = s_linger, CloseTimeout = TimeSpan.FromDays(1), ShutdownTimeout = TimeSpan.FromDays(1), Reconnect = ReconnectPolicy.None, ConnectTimeout = TimeSpan.FromMinutes(10) };
        options.AddConnector((canRestart ? connector.Restartable() : connector).Build());
        var connections = new ConnectionManager(options, clock);
        List<Task<ConnectionLease<CountedClient>?>> leases = [];
        List<CountedClient> references = [];
        List<Task> connects = [];

        foreach (Step step in schedule)
        {
            ConnectionKey key = s_keys[step.Which % s_keys.Length];
            switch (step.Deed)
            {
                case Deed.Acquire or Deed.AcquireFailing:
                    leases.Add(AcquireAsync(connections, key, () => live.Create(step.Deed == Deed.AcquireFailing), CancellationToken.None));
                    break;
                case Deed.AcquireImpatiently:
                    using (var impatience = new CancellationTokenSource())
                    {
                        leases.Add(AcquireAsync(connections, key, () => live.Create(fails: false), impatience.Token));
                        await impatience.CancelAsync();
                    }
                    break;
                case Deed.ReleaseLease when leases.Count > 0:
                    Task<ConnectionLease<CountedClient>?> taken = leases[step.Which % leases.Count];
                    if (await taken.Soon() is { } lease)
                        await lease.DisposeAsync().Soon();
                    break;
                case Deed.GetAndConnect:
                    if (TryGet(connections, key, live) is { } client)
                    {
                        references.Add(client);
                        connects.Add(Record.ExceptionAsync(() => connections.ConnectAsync(client)).AsTask());
                    }
                    break;
                case Deed.ReleaseReference when references.Count > 0:
                    await connections.ReleaseAsync(references[step.Which % references.Count]).Soon();
                    break;
                case Deed.AdvanceHalf:
                    clock.Advance(s_linger / 2);
                    break;
                case Deed.AdvanceWhole:
                    clock.Advance(s_linger);
                    break;
                case Deed.SignOut when key.User is { } user:
                    _ = connections.SignOutAsync(user).AsTask();
                    break;
                case Deed.LetRun:
                    await Task.Yield();
                    break;
                // Rarely, or there would be nothing left to test.
                case Deed.DisposeManager when step.Which % 8 == 0:
                    _ = connections.DisposeAsync().AsTask();
                    break;
            }
        }

        foreach (Task<ConnectionLease<CountedClient>?> taken in leases)
            if (await taken.Soon() is { } lease)
                await lease.DisposeAsync().Soon();
        foreach (CountedClient client in references)
            await connections.ReleaseAsync(client).Soon();
        clock.Advance(s_linger);
        // One that is still under way may make a client to replace another, and sees to it.
        await Task.WhenAll(connects).Soon();
        await Task.WhenAll(live.Clients.Select(static client => client.Disposed));

        Assert.True(live.Most <= 1, $"{live.Most} clients were open at once.");
        Assert.Equal(0, live.Now);
    }

    private static async Task<ConnectionLease<CountedClient>?> AcquireAsync(
        ConnectionManager connections, ConnectionKey key, Func<CountedClient> factory, CancellationToken cancellationToken)
    {
        try
        {
            return await connections.AcquireAsync(key, factory, cancellationToken);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException or TimeoutException or ConnectionFaultException)
        {
            return null;
        }
    }

    private static CountedClient? TryGet(ConnectionManager connections, ConnectionKey key, LiveCount live)
    {
        try
        {
            return connections.GetOrCreate(key, () => live.Create(fails: false));
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }
}
