using System.Collections.Concurrent;

namespace Switchboard.Chaos;

/// <summary>What the server saw. It outlives the host, which is restarted.</summary>
internal sealed class ServerLedger
{
    private readonly ConcurrentDictionary<string, int> _received = [];

    public ConnectionCount Hubs { get; } = new();
    public ConnectionCount Sockets { get; } = new();
    public ConnectionCount Streams { get; } = new();

    /// <summary>Requests that came, whatever became of them.</summary>
    public Counter Requests { get; } = new();

    /// <summary>Requests that a fault answered.</summary>
    public Counter Spoiled { get; } = new();

    /// <summary>When each request that was told to come back later, and the one after it, came: by the server's clock.</summary>
    public ConcurrentQueue<TimeSpan> ComebackTimes { get; } = [];

    /// <summary>How often each message of a client came, by the id the client gave it.</summary>
    public IReadOnlyDictionary<string, int> Received => _received;

    public void Receive(string messageId) => _received.AddOrUpdate(messageId, 1, static (_, times) => times + 1);
}
