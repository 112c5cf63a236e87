namespace Switchboard;

internal enum HoldKind
{
    Reference,
    Lease,
}

internal enum TakenKind
{
    /// <summary>The entry is no longer in use; the key has another by now, or gets one.</summary>
    EntryDropped,
    Existing,
    ToCreate,
    BeingCreated,
    OtherType,
}

/// <param name="Kind">What was found.</param>
/// <param name="Connection">The connection, where there is one.</param>
/// <param name="Binding">Its client at that moment, where it exists: the connection may have lost it since.</param>
internal readonly record struct Taken(TakenKind Kind, ManagedConnection Connection, ClientBinding? Binding = null);
