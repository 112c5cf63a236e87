namespace Switchboard.Chaos;

/// <summary>A fault that takes the same time for everybody. When it has ended, the server can be had again.</summary>
internal sealed record ComparisonFault(string Name, Func<FaultyServer, TimeSpan, Task> Strike)
{
    /// <summary>The faults after which the server can be had at once.</summary>
    public static IReadOnlyList<ComparisonFault> Short { get; } =
    [
        new("connections reset", static (server, _) =>
        {
            server.Proxy.ResetAll();
            return Task.CompletedTask;
        }),
        new("hubs dropped by the server", static (server, _) => server.DropHubsAsync()),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ComparisonFault> All { get; } =
    [
        .. Short,
        new("cut in the middle of a message", static (server, _) =>
        {
            server.Proxy.CutAll();
            return server.PublishAsync(ComparisonChannels.All[0], new string('x', 2_000));
        }),
        new("half-open", static (server, _) =>
        {
            server.Proxy.FreezeAll();
            return Task.CompletedTask;
        }),
        new("connections refused for a time", static async (server, downTime) =>
        {
            server.Proxy.Mode = ProxyMode.Refuse;
            server.Proxy.ResetAll();
            await Task.Delay(downTime);
            server.Proxy.Mode = ProxyMode.Forward;
        }),
        new("503 for a time", static async (server, downTime) =>
        {
            server.Fault = HandshakeFault.Unavailable;
            server.Proxy.ResetAll();
            await Task.Delay(downTime);
            server.Fault = HandshakeFault.None;
        }),
        new("host down for a time", static async (server, downTime) =>
        {
            await server.StopAsync();
            await Task.Delay(downTime);
            await server.StartAsync();
        }),
    ];
}

/// <summary>The channels of the comparison.</summary>
internal static class ComparisonChannels
{
    public static IReadOnlyList<string> All { get; } = ["orders", "chat", "presence"];
}
