namespace Switchboard;

/// <summary>Where a subscription stands.</summary>
public enum SubscriptionState
{
    /// <summary>Not confirmed yet, or the connection is not open.</summary>
    Pending,

    /// <summary>Confirmed: messages arrive.</summary>
    Active,

    /// <summary>The other side did not take it; it is tried again.</summary>
    Failed,

    /// <summary>Disposed, or its connection is closed.</summary>
    Ended,
}
