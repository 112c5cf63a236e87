using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>What the connections of one manager share: its settings as they were when it was made, its clock, its log and its counters.</summary>
internal sealed class ManagerContext(ConnectionManagerOptions options, TimeProvider time, ILogger logger)
{
    private long _generation;

    public TimeSpan Linger { get; } = options.Linger;
    public TimeSpan CloseTimeout { get; } = options.CloseTimeout;
    public TimeSpan ShutdownTimeout { get; } = options.ShutdownTimeout;
    public bool OneUserPerKey { get; } = options.OneUserPerKey;
    public ConnectorRegistry Connectors { get; } = new(options.Connectors);
    public TimeProvider Time { get; } = time;
    public ILogger Logger { get; } = logger;
    public Delivery Delivery { get; } = new();
    public Counter ClientsCreated { get; } = new();
    public Counter ConnectAttempts { get; } = new();
    public Counter ConnectFailures { get; } = new();

    public long NextGeneration() => Interlocked.Increment(ref _generation);
}

internal sealed class Counter
{
    private long _value;

    public long Value => Interlocked.Read(ref _value);

    public void Increment() => Interlocked.Increment(ref _value);
}
