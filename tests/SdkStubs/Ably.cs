// ably.io 1.2.
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using IO.Ably.Realtime;

namespace IO.Ably
{
    public class Result
    {
        public bool IsFailure => default;
    }

    public class ErrorInfo { }

    public class ChannelOptions { }

    public enum PresenceAction { Absent, Present, Enter, Leave, Update }

    public class PresenceMessage { }

    public class Message
    {
        public string Name { get; set; }

        public object Data { get; set; }
    }

    public class TokenParams { }

    public class TokenDetails
    {
        public TokenDetails() { }

        public TokenDetails(string token) { }

        public string Token { get; set; }
    }

    public class AuthOptions
    {
        public string Key { get; set; }

        public string Token { get; set; }

        public Func<TokenParams, Task<object>> AuthCallback { get; set; }
    }

    public class ClientOptions : AuthOptions
    {
        public ClientOptions() { }

        public ClientOptions(string key) { }

        public bool AutoConnect { get; set; } = true;
    }

    public interface IRealtimeClient
    {
        RealtimeChannels Channels { get; }

        Connection Connection { get; }

        void Connect();

        void Close();
    }

    public class AblyRealtime : IRealtimeClient, IDisposable
    {
        public AblyRealtime(string key) { }

        public AblyRealtime(ClientOptions options) { }

        public RealtimeChannels Channels => default;

        public Connection Connection => default;

        public void Connect() { }

        public void Close() { }

        public void Dispose() { }

        protected virtual void Dispose(bool disposing) { }
    }
}

namespace IO.Ably.Realtime
{
    public enum ConnectionState { Initialized, Connecting, Connected, Disconnected, Suspended, Closing, Closed, Failed }

    public enum ChannelState { Initialized, Attaching, Attached, Detaching, Detached, Suspended, Failed }

    public class ConnectionStateChange : EventArgs
    {
        public ConnectionState Previous => default;

        public ConnectionState Current => default;
    }

    public class ChannelStateChange : EventArgs { }

    public class ChannelErrorEventArgs : EventArgs { }

    public sealed class Connection
    {
        public event EventHandler<ConnectionStateChange> ConnectionStateChanged;

        public ConnectionState State => default;

        public void Connect() { }

        public void Close() { }

        public Task<TimeSpan?> PingAsync() => default;
    }

    public class RealtimeChannels
    {
        public IRealtimeChannel Get(string name) => default;

        public IRealtimeChannel Get(string name, ChannelOptions options) => default;

        public bool Exists(string name) => default;

        public bool Release(string name) => default;

        public void ReleaseAll() { }
    }

    public sealed class Presence : IDisposable
    {
        public void Subscribe(Action<PresenceMessage> handler) { }

        public void Subscribe(PresenceAction action, Action<PresenceMessage> handler) { }

        public void Subscribe(PresenceAction action, Func<PresenceMessage, Task> handler) { }

        public bool Unsubscribe(Action<PresenceMessage> handler) => default;

        public void Unsubscribe() { }

        public bool Unsubscribe(PresenceAction presenceAction, Action<PresenceMessage> handler) => default;

        public void Enter(object data = null, Action<bool, ErrorInfo> callback = null) { }

        public Task<Result> EnterAsync(object data = null) => default;

        public void Update(object data = null, Action<bool, ErrorInfo> callback = null) { }

        public Task<Result> UpdateAsync(object data = null) => default;

        public void Leave(object data = null, Action<bool, ErrorInfo> callback = null) { }

        public Task<Result> LeaveAsync(object data = null) => default;

        public void Dispose() { }
    }

    public interface IRealtimeChannel
    {
        event EventHandler<ChannelStateChange> StateChanged;

        event EventHandler<ChannelErrorEventArgs> Error;

        ChannelState State { get; }

        string Name { get; }

        Presence Presence { get; }

        void Attach(Action<bool, ErrorInfo> callback = null);

        Task<Result> AttachAsync();

        void Detach(Action<bool, ErrorInfo> callback = null);

        Task<Result> DetachAsync();

        void Subscribe(Action<Message> handler);

        void Subscribe(string eventName, Action<Message> handler);

        void Unsubscribe(Action<Message> handler);

        void Unsubscribe(string eventName, Action<Message> handler);

        void Unsubscribe();

        void Publish(string name, object data, Action<bool, ErrorInfo> callback = null, string clientId = null);

        Task<Result> PublishAsync(string eventName, object data, string clientId = null);

        void Publish(Message message, Action<bool, ErrorInfo> callback = null);

        Task<Result> PublishAsync(Message message);

        void Publish(IEnumerable<Message> messages, Action<bool, ErrorInfo> callback = null);

        Task<Result> PublishAsync(IEnumerable<Message> messages);
    }
}
