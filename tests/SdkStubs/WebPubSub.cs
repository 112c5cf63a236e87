// Azure.Messaging.WebPubSub.Client 1.x.
using System;
using System.Threading;
using System.Threading.Tasks;

namespace System
{
    public class BinaryData
    {
        public static BinaryData FromString(string data) => default;
    }
}

namespace Azure.Messaging.WebPubSub.Clients
{
    public enum WebPubSubDataType { Binary, Json, Text, Protobuf }

    public class WebPubSubProtocol { }

    public class WebPubSubResult { }

    public class WebPubSubConnectedEventArgs : EventArgs { }

    public class WebPubSubDisconnectedEventArgs : EventArgs { }

    public class WebPubSubGroupMessageEventArgs : EventArgs { }

    public class WebPubSubRejoinGroupFailedEventArgs : EventArgs { }

    public class WebPubSubServerMessageEventArgs : EventArgs { }

    public class WebPubSubStoppedEventArgs : EventArgs { }

    public class WebPubSubClientOptions
    {
        public bool AutoReconnect { get; set; }

        public bool AutoRejoinGroups { get; set; }

        public WebPubSubProtocol Protocol { get; set; }
    }

    public class WebPubSubClientCredential
    {
        public WebPubSubClientCredential(Func<CancellationToken, ValueTask<Uri>> clientAccessUriProvider) { }

        public WebPubSubClientCredential(Uri clientAccessUri) { }
    }

    public class WebPubSubClient
    {
        public WebPubSubClient(Uri clientAccessUri) { }

        public WebPubSubClient(Uri clientAccessUri, WebPubSubClientOptions options) { }

        public WebPubSubClient(WebPubSubClientCredential credential, WebPubSubClientOptions options = null) { }

        public event Func<WebPubSubConnectedEventArgs, Task> Connected;
        public event Func<WebPubSubDisconnectedEventArgs, Task> Disconnected;
        public event Func<WebPubSubGroupMessageEventArgs, Task> GroupMessageReceived;
        public event Func<WebPubSubRejoinGroupFailedEventArgs, Task> RejoinGroupFailed;
        public event Func<WebPubSubServerMessageEventArgs, Task> ServerMessageReceived;
        public event Func<WebPubSubStoppedEventArgs, Task> Stopped;

        public virtual Task StartAsync(CancellationToken cancellationToken = default) => default;

        public virtual Task StopAsync() => default;

        public virtual ValueTask DisposeAsync() => default;

        public virtual Task<WebPubSubResult> JoinGroupAsync(string group, long? ackId = null, CancellationToken cancellationToken = default) => default;

        public virtual Task<WebPubSubResult> LeaveGroupAsync(string group, long? ackId = null, CancellationToken cancellationToken = default) => default;

        public virtual Task<WebPubSubResult> InvokeEventAsync(string eventName, BinaryData content, WebPubSubDataType dataType, string invocationId = null, CancellationToken cancellationToken = default) => default;

        public virtual Task<WebPubSubResult> SendEventAsync(
            string eventName, BinaryData content, WebPubSubDataType dataType, long? ackId = null, bool fireAndForget = false, CancellationToken cancellationToken = default) => default;

        public virtual Task<WebPubSubResult> SendToGroupAsync(
            string group, BinaryData content, WebPubSubDataType dataType, long? ackId = null, bool noEcho = false, bool fireAndForget = false, CancellationToken cancellationToken = default) => default;
    }
}
