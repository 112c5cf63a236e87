using System.Collections.Concurrent;

namespace Switchboard.Chaos;

/// <summary>What the server saw. It outlives the host, which is restarted.</summary>
internal sealed class ServerLedger
{
    private readonly ConcurrentDictionary<string, int> _received = [];

    public ConnectionCount Hubs { get; } = new();
    public ConnectionCount Sockets { get; } = new();
    public ConnectionCount Streams { get; } = new();

    public Counter Polls { get; } = new();

    /// <summary>Requests that came, whatever became of them.</summary>
    public Counter Requests { get; } = new();

    /// <summary>Requests that a fault answered.</summary>
    public Counter Spoiled { get; } = new();

    /// <summary>Requests that came with a token that is not good any more, or with none.</summary>
    public Counter Unauthorized { get; } = new();

    /// <summary>How often each message of a client came, by the id the client gave it.</summary>
    public IReadOnlyDictionary<string, int> Received => _received;

    public void Receive(string messageId) => _received.AddOrUpdate(messageId, 1, static (_, times) => times + 1);
}
