// Supabase.Realtime 7.3.
using System;
using System.Collections.Generic;
using System.Net.WebSockets;
using System.Threading.Tasks;
using Supabase.Realtime.Channel;
using Supabase.Realtime.Exceptions;
using Supabase.Realtime.Interfaces;
using Supabase.Realtime.Models;
using Supabase.Realtime.PostgresChanges;

namespace Supabase.Realtime.Exceptions
{
    public class RealtimeException : Exception { }
}

namespace Supabase.Realtime.Models
{
    public class BaseBroadcast { }

    public class BasePresence { }
}

namespace Supabase.Realtime.Channel
{
    public class ChannelOptions { }

    public class Push { }
}

namespace Supabase.Realtime.Socket
{
    public class SocketResponse { }
}

namespace Supabase.Realtime.PostgresChanges
{
    public class PostgresChangesResponse { }

    public class PostgresChangesOptions
    {
        public enum ListenType { All, Inserts, Updates, Deletes }

        public PostgresChangesOptions(string schema, string table = null, ListenType eventType = ListenType.All, string filter = null) { }
    }
}

namespace Supabase.Realtime
{
    public static class Constants
    {
        public enum ChannelEventName { Broadcast, Presence, PostgresChanges }

        public enum ChannelState { Closed, Errored, Joined, Joining, Leaving }

        public enum SocketState { Open, Close, Reconnect, Error }
    }

    public class ClientOptions
    {
        public Func<Task<string>> AccessTokenProvider { get; set; }
    }
}

namespace Supabase.Realtime.Interfaces
{
    public interface IRealtimeSocket
    {
        bool IsConnected { get; }
    }

    public interface IRealtimeBroadcast
    {
        delegate void BroadcastEventHandler(IRealtimeBroadcast sender, BaseBroadcast broadcast);
    }

    public interface IRealtimePresence
    {
        enum EventType { Sync, Join, Leave }

        delegate void PresenceEventHandler(IRealtimePresence sender, EventType eventType);
    }

    public interface IRealtimeChannel
    {
        delegate void MessageReceivedHandler(IRealtimeChannel sender, Socket.SocketResponse message);

        delegate void StateChangedHandler(IRealtimeChannel sender, Constants.ChannelState state);

        delegate void PostgresChangesHandler(IRealtimeChannel sender, PostgresChangesResponse change);

        delegate void ErrorEventHandler(IRealtimeChannel sender, RealtimeException exception);

        bool IsJoined { get; }

        Constants.ChannelState State { get; }

        string Topic { get; }

        void AddStateChangedHandler(StateChangedHandler stateChangedHandler);

        void RemoveStateChangedHandler(StateChangedHandler stateChangedHandler);

        void ClearStateChangedHandlers();

        void AddMessageReceivedHandler(MessageReceivedHandler messageReceivedHandler);

        void RemoveMessageReceivedHandler(MessageReceivedHandler messageReceivedHandler);

        void ClearMessageReceivedHandlers();

        void AddPostgresChangeHandler(PostgresChangesOptions.ListenType listenType, PostgresChangesHandler postgresChangeHandler);

        void RemovePostgresChangeHandler(PostgresChangesOptions.ListenType listenType, PostgresChangesHandler postgresChangeHandler);

        void ClearPostgresChangeHandlers();

        void AddErrorHandler(ErrorEventHandler handler);

        void RemoveErrorHandler(ErrorEventHandler handler);

        void ClearErrorHandlers();

        Push Push(string eventName, string type = null, object payload = null, int timeoutMs = 10000);

        Task<bool> Send(Constants.ChannelEventName eventType, string type, object payload, int timeoutMs = 10000);

        RealtimeBroadcast<TBroadcastResponse> Register<TBroadcastResponse>(bool broadcastSelf = false, bool broadcastAck = false) where TBroadcastResponse : BaseBroadcast;

        RealtimePresence<TPresenceResponse> Register<TPresenceResponse>(string presenceKey) where TPresenceResponse : BasePresence;

        IRealtimeChannel Register(PostgresChangesOptions postgresChangesOptions);

        Task<IRealtimeChannel> Subscribe(int timeoutMs = 10000);

        IRealtimeChannel Unsubscribe();
    }

    public interface IRealtimeClient<TSocket, TChannel>
        where TSocket : IRealtimeSocket
        where TChannel : IRealtimeChannel
    {
        delegate void SocketStateEventHandler(IRealtimeClient<TSocket, TChannel> sender, Constants.SocketState state);

        IRealtimeSocket Socket { get; }

        void AddStateChangedHandler(SocketStateEventHandler handler);

        void RemoveStateChangedHandler(SocketStateEventHandler handler);

        TChannel Channel(string channelName);

        TChannel Channel(string database = "realtime", string schema = "public", string table = "*", string column = null, string value = null, Dictionary<string, string> parameters = null);

        IRealtimeClient<TSocket, TChannel> Connect(Action<IRealtimeClient<TSocket, TChannel>, RealtimeException> callback = null);

        Task<IRealtimeClient<TSocket, TChannel>> ConnectAsync();

        IRealtimeClient<TSocket, TChannel> Disconnect(WebSocketCloseStatus code = WebSocketCloseStatus.NormalClosure, string reason = "Programmatic Disconnect");

        void Remove(TChannel channel);

        void SetAuth(string jwt);
    }
}

