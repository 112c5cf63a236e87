namespace Switchboard;

/// <summary>What a refresh of a connection renews.</summary>
public enum RefreshMode
{
    /// <summary>The physical connection: closed and opened anew. A client that cannot connect again is replaced; subscriptions move over.</summary>
    Reconnect,

    /// <summary>The token: fetched anew, and given to the connection, which is only opened anew where the client cannot take a token while connected.</summary>
    Token,
}
