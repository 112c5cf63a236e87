namespace Switchboard.Tests;

/// <summary>The subscriptions of a connection that a test drives.</summary>
public abstract class SubscriptionTableTest
{
    private readonly Lazy<SubscriptionTable> _table;

    protected SubscriptionTableTest() => _table = new Lazy<SubscriptionTable>(() => new SubscriptionTable(Owner));

    internal FakeOwner Owner { get; } = new();
    internal FakeWire Wire { get; } = new();
    internal SubscriptionTable Table => _table.Value;

    internal ISubscription Subscribe(string channel, Action<string> callback, SubscriptionOptions? options = null) => SubscribeAsync(channel, message =>
    {
        callback(message);
        return Task.CompletedTask;
    }, options);

    internal ISubscription SubscribeAsync(string channel, Func<string, Task> callback, SubscriptionOptions? options = null) =>
        Table.Subscribe(channel, FakeWire.Open<string>(), keptByClient: false, callback, options ?? SubscriptionOptions.Default, openOn: null);

    internal Task<IReadOnlyList<string>> RestoreAsync(FakeWire? wire = null) =>
        Table.RestoreAsync(wire ?? Wire, CancellationToken.None).Soon();
}
