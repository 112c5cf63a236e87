// Centrifugal.Centrifuge.
using System;
using System.Threading;
using System.Threading.Tasks;

namespace Centrifugal.Centrifuge
{
    public enum CentrifugeClientState { Disconnected, Connecting, Connected }

    public enum CentrifugeSubscriptionState { Unsubscribed, Subscribing, Subscribed }

    public class CentrifugeEventArgs : EventArgs { }

    public class CentrifugePublicationEventArgs : EventArgs { }

    public class CentrifugeClientOptions
    {
        public string Token { get; set; }

        public Func<Task<string>> GetToken { get; set; }
    }

    public class CentrifugeSubscriptionOptions { }

    public class CentrifugeTransportEndpoint { }

    public class CentrifugeSubscription
    {
        public event EventHandler<CentrifugePublicationEventArgs> Publication;

        public CentrifugeSubscriptionState State => default;

        public void Subscribe() { }

        public void Unsubscribe() { }

        public Task ReadyAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) => default;

        public Task PublishAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default) => default;
    }

    public class CentrifugeClient : IDisposable, IAsyncDisposable
    {
        public CentrifugeClient(string endpoint, CentrifugeClientOptions options = null) { }

        public CentrifugeClient(CentrifugeTransportEndpoint[] endpoints, CentrifugeClientOptions options = null) { }

        public event EventHandler<CentrifugeEventArgs> StateChanged;
        public event EventHandler<CentrifugeEventArgs> Connecting;
        public event EventHandler<CentrifugeEventArgs> Connected;
        public event EventHandler<CentrifugeEventArgs> Disconnected;
        public event EventHandler<CentrifugeEventArgs> Error;
        public event EventHandler<CentrifugePublicationEventArgs> Publication;

        public CentrifugeClientState State => default;

        public void Connect() { }

        public void Disconnect() { }

        public Task ReadyAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) => default;

        public CentrifugeSubscription NewSubscription(string channel, CentrifugeSubscriptionOptions options = null) => default;

        public CentrifugeSubscription GetSubscription(string channel) => default;

        public void RemoveSubscription(CentrifugeSubscription subscription) { }

        public Task RpcAsync(string method, ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default) => default;

        public Task SendAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default) => default;

        public Task PublishAsync(string channel, ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default) => default;

        public void SetToken(string token) { }

        public void Dispose() { }

        public ValueTask DisposeAsync() => default;
    }
}
