namespace Switchboard;

/// <summary>Makes connectors.</summary>
public static class Connector
{
    /// <summary>Starts a connector that is made of delegates, for a client that has none of its own.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// options.AddConnector(Connector.For&lt;Pusher&gt;()
    ///     .ConnectWith((pusher, _) =&gt; pusher.ConnectAsync())
    ///     .DisconnectWith((pusher, _) =&gt; pusher.DisconnectAsync())
    ///     .Restartable()
    ///     .Build());
    /// </code>
    /// </example>
    public static ConnectorBuilder<TClient> For<TClient>() where TClient : class => new();
}
