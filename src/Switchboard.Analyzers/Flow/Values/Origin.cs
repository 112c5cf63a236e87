namespace Switchboard.Analyzers.Flow;

/// <summary>Where a connection value comes from.</summary>
internal enum Origin
{
    /// <summary>Nothing is proven; every rule is quiet.</summary>
    Unknown,

    /// <summary>Null, which takes nothing away from what the other values are.</summary>
    Nothing,

    /// <summary>Created by this type, which alone can reach it.</summary>
    Owned,

    /// <summary>Created by this type into a static: it lives as long as the process.</summary>
    ProcessLived,

    /// <summary>Handed in as an argument: shared, unless it was handed over.</summary>
    Given,

    /// <summary>Proven to be shared: injected, looked up, a static or another object's.</summary>
    Shared,

    /// <summary>Another object's, of the same tests: shared, and there to be stopped and started by them.</summary>
    OfTests,

    /// <summary>From the connection manager.</summary>
    Managed,

    /// <summary>The lease of a managed client.</summary>
    Lease,

    /// <summary>A server's end of somebody else's connection.</summary>
    ServerSide,
}
