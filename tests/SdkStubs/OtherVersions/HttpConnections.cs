// Microsoft.AspNetCore.Http.Connections.Client 10.0, under its own name, version and key, so that the real WithUrl(url, configure) binds to it.
using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.AspNetCore.Http.Connections.Client
{
    public sealed class WebSocketConnectionContext
    {
        public Uri Uri { get; }

        public HttpConnectionOptions Options { get; }
    }

    public class HttpConnectionOptions
    {
        public Uri Url { get; set; }

        public Func<Task<string>> AccessTokenProvider { get; set; }

        public HttpTransportType Transports { get; set; }

        public bool SkipNegotiation { get; set; }

        public bool UseStatefulReconnect { get; set; }

        public TimeSpan CloseTimeout { get; set; }

        public IDictionary<string, string> Headers { get; set; }

        public Action<ClientWebSocketOptions> WebSocketConfiguration { get; set; }

        public Func<WebSocketConnectionContext, CancellationToken, ValueTask<WebSocket>> WebSocketFactory { get; set; }

        public Func<HttpMessageHandler, HttpMessageHandler> HttpMessageHandlerFactory { get; set; }
    }
}
