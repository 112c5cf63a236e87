namespace Switchboard;

/// <summary>The endpoints that the connections of a manager use. Keys with the same scheme, host and port, or else the same name, share one.</summary>
internal sealed class EndpointTable(ConnectionManagerOptions options, TimeProvider time)
{
    // A process that is given addresses by others must not grow with each that fails.
    private const int MostRemembered = 100;

    private readonly object _gate = new();
    private readonly Dictionary<string, Endpoint> _endpoints = new(StringComparer.Ordinal);
    private readonly List<Endpoint> _remembered = [];
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
            if (endpoint.Rents++ == 0)
                _remembered.Remove(endpoint);
            return endpoint;
        }
    }

    /// <summary>Gives an endpoint back. The last to do so ends it, unless it failed last: connects that are given up one after the other count too.</summary>
    public void Return(Endpoint endpoint)
    {
        lock (_gate)
        {
            if (--endpoint.Rents > 0)
                return;
            if (endpoint.IsRemembered)
                _remembered.Add(endpoint);
            else
                _endpoints.Remove(endpoint.Identity);
            if (_remembered.Count <= MostRemembered)
                return;
            _endpoints.Remove(_remembered[0].Identity);
            _remembered.RemoveAt(0);
        }
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
