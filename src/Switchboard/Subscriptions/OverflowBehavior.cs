namespace Switchboard;

/// <summary>What happens to a message when the queue of a callback is full.</summary>
public enum OverflowBehavior
{
    /// <summary>The oldest waiting message is dropped, counted and logged.</summary>
    DropOldest,

    /// <summary>The new message is dropped, counted and logged.</summary>
    DropNewest,

    /// <summary>The client is made to wait, and with it every other callback of the connection.</summary>
    Wait,
}
