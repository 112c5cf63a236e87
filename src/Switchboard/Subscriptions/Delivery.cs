namespace Switchboard;

/// <summary>
/// Knows whose message the code running now was called with. A client may wait for its callbacks before it is closed, so a
/// callback that waited for the close of its own client would wait for itself.
/// </summary>
internal sealed class Delivery
{
    private readonly AsyncLocal<ManagedClient?> _client = new();

    /// <summary>Holds until the asynchronous method that calls it ends.</summary>
    public void Enter(ManagedClient client) => _client.Value = client;

    /// <summary>The task that ends with the close, or one that has ended for the client's own callbacks.</summary>
    public Task Awaitable(ManagedClient client, Task close) => _client.Value == client ? Task.CompletedTask : close;
}
