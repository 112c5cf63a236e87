// Websocket.Client 5.3.
using System;
using System.Buffers;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Microsoft.IO;

namespace Microsoft.IO
{
    public class RecyclableMemoryStreamManager { }
}

namespace Websocket.Client
{
    public class ResponseMessage
    {
        public string Text => default;
    }

    public class ReconnectionInfo { }

    public class DisconnectionInfo { }

    public interface IWebsocketClient : IDisposable
    {
        IObservable<ResponseMessage> MessageReceived { get; }

        IObservable<ReconnectionInfo> ReconnectionHappened { get; }

        IObservable<DisconnectionInfo> DisconnectionHappened { get; }

        Uri Url { get; set; }

        TimeSpan ConnectTimeout { get; set; }

        TimeSpan? ReconnectTimeout { get; set; }

        bool IsReconnectionEnabled { get; set; }

        bool IsStarted { get; }

        bool IsRunning { get; }

        Task Start();

        Task StartOrFail();

        Task Reconnect();

        Task ReconnectOrFail();

        Task<bool> Stop(WebSocketCloseStatus status, string statusDescription);

        Task<bool> StopOrFail(WebSocketCloseStatus status, string statusDescription);

        bool Send(string message);

        bool Send(byte[] message);

        bool Send(ArraySegment<byte> message);

        bool Send(ReadOnlySequence<byte> message);

        Task SendInstant(string message);

        Task SendInstant(byte[] message);

        bool SendAsText(byte[] message);
    }

    public class WebsocketClient : IWebsocketClient
    {
        public WebsocketClient(Uri url, Func<ClientWebSocket> clientFactory = null, RecyclableMemoryStreamManager memoryStreamManager = null) { }

        public WebsocketClient(Uri url, ILogger<WebsocketClient> logger, Func<ClientWebSocket> clientFactory = null, RecyclableMemoryStreamManager memoryStreamManager = null) { }

        public WebsocketClient(Uri url, ILogger<WebsocketClient> logger, Func<Uri, CancellationToken, Task<WebSocket>> connectionFactory, RecyclableMemoryStreamManager memoryStreamManager = null) { }

        public IObservable<ResponseMessage> MessageReceived => default;

        public IObservable<ReconnectionInfo> ReconnectionHappened => default;

        public IObservable<DisconnectionInfo> DisconnectionHappened => default;

        public Uri Url { get; set; }

        public TimeSpan ConnectTimeout { get; set; }

        public TimeSpan? ReconnectTimeout { get; set; }

        public bool IsReconnectionEnabled { get; set; }

        public bool IsStarted => default;

        public bool IsRunning => default;

        public Task Start() => default;

        public Task StartOrFail() => default;

        public Task Reconnect() => default;

        public Task ReconnectOrFail() => default;

        public Task<bool> Stop(WebSocketCloseStatus status, string statusDescription) => default;

        public Task<bool> StopOrFail(WebSocketCloseStatus status, string statusDescription) => default;

        public bool Send(string message) => default;

        public bool Send(byte[] message) => default;

        public bool Send(ArraySegment<byte> message) => default;

        public bool Send(ReadOnlySequence<byte> message) => default;

        public Task SendInstant(string message) => default;

        public Task SendInstant(byte[] message) => default;

        public bool SendAsText(byte[] message) => default;

        public void Dispose() { }
    }
}
