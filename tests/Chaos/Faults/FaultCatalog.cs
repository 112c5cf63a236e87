using System.Net.WebSockets;
using Switchboard.SignalR.Tests;

namespace Switchboard.Chaos;

/// <summary>Everything that can go wrong.</summary>
internal static class FaultCatalog
{
    // How many attempts meet a fault before it ends, so that the second and third try of somebody meet it too.
    private const int Meetings = 4;

    private static readonly (int Code, string Name)[] s_passingCodes =
    [
        (1000, "normal"), (1001, "going away"), (1002, "protocol error"), (1003, "unsupported data"), (1007, "invalid payload"), (1009, "message too big"),
        (1010, "extension expected"), (1011, "internal error"), (1012, "service restart"), (1013, "try again later"), (4000, "private, lowest"), (4321, "private"),
        (4999, "private, highest"),
    ];

    // After these nobody tries again by himself: the server does not want this client.
    private static readonly (int Code, string Name)[] s_finalCodes =
    [
        (1008, "policy violation"), (3000, "unauthorized"), (3003, "forbidden"),
    ];

    /// <summary>All faults, in a fixed order: a seed names the same ones tomorrow.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("connections reset", static run =>
        {
            run.Server.Proxy.ResetAll();
            return Task.CompletedTask;
        }),
        new("connections refused", static run => DownAsync(run, ProxyMode.Refuse)),
        new("connections accepted by nobody", static run => DownAsync(run, ProxyMode.Hang)),
        new("handshake never answered", static run => SpoiledAsync(run, HandshakeFault.Hang)),
        new("accepted and silent", static run => SpoiledAsync(run, HandshakeFault.Silence)),
        new("503", static run => SpoiledAsync(run, HandshakeFault.Unavailable)),
        new("429 with Retry-After", RateLimitedAsync),
        new("401 until the token is renewed", static run =>
        {
            run.Server.Secrets.ExpireToken();
            run.Server.Proxy.ResetAll();
            return Task.CompletedTask;
        }),
        new("cut in the middle of a message", static run =>
        {
            run.Server.Proxy.CutAll();
            return run.Server.PublishAsync(ILink.Channel, new string('x', 2_000));
        }),
        new("half-open", HalfOpenAsync),
        new("slow", SlowAsync),
        new("host restarted", static run => run.Server.RestartAsync()),
        new("host down for some attempts", HostDownAsync),
        new("hubs dropped by the server", static run => run.Server.DropHubsAsync()),
        .. s_passingCodes.Select(static code => new Fault(
            $"WebSocket closed with {code.Code} ({code.Name})", run => run.Server.CloseSocketsAsync((WebSocketCloseStatus)code.Code))),
        .. s_finalCodes.Select(static code => new Fault($"WebSocket closed with {code.Code} ({code.Name})", run => ClosedForGoodAsync(run, code.Code))),
    ];

    private static async Task DownAsync(ChaosRun run, ProxyMode mode)
    {
        FaultProxy proxy = run.Server.Proxy;
        long before = proxy.AttemptsWhileDown.Value;
        proxy.Mode = mode;
        proxy.ResetAll();
        await proxy.AttemptsWhileDown.ReachedAsync(before + Meetings).Soon();
        proxy.Mode = ProxyMode.Forward;
        proxy.ResetFrozen();
    }

    private static async Task SpoiledAsync(ChaosRun run, HandshakeFault fault)
    {
        FaultyServer server = run.Server;
        long before = server.Ledger.Spoiled.Value;
        server.Fault = fault;
        server.Proxy.ResetAll();
        await server.Ledger.Spoiled.ReachedAsync(before + Meetings).Soon();
        server.Fault = HandshakeFault.None;
    }

    // The host is new, so that no request is on its way when the limit begins: whoever is told to come back later has really been told.
    private static async Task RateLimitedAsync(ChaosRun run)
    {
        FaultyServer server = run.Server;
        await server.StopAsync();
        server.Limits.Reset();
        server.Fault = HandshakeFault.RateLimitOnce;
        await server.StartAsync();
        await run.AllConnectedAgainAsync();
        server.Fault = HandshakeFault.None;
    }

    private static async Task HalfOpenAsync(ChaosRun run)
    {
        run.Server.Proxy.FreezeAll();
        await run.AllConnectedAgainAsync();
        run.Server.Proxy.ResetFrozen();
    }

    private static async Task SlowAsync(ChaosRun run)
    {
        run.Server.Proxy.IsSlow = true;
        await run.AllConnectedAgainAsync();
        run.Server.Proxy.IsSlow = false;
    }

    private static async Task HostDownAsync(ChaosRun run)
    {
        FaultyServer server = run.Server;
        await server.StopAsync();
        long before = server.Proxy.Attempts.Value;
        await server.Proxy.Attempts.ReachedAsync(before + Meetings).Soon();
        await server.StartAsync();
    }

    private static async Task ClosedForGoodAsync(ChaosRun run, int code)
    {
        Task stopped = run.PhaseAsync(run.Socket, ConnectionPhase.Failed);
        await run.Server.CloseSocketsAsync((WebSocketCloseStatus)code).Soon();
        await stopped;
        await run.Connections.RefreshAsync(run.Socket.Key).Soon();
    }
}
