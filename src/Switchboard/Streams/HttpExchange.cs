using System.Net.Http.Headers;
#if NET
using System.Text;
#endif

namespace Switchboard;

/// <summary>Makes the HTTP requests of one client. Answers come as soon as their head is there; their bodies are streams.</summary>
internal sealed class HttpExchange(MessageClientOptions options) : IDisposable
{
    private readonly object _gate = new();
    private HttpClient? _own;
    private bool _isDisposed;

    /// <summary>A request with the headers and the token that every request has.</summary>
    public HttpRequestMessage Request(HttpMethod method, Uri address, AccessToken? token)
    {
        var request = new HttpRequestMessage(method, Credentials.Address(address, token, options));
        foreach (KeyValuePair<string, string> header in options.Headers)
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        if (Credentials.ForHeader(token, options) is { } bearer)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer.Value);
        return request;
    }

    /// <summary>
    /// Says where to go on. An id beyond ASCII needs a handler that writes headers in UTF-8, which only our own on .NET is known to be; with any other the
    /// request could never be made, so the stream begins anew.
    /// </summary>
    public void GoOnAfter(HttpRequestMessage request, string? eventId)
    {
        if (eventId is { Length: > 0 } && (CanWriteUtf8 || eventId.All(static letter => letter < 128)))
            request.Headers.TryAddWithoutValidation("Last-Event-ID", eventId);
    }

    /// <summary>Sends a request and gives its answer, whatever its status. Who asks disposes it, and with it the connection where the body was not read to its end.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpClient client = options.HttpClient ?? Own();
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _own?.Dispose();
        }
    }

    // One for all connections of the client, so that they share a pool; made when it is needed, which over a WebSocket is never.
    private HttpClient Own()
    {
        lock (_gate)
        {
            if (_isDisposed)
                throw new ObjectDisposedException(nameof(MessageClient));
            return _own ??= new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan };
        }
    }

#if NET
    private bool CanWriteUtf8 => options.HttpClient is null && !OperatingSystem.IsBrowser();

    private static HttpMessageHandler Handler() => OperatingSystem.IsBrowser()
        ? new HttpClientHandler()
        : new SocketsHttpHandler
        {
            // A name that points elsewhere is followed, by new connections.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // The id of an event is sent back in a header, and may hold any letter.
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        };
#else
    private static bool CanWriteUtf8 => false;

    // .NET Framework lets two requests to one host run at a time; a stream holds one for ever.
    private static HttpMessageHandler Handler() => new HttpClientHandler { MaxConnectionsPerServer = int.MaxValue };
#endif
}