namespace Supabase.Realtime
{
    public class RealtimeSocket : IDisposable, IRealtimeSocket
    {
        public RealtimeSocket(string endpoint, ClientOptions options) { }

        public bool IsConnected => default;

        public Task Connect() => default;

        public void Disconnect(WebSocketCloseStatus code = WebSocketCloseStatus.NormalClosure, string reason = "") { }

        void IDisposable.Dispose() { }
    }

    public class RealtimeBroadcast<TBroadcastModel> : IRealtimeBroadcast where TBroadcastModel : BaseBroadcast
    {
        public TBroadcastModel Current() => default;

        public void AddBroadcastEventHandler(IRealtimeBroadcast.BroadcastEventHandler broadcastEventHandler) { }

        public void RemoveBroadcastEventHandler(IRealtimeBroadcast.BroadcastEventHandler broadcastEventHandler) { }

        public void ClearBroadcastEventHandlers() { }

        public Task<bool> Send(string broadcastEventName, object payload, int timeoutMs = 10000) => default;
    }

    public class RealtimePresence<TPresenceModel> : IRealtimePresence where TPresenceModel : BasePresence
    {
        public void AddPresenceEventHandler(IRealtimePresence.EventType eventType, IRealtimePresence.PresenceEventHandler presenceEventHandler) { }

        public void RemovePresenceEventHandlers(IRealtimePresence.EventType eventType, IRealtimePresence.PresenceEventHandler presenceEventHandler) { }

        public void ClearPresenceEventHandlers(IRealtimePresence.EventType? eventType = null) { }

        public Task Track(object payload, int timeoutMs = 10000) => default;

        public Task Untrack() => default;
    }

    public class RealtimeChannel : IRealtimeChannel
    {
        public RealtimeChannel(IRealtimeSocket socket, string channel, ChannelOptions options) { }

        public bool IsJoined => default;

        public Constants.ChannelState State => default;

        public string Topic => default;

        public void AddStateChangedHandler(IRealtimeChannel.StateChangedHandler stateChangedHandler) { }

        public void RemoveStateChangedHandler(IRealtimeChannel.StateChangedHandler stateChangedHandler) { }

        public void ClearStateChangedHandlers() { }

        public void AddMessageReceivedHandler(IRealtimeChannel.MessageReceivedHandler messageReceivedHandler) { }

        public void RemoveMessageReceivedHandler(IRealtimeChannel.MessageReceivedHandler messageReceivedHandler) { }

        public void ClearMessageReceivedHandlers() { }

        public void AddPostgresChangeHandler(PostgresChangesOptions.ListenType listenType, IRealtimeChannel.PostgresChangesHandler postgresChangeHandler) { }

        public void RemovePostgresChangeHandler(PostgresChangesOptions.ListenType listenType, IRealtimeChannel.PostgresChangesHandler postgresChangeHandler) { }

        public void ClearPostgresChangeHandlers() { }

        public void AddErrorHandler(IRealtimeChannel.ErrorEventHandler handler) { }

        public void RemoveErrorHandler(IRealtimeChannel.ErrorEventHandler handler) { }

        public void ClearErrorHandlers() { }

        public Push Push(string eventName, string type = null, object payload = null, int timeoutMs = 10000) => default;

        public Task<bool> Send(Constants.ChannelEventName eventType, string type, object payload, int timeoutMs = 10000) => default;

        public RealtimeBroadcast<TBroadcastResponse> Register<TBroadcastResponse>(bool broadcastSelf = false, bool broadcastAck = false) where TBroadcastResponse : BaseBroadcast => default;

        public RealtimePresence<TPresenceResponse> Register<TPresenceResponse>(string presenceKey) where TPresenceResponse : BasePresence => default;

        public IRealtimeChannel Register(PostgresChangesOptions postgresChangesOptions) => default;

        public Task<IRealtimeChannel> Subscribe(int timeoutMs = 10000) => default;

        public IRealtimeChannel Unsubscribe() => default;
    }

    public class Client : IRealtimeClient<RealtimeSocket, RealtimeChannel>
    {
        public Client(string socketUrl, ClientOptions options = null) { }

        public IRealtimeSocket Socket => default;

        public void AddStateChangedHandler(IRealtimeClient<RealtimeSocket, RealtimeChannel>.SocketStateEventHandler handler) { }

        public void RemoveStateChangedHandler(IRealtimeClient<RealtimeSocket, RealtimeChannel>.SocketStateEventHandler handler) { }

        public RealtimeChannel Channel(string channelName) => default;

        public RealtimeChannel Channel(string database = "realtime", string schema = "public", string table = "*", string column = null, string value = null, Dictionary<string, string> parameters = null) => default;

        public IRealtimeClient<RealtimeSocket, RealtimeChannel> Connect(Action<IRealtimeClient<RealtimeSocket, RealtimeChannel>, RealtimeException> callback = null) => default;

        public Task<IRealtimeClient<RealtimeSocket, RealtimeChannel>> ConnectAsync() => default;

        public IRealtimeClient<RealtimeSocket, RealtimeChannel> Disconnect(WebSocketCloseStatus code = WebSocketCloseStatus.NormalClosure, string reason = "Programmatic Disconnect") => default;

        public void Remove(RealtimeChannel channel) { }

        public void SetAuth(string jwt) { }
    }
}
