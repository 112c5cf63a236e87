// NATS.Net 3.1.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace NATS.Client.Core
{
    public interface INatsSerialize<in T> { }

    public interface INatsDeserialize<out T> { }

    public class NatsHeaders { }

    public sealed record NatsSubOpts { }

    public sealed record NatsPubOpts { }

    public readonly struct NatsAuthCred
    {
        public static NatsAuthCred FromUserInfo(string username, string password) => default;

        public static NatsAuthCred FromToken(string token) => default;
    }

    public record NatsAuthOpts
    {
        public string Username { get; init; }

        public string Password { get; init; }

        public string Token { get; init; }

        public string Jwt { get; init; }

        public string NKey { get; init; }

        public string Seed { get; init; }

        public Func<Uri, CancellationToken, ValueTask<NatsAuthCred>> AuthCredCallback { get; init; }
    }

    public sealed record NatsOpts
    {
        public static readonly NatsOpts Default = new();

        public string Url { get; init; }

        public NatsAuthOpts AuthOpts { get; init; }
    }

    public enum NatsConnectionState { Closed, Open, Connecting, Reconnecting, Failed }

    public class NatsEventArgs : EventArgs { }

    public delegate ValueTask AsyncEventHandler<TEventArgs>(object sender, TEventArgs args);

    public readonly record struct NatsMsg<T>(string Subject, T Data);

    public interface INatsSub<T> : IAsyncDisposable
    {
        ChannelReader<NatsMsg<T>> Msgs { get; }

        string Subject { get; }

        ValueTask UnsubscribeAsync();

        ValueTask DrainAsync(CancellationToken cancellationToken = default);
    }

    public abstract class NatsSubBase
    {
        public virtual ValueTask DisposeAsync() => default;

        public ValueTask UnsubscribeAsync() => default;

        public ValueTask DrainAsync(CancellationToken cancellationToken = default) => default;
    }

    public interface INatsClient : IAsyncDisposable
    {
        INatsConnection Connection { get; }

        ValueTask ConnectAsync();

        ValueTask ReconnectAsync();

        IAsyncEnumerable<NatsMsg<T>> SubscribeAsync<T>(string subject, string queueGroup = default, INatsDeserialize<T> serializer = default, NatsSubOpts opts = default, CancellationToken cancellationToken = default);

        ValueTask PublishAsync<T>(string subject, T data, NatsHeaders headers = default, string replyTo = default, INatsSerialize<T> serializer = default, NatsPubOpts opts = default, CancellationToken cancellationToken = default);

        ValueTask PublishAsync(string subject, NatsHeaders headers = default, string replyTo = default, NatsPubOpts opts = default, CancellationToken cancellationToken = default);

        ValueTask<NatsMsg<TReply>> RequestAsync<TRequest, TReply>(
            string subject, TRequest data, NatsHeaders headers = default, INatsSerialize<TRequest> requestSerializer = default, INatsDeserialize<TReply> replySerializer = default,
            NatsPubOpts requestOpts = default, NatsSubOpts replyOpts = default, CancellationToken cancellationToken = default);

        ValueTask<NatsMsg<TReply>> RequestAsync<TReply>(string subject, INatsDeserialize<TReply> replySerializer = default, NatsSubOpts replyOpts = default, CancellationToken cancellationToken = default);
    }

    public interface INatsConnection : INatsClient
    {
        event AsyncEventHandler<NatsEventArgs> ConnectionDisconnected;
        event AsyncEventHandler<NatsEventArgs> ConnectionOpened;
        event AsyncEventHandler<NatsEventArgs> ReconnectFailed;
        event AsyncEventHandler<NatsEventArgs> MessageDropped;
        event AsyncEventHandler<NatsEventArgs> SlowConsumerDetected;
        event AsyncEventHandler<NatsEventArgs> LameDuckModeActivated;
        event AsyncEventHandler<NatsEventArgs> ServerError;

        NatsConnectionState ConnectionState { get; }

        ValueTask<INatsSub<T>> SubscribeCoreAsync<T>(string subject, string queueGroup = default, INatsDeserialize<T> serializer = default, NatsSubOpts opts = default, CancellationToken cancellationToken = default);

        ValueTask PublishAsync<T>(in NatsMsg<T> msg, INatsSerialize<T> serializer = default, NatsPubOpts opts = default, CancellationToken cancellationToken = default);
    }

    public interface INatsConnectionPool : IAsyncDisposable
    {
        INatsConnection GetConnection();
    }

    public class NatsConnection : INatsConnection
    {
        public NatsConnection() { }

        public NatsConnection(NatsOpts opts) { }

        public event AsyncEventHandler<NatsEventArgs> ConnectionDisconnected;
        public event AsyncEventHandler<NatsEventArgs> ConnectionOpened;
        public event AsyncEventHandler<NatsEventArgs> ReconnectFailed;
        public event AsyncEventHandler<NatsEventArgs> MessageDropped;
        public event AsyncEventHandler<NatsEventArgs> SlowConsumerDetected;
        public event AsyncEventHandler<NatsEventArgs> LameDuckModeActivated;
        public event AsyncEventHandler<NatsEventArgs> ServerError;

        public INatsConnection Connection => default;

        public NatsConnectionState ConnectionState => default;

        public ValueTask ConnectAsync() => default;

        public ValueTask ReconnectAsync() => default;

        public IAsyncEnumerable<NatsMsg<T>> SubscribeAsync<T>(string subject, string queueGroup = default, INatsDeserialize<T> serializer = default, NatsSubOpts opts = default, CancellationToken cancellationToken = default) => default;

        public ValueTask<INatsSub<T>> SubscribeCoreAsync<T>(string subject, string queueGroup = default, INatsDeserialize<T> serializer = default, NatsSubOpts opts = default, CancellationToken cancellationToken = default) => default;

        public ValueTask PublishAsync<T>(string subject, T data, NatsHeaders headers = default, string replyTo = default, INatsSerialize<T> serializer = default, NatsPubOpts opts = default, CancellationToken cancellationToken = default) => default;

        public ValueTask PublishAsync(string subject, NatsHeaders headers = default, string replyTo = default, NatsPubOpts opts = default, CancellationToken cancellationToken = default) => default;

        public ValueTask PublishAsync<T>(in NatsMsg<T> msg, INatsSerialize<T> serializer = default, NatsPubOpts opts = default, CancellationToken cancellationToken = default) => default;

        public ValueTask<NatsMsg<TReply>> RequestAsync<TRequest, TReply>(
            string subject, TRequest data, NatsHeaders headers = default, INatsSerialize<TRequest> requestSerializer = default, INatsDeserialize<TReply> replySerializer = default,
            NatsPubOpts requestOpts = default, NatsSubOpts replyOpts = default, CancellationToken cancellationToken = default) => default;

        public ValueTask<NatsMsg<TReply>> RequestAsync<TReply>(string subject, INatsDeserialize<TReply> replySerializer = default, NatsSubOpts replyOpts = default, CancellationToken cancellationToken = default) => default;

        public ValueTask DisposeAsync() => default;
    }

    public sealed class NatsConnectionPool : INatsConnectionPool
    {
        public NatsConnectionPool() { }

        public NatsConnectionPool(int poolSize) { }

        public NatsConnectionPool(NatsOpts opts) { }

        public NatsConnectionPool(int poolSize, NatsOpts opts) { }

        public NatsConnectionPool(int poolSize, NatsOpts opts, Action<NatsConnection> configureConnection) { }

        public INatsConnection GetConnection() => default;

        public ValueTask DisposeAsync() => default;
    }
}

