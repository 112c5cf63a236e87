namespace Switchboard;

/// <summary>What happens when a connection is to be opened and there are as many as there may be.</summary>
public enum ConnectionLimitBehavior
{
    /// <summary>It waits in line. A connection that nobody holds any more makes room at once.</summary>
    Wait,

    /// <summary>The connect fails with a <see cref="ConnectionLimitException"/>, unless a connection that nobody holds makes room.</summary>
    Fail,

    /// <summary>The connection that was used longest ago is suspended, if it may be, else it waits in line.</summary>
    EvictLongestIdle,
}
