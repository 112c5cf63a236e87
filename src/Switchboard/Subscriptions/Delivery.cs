namespace Switchboard;

/// <summary>
/// Knows whose message the code running now was called with. A client may wait for its callbacks before it is closed, so a
/// callback that waited for the close of its own client would wait for itself.
/// </summary>
internal sealed class Delivery
{
    private readonly AsyncLocal<ISubscriptionOwner?> _owner = new();

    /// <summary>Holds until the execution context that it is called in ends.</summary>
    public void Enter(ISubscriptionOwner owner) => _owner.Value = owner;

    /// <summary>The task that ends with the close, or one that has ended for the connection's own callbacks.</summary>
    public Task Awaitable(ISubscriptionOwner owner, Task close) => _owner.Value == owner ? Task.CompletedTask : close;
}
