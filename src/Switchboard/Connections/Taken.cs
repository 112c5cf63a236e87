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

internal readonly record struct Taken(TakenKind Kind, ManagedConnection Connection);
