// PhoenixSharp.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Phoenix
{
    public enum ChannelState { Closed, Joining, Joined, Leaving, Errored }

    public interface IWebsocketFactory { }

    public class JoinResult { }

    public class PushResult { }

    public class Push { }

    public record Message
    {
        public enum InBoundEvent { Close, Error, Reply }

        public enum OutBoundEvent { Join, Leave }
    }

    public sealed class ChannelSubscription
    {
        public Action<Message> Callback;
        public string Event;
    }

    public sealed class Socket : IDisposable
    {
        public Socket(string endPoint, Dictionary<string, string> parameters, IWebsocketFactory socketFactory, Options options) { }

        public class Options { }

        public void Connect() { }

        public Task ConnectAsync(CancellationToken cancellationToken = default) => default;

        public void Disconnect(Action callback = null, ushort? code = null, string reason = null) { }

        public Task DisconnectAsync(CancellationToken cancellationToken = default) => default;

        public bool IsConnected() => default;

        public Channel Channel(string topic, Dictionary<string, object> chanParams = null) => default;

        public void Dispose() { }
    }

    public class Channel
    {
        public Channel(string topic, Dictionary<string, object> @params, Socket socket) { }

        public ChannelState State => default;

        public bool IsJoined() => default;

        public Push Join(TimeSpan? timeout = null) => default;

        public Task<JoinResult> JoinAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) => default;

        public ChannelSubscription OnClose(Action<Message> callback) => default;

        public ChannelSubscription OnError(Action<Message> callback) => default;

        public ChannelSubscription On(Message.InBoundEvent @event, Action<Message> callback) => default;

        public ChannelSubscription On(string anyEvent, Action<Message> callback) => default;

        public ChannelSubscription On<T>(string anyEvent, Action<T> callback) => default;

        public bool Off(ChannelSubscription subscription) => default;

        public bool Off(Message.InBoundEvent @event) => default;

        public bool Off(Message.OutBoundEvent @event) => default;

        public bool Off(string anyEvent) => default;

        public Push Push(string @event, object payload = null, TimeSpan? timeout = null) => default;

        public Task<PushResult> PushAsync(string @event, object payload = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) => default;

        public Push Leave(TimeSpan? timeout = null) => default;
    }
}