namespace NATS.Net
{
    using NATS.Client.Core;

    public class NatsClient : INatsClient
    {
        public NatsClient(string url = "nats://localhost:4222", string name = "NATS .NET Client", string credsFile = null) { }

        public NatsClient(NatsOpts opts) { }

        public INatsConnection Connection => default;

        public ValueTask ConnectAsync() => default;

        public ValueTask ReconnectAsync() => default;

        public IAsyncEnumerable<NatsMsg<T>> SubscribeAsync<T>(string subject, string queueGroup = default, INatsDeserialize<T> serializer = default, NatsSubOpts opts = default, CancellationToken cancellationToken = default) => default;

        public ValueTask PublishAsync<T>(string subject, T data, NatsHeaders headers = default, string replyTo = default, INatsSerialize<T> serializer = default, NatsPubOpts opts = default, CancellationToken cancellationToken = default) => default;

        public ValueTask PublishAsync(string subject, NatsHeaders headers = default, string replyTo = default, NatsPubOpts opts = default, CancellationToken cancellationToken = default) => default;

        public ValueTask<NatsMsg<TReply>> RequestAsync<TRequest, TReply>(
            string subject, TRequest data, NatsHeaders headers = default, INatsSerialize<TRequest> requestSerializer = default, INatsDeserialize<TReply> replySerializer = default,
            NatsPubOpts requestOpts = default, NatsSubOpts replyOpts = default, CancellationToken cancellationToken = default) => default;

        public ValueTask<NatsMsg<TReply>> RequestAsync<TReply>(string subject, INatsDeserialize<TReply> replySerializer = default, NatsSubOpts replyOpts = default, CancellationToken cancellationToken = default) => default;

        public ValueTask DisposeAsync() => default;
    }
}
