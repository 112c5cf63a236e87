namespace Switchboard.Analyzers.Model;

/// <summary>What a call asks of the manager.</summary>
internal enum ManagerCall
{
    /// <summary>It is no call of a manager.</summary>
    None,

    Other,

    /// <summary>Gives the client.</summary>
    GetsClient,

    /// <summary>Gives a lease of the client.</summary>
    Leases,

    /// <summary>Gives a client back.</summary>
    Releases,

    /// <summary>Ends what belongs to a user.</summary>
    SignsOut,

    /// <summary>Ends the manager with all that it holds.</summary>
    Disposes,

    /// <summary>Sends to whatever is open.</summary>
    Broadcasts,
}
