namespace Switchboard;

/// <summary>The settings of a diagnosis.</summary>
public sealed class ConnectionDiagnosticsOptions
{
    /// <summary>How long each step may take. Up to 10 minutes, by default 5 seconds.</summary>
    public TimeSpan StepTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether the request that opens a WebSocket is tried. By default true, for an http address too: that is how a hub's is written. False for
    /// an endpoint that only streams or polls.
    /// </summary>
    public bool TryWebSocket { get; set; } = true;

    /// <summary>Is sent as a bearer token. By default <see langword="null"/>: none.</summary>
    public AccessToken? Token { get; set; }

    /// <summary>Tells whether this machine has a network. By default <see langword="null"/>: the system does.</summary>
    public INetworkMonitor? NetworkMonitor { get; set; }

    /// <summary>The clock of the timeouts and durations. By default the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal void Check()
    {
        if (StepTimeout <= TimeSpan.Zero || StepTimeout > TimeSpan.FromMinutes(10))
            throw new ArgumentException($"{nameof(ConnectionDiagnosticsOptions)}.{nameof(StepTimeout)} is {StepTimeout:c}; it must be more than 00:00:00 and at most 00:10:00.");
        if (TimeProvider is null)
            throw new ArgumentException($"{nameof(ConnectionDiagnosticsOptions)}.{nameof(TimeProvider)} is null; it must be a clock, for example TimeProvider.System.");
        // It goes into a header, where it would begin another one.
        if (Token?.Value.IndexOfAny(['\r', '\n']) >= 0)
            throw new ArgumentException($"{nameof(ConnectionDiagnosticsOptions)}.{nameof(Token)} has a line break; it must be one line.");
    }
}
