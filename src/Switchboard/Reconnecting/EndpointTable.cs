namespace Switchboard;

/// <summary>The endpoints that the connections of a manager use. Keys with the same scheme, host and port, or else the same name, share one.</summary>
internal sealed class EndpointTable(ConnectionManagerOptions options, TimeProvider time)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Endpoint> _endpoints = new(StringComparer.Ordinal);
    private readonly int _breakerFailures = options.BreakerFailures;
    private readonly TimeSpan _breakerDuration = options.BreakerDuration;
    private readonly int _reconnectConcurrency = options.ReconnectConcurrency;

    /// <summary>The endpoint of a key, to be returned as often as it was rented.</summary>
    public Endpoint Rent(ConnectionKey key)
    {
        string? address = AddressOf(key.Endpoint);
        // A name may nearly be an address, with a secret; the key knows how to leave it out.
        string identity = address ?? key.Name;
        lock (_gate)
        {
            if (!_endpoints.TryGetValue(identity, out Endpoint? endpoint))
            {
                string name = address ?? new ConnectionKey(key.Name).ToString();
                _endpoints.Add(identity, endpoint = new Endpoint(identity, name, _breakerFailures, _breakerDuration, _reconnectConcurrency, time));
            }
            endpoint.Rents++;
            return endpoint;
        }
    }

    /// <summary>Gives an endpoint back. The last to do so ends it, with what was known of it.</summary>
    public void Return(Endpoint endpoint)
    {
        lock (_gate)
            if (--endpoint.Rents == 0)
                _endpoints.Remove(endpoint.Identity);
    }

    public Endpoint[] All()
    {
        lock (_gate)
            return [.. _endpoints.Values];
    }

    private static string? AddressOf(Uri? address) => address switch
    {
        null or { Host: "" } => null,
        { Port: < 0 } => $"{address.Scheme}://{address.Host}",
        _ => $"{address.Scheme}://{address.Host}:{address.Port}",
    };
}
