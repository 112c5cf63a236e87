using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>A connection, as its subscriptions see it.</summary>
internal interface ISubscriptionOwner
{
    /// <summary>The key as text without what may be a secret, for messages and the log.</summary>
    string Name { get; }

    ILogger Logger { get; }

    TimeProvider Time { get; }

    Delivery Delivery { get; }

    /// <summary>Closed for good: no message is delivered any more.</summary>
    bool IsRetired { get; }

    /// <summary>What is thrown at who uses the connection after that.</summary>
    ObjectDisposedException ClosedException();

    /// <summary>Is told of each message that arrives, a repeat too: it is activity and life. Must be cheap.</summary>
    void MessageReceived();

    /// <summary>Is told when a channel has failed, or one that had failed is wanted no more.</summary>
    void ChannelsChanged();

    /// <summary>Is told of each message that is dropped because a callback is too slow.</summary>
    void MessageDropped();
}
