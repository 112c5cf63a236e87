namespace Switchboard.Analyzers.Model;

/// <summary>What the value of a parameter or property is to a connection.</summary>
[Flags]
internal enum ValueRoles
{
    None = 0,

    /// <summary>Where to connect to.</summary>
    Address = 1,

    /// <summary>A credential that must not be seen.</summary>
    Secret = 2,

    /// <summary>A function that is asked for a credential.</summary>
    Provider = 4,

    /// <summary>A credential that may end while the connection lives.</summary>
    Expiring = 8,
}
