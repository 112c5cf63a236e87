namespace Switchboard.Analyzers.Catalog;

/// <summary>What a type or member does for a connection; the first word of a catalog line.</summary>
internal enum ConnectionRole
{
    Client,
    Create,
    Connect,
    Disconnect,
    Dispose,
    Part,
    Channel,
    Subscribe,
    Unsubscribe,
    Send,
    Broadcast,
    Receive,
    Token,
    State,
    Configure,
    Policy,
}
