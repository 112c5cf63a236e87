namespace Switchboard;

// Reads without a lock: registering copies.
internal sealed class ConnectorRegistry(IEnumerable<object> connectors)
{
    private readonly object _gate = new();
    private volatile object[] _connectors = [new ClientWebSocketConnector(), new MessageClientConnector(), .. connectors];

    public void Add<TClient>(IConnector<TClient> connector) where TClient : class
    {
        lock (_gate)
            _connectors = [.. _connectors, connector];
    }

    // The last one registered wins, so that an application can replace a built-in one.
    public IConnector<TClient>? Find<TClient>() where TClient : class
    {
        object[] connectors = _connectors;
        for (int index = connectors.Length - 1; index >= 0; index--)
            if (connectors[index] is IConnector<TClient> connector)
                return connector;
        return null;
    }
}
