namespace Switchboard;

/// <summary>
/// Finds out why an endpoint cannot be connected to: tells a WebSocket that is blocked on the way from a server that is down, and from a
/// machine that has no network.
/// </summary>
public static class ConnectionDiagnostics
{
    /// <summary>Tries the way to an endpoint step by step: network, DNS, TCP, TLS, HTTP, and the request that opens a WebSocket.</summary>
    /// <param name="endpoint">An absolute ws, wss, http or https address. Its query is sent to its server, and is in no text.</param>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found. A step that fails is part of the report and does not throw.</returns>
    /// <exception cref="ArgumentException">The address is relative or has another scheme, or an option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    /// <remarks>It connects directly, even where a proxy is configured, and sends one GET and one WebSocket request, which it closes at once. Safe for any number of threads.</remarks>
    public static Task<DiagnosticReport> RunAsync(
        Uri endpoint, ConnectionDiagnosticsOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (!endpoint.IsAbsoluteUri)
            throw new ArgumentException("The endpoint is relative; give it an absolute ws, wss, http or https address.", nameof(endpoint));
        if (endpoint.Scheme is not ("ws" or "wss" or "http" or "https"))
            throw new ArgumentException($"The endpoint has the scheme '{endpoint.Scheme}'; it must be ws, wss, http or https.", nameof(endpoint));
        options ??= new ConnectionDiagnosticsOptions();
        options.Check();
        return new EndpointProbe(new ProbeTarget(endpoint), options, cancellationToken).RunAsync();
    }
}
