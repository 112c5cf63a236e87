namespace Switchboard;

/// <summary>What a connector is asked for when it connects a client.</summary>
public sealed class ConnectRequest
{
    /// <summary>The transport that a client uses when nobody asks for another.</summary>
    public const string DefaultTransport = "Default";

    private readonly Action<ConnectionPhase>? _report;

    /// <summary>Makes a request; the manager does, and so can the test of a connector.</summary>
    /// <param name="key">The key of the connection; <see langword="null"/> for a client that the manager did not create.</param>
    /// <param name="report">Is told how far the connect has come.</param>
    public ConnectRequest(ConnectionKey? key, Action<ConnectionPhase>? report = null)
    {
        Key = key;
        Endpoint = key?.Endpoint;
        _report = report;
    }

    /// <summary>The key of the connection; <see langword="null"/> for a client that the manager did not create.</summary>
    public ConnectionKey? Key { get; }

    /// <summary>Where to connect to: the address that the key is, or another one that a strategy asks for; <see langword="null"/> where the client knows.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>One of the connector's <see cref="IConnector{TClient}.Transports"/>, or <see cref="DefaultTransport"/>.</summary>
    public string Transport { get; init; } = DefaultTransport;

    /// <summary>The token of the <see cref="ConnectionManagerOptions.TokenProvider"/>, current; <see langword="null"/> where there is none.</summary>
    public AccessToken? Token { get; init; }

    /// <summary>The number of the physical connection that is being opened.</summary>
    public long Generation { get; init; }

    /// <summary>The number of this attempt since the connection was asked for or lost; the first is 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Says how far the connect has come, for the status: <see cref="ConnectionPhase.Authenticating"/>, <see cref="ConnectionPhase.Synchronizing"/>.</summary>
    /// <param name="phase">The phase that begins.</param>
    public void Report(ConnectionPhase phase) => _report?.Invoke(phase);
}
