using System.Diagnostics;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard.SignalR.Tests;

namespace Switchboard.Chaos;

/// <summary>One contender against one server of its own.</summary>
internal sealed class ComparisonRun(string name, Func<ConnectionKey, Func<IHubConnectionBuilder>, IContender> create, ComparisonSettings settings) : IAsyncDisposable
{
    private const int ComponentsPerChannel = 3;

    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(20);

    private FaultyServer _server = null!;
    private int _opened;

    public async Task<ComparisonResult> MeasureAsync()
    {
        _server = await FaultyServer.StartNewAsync();
        var (opened, lost, expected, doubled, recoveries, whileDown) = await WithFaultsAsync();
        (int handlersLeft, int openedByMounting) = await WithNavigationAsync();
        return new ComparisonResult(name)
        {
            Opened = opened,
            Lost = lost,
            Expected = expected,
            Doubled = doubled,
            Recoveries = recoveries,
            WhileDown = whileDown,
            HandlersLeft = handlersLeft,
            OpenedByMounting = openedByMounting,
            BytesPerConnection = await BytesOfIdleConnectionsAsync(),
        };
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;

    private async Task<(int Opened, int Lost, int Expected, int Doubled, List<TimeSpan> Recoveries, long WhileDown)> WithFaultsAsync()
    {
        await using IContender contender = Create("chat");
        List<(string Channel, Inbox Inbox)> components = [];
        List<IAsyncDisposable> mounted = [];
        foreach (string channel in ComparisonChannels.All)
            for (int number = 0; number < ComponentsPerChannel; number++)
            {
                var inbox = new Inbox();
                mounted.Add(await contender.MountAsync(channel, inbox.Receive).Soon());
                components.Add((channel, inbox));
            }
        int opened = _opened;

        using var ended = new CancellationTokenSource();
        Task publishing = PublishAsync(ended.Token);
        await RecoveredAsync(components);
        long first = _server.Log.Last + 1;
        List<TimeSpan> recoveries = [];
        long whileDown = 0;
        for (int round = 0; round < settings.Rounds; round++)
            foreach (ComparisonFault fault in settings.Faults)
            {
                long before = _server.Proxy.Attempts.Value;
                bool lasts = settings.DownTime > TimeSpan.Zero && fault.Name.EndsWith("for a time", StringComparison.Ordinal);
                await fault.Strike(_server, settings.DownTime);
                if (lasts)
                    whileDown += _server.Proxy.Attempts.Value - before;
                long mark = _server.Log.Last;
                recoveries.Add(await RecoveredAsync(components));
                _server.Proxy.ResetFrozen();
                await _server.Log.ReachedAsync(mark + settings.Messages).Soon();
            }
        long last = _server.Log.Last;
        await RecoveredAsync(components);
        await ended.CancelAsync();
        await publishing;
        await EndAsync(mounted);

        int lost = components.Sum(component => component.Inbox.Lacking(Sequences(component.Channel, first, last)).Count);
        int expected = components.Sum(component => Sequences(component.Channel, first, last).Count());
        return (opened, lost, expected, components.Sum(static component => component.Inbox.Doubled.Count), recoveries, whileDown);
    }

    // Pages come and go; then something is said, and whoever still hears it is a handler that was left behind.
    private async Task<(int HandlersLeft, int Opened)> WithNavigationAsync()
    {
        await using IContender contender = Create("navigation");
        string channel = ComparisonChannels.All[0];
        int before = _opened;
        int calls = 0;
        for (int cycle = 0; cycle < settings.MountCycles; cycle++)
        {
            IAsyncDisposable component = await contender.MountAsync(channel, _ => Interlocked.Increment(ref calls)).Soon();
            await component.DisposeAsync();
        }
        int opened = _opened - before;

        // Handlers of a connection are called in the order of the messages, so who hears the second has heard the first.
        var marker = new Inbox();
        await using IAsyncDisposable listener = await contender.MountAsync("marker", marker.Receive).Soon();
        await _server.PublishAsync(channel, "is somebody there?");
        await _server.PublishAsync("marker", "and now?");
        await marker.PastAsync(0).Soon();
        return (calls, opened);
    }

    // What is made once for all connections, and what is pooled, is no part of one: the first ones only fill the pools.
    private async Task<long> BytesOfIdleConnectionsAsync()
    {
        await BytesHeldAsync();
        long least = Math.Min(await BytesHeldAsync(), Math.Min(await BytesHeldAsync(), await BytesHeldAsync()));
        return least / settings.IdleConnections;
    }

    private async Task<long> BytesHeldAsync()
    {
        List<IAsyncDisposable> held = [];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int number = 0; number < settings.IdleConnections; number++)
        {
            IContender contender = Create($"idle {number}");
            held.Add(await contender.MountAsync(ComparisonChannels.All[0], static _ => { }).Soon());
            held.Add(contender);
        }
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        await EndAsync(held);
        await _server.Ledger.Hubs.AllClosedAsync().Soon();
        return bytes;
    }

    // From now until the last component has heard something that was said from now on.
    private async Task<TimeSpan> RecoveredAsync(List<(string Channel, Inbox Inbox)> components)
    {
        long start = Stopwatch.GetTimestamp();
        long mark = _server.Log.Last;
        await Task.WhenAll(components.Select(component => component.Inbox.PastAsync(mark))).Soon();
        return Stopwatch.GetElapsedTime(start);
    }

    private IEnumerable<long> Sequences(string channel, long first, long last) => _server.Log.After(first - 1)
        .Where(message => message.Channel == channel && message.Sequence <= last)
        .Select(static message => message.Sequence);

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        using var pace = new PeriodicTimer(s_pace);
        try
        {
            for (int number = 0; await pace.WaitForNextTickAsync(cancellationToken); number++)
                await _server.PublishAsync(ComparisonChannels.All[number % ComparisonChannels.All.Count], "news");
        }
        catch (OperationCanceledException)
        {
            // Enough was said.
        }
    }

    private static async Task EndAsync(List<IAsyncDisposable> ended)
    {
        foreach (IAsyncDisposable one in ended)
            await one.DisposeAsync();
    }

    private IContender Create(string connection) => create(connection, Builder);

    private IHubConnectionBuilder Builder() => new HubConnectionBuilder()
        .WithWebSocket(_server.HubAddress, (options, _) =>
        {
            // Counted where they are opened: the server may hear of one a moment after its client has it.
            Interlocked.Increment(ref _opened);
            options.SetRequestHeader("Authorization", $"Bearer {_server.Secrets.Token}");
            options.SetRequestHeader(Secrets.HeaderName, _server.Secrets.Header);
            return default;
        })
        .WithServerTimeout(TimeSpan.FromSeconds(2))
        .WithKeepAliveInterval(TimeSpan.FromSeconds(1));
}
