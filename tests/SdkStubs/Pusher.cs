// PusherClient 2.3.
using System;
using System.Threading.Tasks;

namespace PusherClient
{
    public enum ConnectionState { Uninitialized, Connecting, Connected, Disconnecting, Disconnected, WaitingToReconnect }

    public class PusherEvent
    {
        public string Data => default;
    }

    public class PusherException : Exception { }

    public class PusherOptions
    {
        public string Cluster { get; set; }

        public bool Encrypted { get; set; }
    }

    public delegate void SubscriptionEventHandler(object sender);

    public delegate void SubscribedEventHandler(object sender, Channel channel);

    public delegate void SubscriptionCountHandler(object sender, string data);

    public delegate void ConnectedEventHandler(object sender);

    public delegate void ConnectionStateChangedEventHandler(object sender, ConnectionState state);

    public delegate void ErrorEventHandler(object sender, PusherException error);

    public delegate void MemberAddedEventHandler<T>(object sender, T member);

    public class EventEmitter
    {
        public void Bind(string eventName, Action<dynamic> listener) { }

        public void Bind(string eventName, Action<string> listener) { }

        public void Bind(string eventName, Action<PusherEvent> listener) { }

        public void BindAll(Action<string, dynamic> listener) { }

        public void BindAll(Action<string, string> listener) { }

        public void BindAll(Action<string, PusherEvent> listener) { }

        public void Unbind(string eventName) { }

        public void Unbind(string eventName, Action<dynamic> listener) { }

        public void Unbind(string eventName, Action<string> listener) { }

        public void Unbind(string eventName, Action<PusherEvent> listener) { }

        public void UnbindAll() { }
    }

    public class EventEmitter<TData>
    {
        public void Bind(string eventName, Action<TData> listener) { }

        public void Bind(Action<string, TData> listener) { }

        public void Unbind(string eventName, Action<TData> listener) { }

        public void Unbind(string eventName) { }

        public void Unbind(Action<string, TData> listener) { }

        public void UnbindAll() { }
    }

    public class Channel : EventEmitter
    {
        public bool IsSubscribed => default;

        public string Name => default;

        public void Unsubscribe() { }

        public Task UnsubscribeAsync() => default;

        public void Trigger(string eventName, object obj) { }

        public Task TriggerAsync(string eventName, object data) => default;
    }

    public class PrivateChannel : Channel { }

    public class GenericPresenceChannel<T> : PrivateChannel
    {
        public event MemberAddedEventHandler<T> MemberAdded;

        public event MemberAddedEventHandler<T> MemberRemoved;
    }

    public class Pusher : EventEmitter
    {
        public Pusher(string applicationKey, PusherOptions options = null) { }

        public event ConnectedEventHandler Connected;
        public event ConnectedEventHandler Disconnected;
        public event ConnectionStateChangedEventHandler ConnectionStateChanged;
        public event ErrorEventHandler Error;
        public event SubscribedEventHandler Subscribed;
        public event SubscriptionCountHandler CountHandler;

        public ConnectionState State => default;

        public Task ConnectAsync() => default;

        public Task DisconnectAsync() => default;

        public Task<Channel> SubscribeAsync(string channelName, SubscriptionEventHandler subscribedEventHandler = null) => default;

        public Task<GenericPresenceChannel<MemberT>> SubscribePresenceAsync<MemberT>(string channelName, SubscriptionEventHandler subscribedEventHandler = null) => default;

        public Channel GetChannel(string channelName) => default;

        public Task UnsubscribeAsync(string channelName) => default;

        public Task UnsubscribeAllAsync() => default;
    }
}
