// Stream Chat for Unity 4.4.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using StreamChat.Core.Configs;
using StreamChat.Core.LowLevelClient;
using StreamChat.Core.Requests;
using StreamChat.Core.StatefulModels;
using StreamChat.Libs.Auth;

namespace StreamChat.Libs.Auth
{
    public readonly struct AuthCredentials
    {
        public readonly string ApiKey;
        public readonly string UserId;
        public readonly string UserToken;

        public AuthCredentials(string apiKey, string userId, string userToken)
        {
            ApiKey = apiKey;
            UserId = userId;
            UserToken = userToken;
        }
    }

    public interface ITokenProvider
    {
        Task<string> GetTokenAsync(string userId);
    }

    public class TokenProvider : ITokenProvider
    {
        public delegate Uri TokenUriHandler(string userId);

        public Task<string> GetTokenAsync(string userId) => default;
    }
}

namespace StreamChat.Libs.Websockets
{
    public interface IWebsocketClient : IDisposable { }
}

namespace StreamChat.Libs.Http
{
    public interface IHttpClient { }
}

namespace StreamChat.Libs.Serialization
{
    public interface ISerializer { }
}

namespace StreamChat.Libs.Time
{
    public interface ITimeService { }
}

namespace StreamChat.Libs.NetworkMonitors
{
    public interface INetworkMonitor { }
}

namespace StreamChat.Libs.AppInfo
{
    public interface IApplicationInfo { }
}

namespace StreamChat.Libs.Logs
{
    public interface ILogs { }
}

namespace StreamChat.Core.Configs
{
    public interface IStreamClientConfig { }

    public class StreamClientConfig : IStreamClientConfig
    {
        public static IStreamClientConfig Default => default;
    }
}

namespace StreamChat.Core.Requests
{
    public class StreamSendMessageRequest
    {
        public string Text { get; set; }
    }
}

namespace StreamChat.Core.StatefulModels
{
    public interface IStreamStatefulModel
    {
        string UniqueId { get; }
    }

    public interface IStreamUser : IStreamStatefulModel
    {
        string Id { get; }
    }

    public interface IStreamLocalUserData : IStreamStatefulModel
    {
        IStreamUser User { get; }
    }

    public interface IStreamMessage : IStreamStatefulModel
    {
        string Text { get; }
    }

    public interface IStreamChannelMember : IStreamStatefulModel { }

    public interface StreamReaction { }

    public delegate void StreamChannelMessageHandler(IStreamChannel channel, IStreamMessage message);

    public delegate void StreamMessageReactionHandler(IStreamChannel channel, IStreamMessage message, StreamReaction reaction);

    public delegate void StreamChannelMemberChangeHandler(IStreamChannel channel, IStreamChannelMember member);

    public delegate void StreamChannelUserChangeHandler(IStreamChannel channel, IStreamUser user);

    public delegate void StreamChannelChangeHandler(IStreamChannel channel);

    public delegate void StreamChannelVisibilityHandler(IStreamChannel channel, bool isHidden);

    public delegate void StreamChannelMuteHandler(IStreamChannel channel, bool isMuted);

    public interface IStreamChannel : IStreamStatefulModel
    {
        event StreamChannelMessageHandler MessageReceived;
        event StreamChannelMessageHandler MessageUpdated;
        event StreamChannelMessageHandler MessageDeleted;
        event StreamMessageReactionHandler ReactionAdded;
        event StreamMessageReactionHandler ReactionRemoved;
        event StreamMessageReactionHandler ReactionUpdated;
        event StreamChannelMemberChangeHandler MemberAdded;
        event StreamChannelMemberChangeHandler MemberRemoved;
        event StreamChannelMemberChangeHandler MemberUpdated;
        event StreamChannelChangeHandler MembersChanged;
        event StreamChannelVisibilityHandler VisibilityChanged;
        event StreamChannelMuteHandler MuteChanged;
        event StreamChannelChangeHandler Truncated;
        event StreamChannelChangeHandler Updated;
        event StreamChannelUserChangeHandler WatcherAdded;
        event StreamChannelUserChangeHandler WatcherRemoved;
        event StreamChannelUserChangeHandler UserStartedTyping;
        event StreamChannelUserChangeHandler UserStoppedTyping;
        event StreamChannelChangeHandler TypingUsersChanged;

        string Id { get; }

        IReadOnlyList<IStreamMessage> Messages { get; }

        Task<IStreamMessage> SendNewMessageAsync(string message);

        Task<IStreamMessage> SendNewMessageAsync(StreamSendMessageRequest sendMessageRequest);

        Task SendTypingStartedEventAsync();

        Task SendTypingStoppedEventAsync();

        Task StopWatchingAsync();
    }
}

namespace StreamChat.Core
{
    public enum ConnectionState { Disconnected, Connecting, WaitToReconnect, Connected, Closing }

    public enum ReconnectStrategy { Exponential, Constant, Never }

    public readonly struct ChannelType
    {
        public static ChannelType Messaging => default;

        public static ChannelType Team => default;
    }

    public delegate void ConnectionMadeHandler(IStreamLocalUserData localUserData);

    public delegate void ConnectionChangeHandler(ConnectionState previous, ConnectionState current);

    public delegate void ChannelDeleteHandler(string channelCid, string channelId, ChannelType channelType);

    public delegate void ChannelInviteHandler(IStreamChannel channel, IStreamUser invitee);

    public interface IStreamChatClientEventsListener
    {
        void Update();
    }

    public interface IStreamChatClient : IDisposable, IStreamChatClientEventsListener
    {
        event ConnectionMadeHandler Connected;
        event Action Disconnected;
        event ConnectionChangeHandler ConnectionStateChanged;
        event ChannelDeleteHandler ChannelDeleted;
        event ChannelInviteHandler ChannelInviteReceived;
        event ChannelInviteHandler ChannelInviteAccepted;
        event ChannelInviteHandler ChannelInviteRejected;

        ConnectionState ConnectionState { get; }

        bool IsConnected { get; }

        Task<IStreamLocalUserData> ConnectUserAsync(AuthCredentials userAuthCredentials, CancellationToken cancellationToken = default);

        Task<IStreamLocalUserData> ConnectUserAsync(string apiKey, string userId, string userAuthToken, CancellationToken cancellationToken = default);

        Task<IStreamLocalUserData> ConnectUserAsync(string apiKey, string userId, ITokenProvider tokenProvider, CancellationToken cancellationToken = default);

        Task DisconnectUserAsync();

        Task<IStreamChannel> GetOrCreateChannelWithIdAsync(ChannelType channelType, string channelId, string name = null, IDictionary<string, object> optionalCustomData = null);

        Task<IStreamChannel> GetOrCreateChannelWithMembersAsync(ChannelType channelType, IEnumerable<IStreamUser> members, IDictionary<string, object> optionalCustomData = null);
    }

    public sealed class StreamChatClient : IStreamChatClient
    {
        public event ConnectionMadeHandler Connected;
        public event Action Disconnected;
        public event ConnectionChangeHandler ConnectionStateChanged;
        public event ChannelDeleteHandler ChannelDeleted;
        public event ChannelInviteHandler ChannelInviteReceived;
        public event ChannelInviteHandler ChannelInviteAccepted;
        public event ChannelInviteHandler ChannelInviteRejected;

        public ConnectionState ConnectionState => default;

        public bool IsConnected => default;

        public static IStreamChatClient CreateDefaultClient(IStreamClientConfig config = null) => default;

        public static ITokenProvider CreateDefaultTokenProvider(TokenProvider.TokenUriHandler urlFactory) => default;

        public static IStreamChatClient CreateClientWithCustomDependencies(
            Libs.Websockets.IWebsocketClient websocketClient, Libs.Http.IHttpClient httpClient, Libs.Serialization.ISerializer serializer, Libs.Time.ITimeService timeService,
            Libs.NetworkMonitors.INetworkMonitor networkMonitor, Libs.AppInfo.IApplicationInfo applicationInfo, Libs.Logs.ILogs logs, IStreamClientConfig config) => default;

        public Task<IStreamLocalUserData> ConnectUserAsync(AuthCredentials userAuthCredentials, CancellationToken cancellationToken = default) => default;

        public Task<IStreamLocalUserData> ConnectUserAsync(string apiKey, string userId, string userAuthToken, CancellationToken cancellationToken = default) => default;

        public Task<IStreamLocalUserData> ConnectUserAsync(string apiKey, string userId, ITokenProvider tokenProvider, CancellationToken cancellationToken = default) => default;

        public Task DisconnectUserAsync() => default;

        public Task<IStreamChannel> GetOrCreateChannelWithIdAsync(ChannelType channelType, string channelId, string name = null, IDictionary<string, object> optionalCustomData = null) => default;

        public Task<IStreamChannel> GetOrCreateChannelWithMembersAsync(ChannelType channelType, IEnumerable<IStreamUser> members, IDictionary<string, object> optionalCustomData = null) => default;

        public void Update() { }

        public void Dispose() { }
    }
}

namespace StreamChat.Core.LowLevelClient
{
    public interface IStreamRealtimeEventsProvider
    {
        event Action<string> EventReceived;
        event Action<object> MessageReceived;
        event Action<object> MessageUpdated;
        event Action<object> MessageDeleted;
        event Action<object> NotificationMessageReceived;
        event Action<object> TypingStarted;
        event Action<object> TypingStopped;
    }

    public interface IStreamChatLowLevelClient : IStreamRealtimeEventsProvider, IDisposable
    {
        void Connect();

        void ConnectUser(AuthCredentials userAuthCredentials);

        Task DisconnectAsync(bool permanent = false);

        void Update(float deltaTime);

        void SetReconnectStrategySettings(ReconnectStrategy reconnectStrategy, float? exponentialMinInterval, float? exponentialMaxInterval, float? constantInterval);
    }

    public class StreamChatLowLevelClient : IStreamChatLowLevelClient
    {
        public StreamChatLowLevelClient(
            AuthCredentials authCredentials, Libs.Websockets.IWebsocketClient websocketClient, Libs.Http.IHttpClient httpClient, Libs.Serialization.ISerializer serializer,
            Libs.Time.ITimeService timeService, Libs.NetworkMonitors.INetworkMonitor networkMonitor, Libs.AppInfo.IApplicationInfo applicationInfo, Libs.Logs.ILogs logs, IStreamClientConfig config)
        {
        }

        public event Action<string> EventReceived;
        public event Action<object> MessageReceived;
        public event Action<object> MessageUpdated;
        public event Action<object> MessageDeleted;
        public event Action<object> NotificationMessageReceived;
        public event Action<object> TypingStarted;
        public event Action<object> TypingStopped;

        public static IStreamChatLowLevelClient CreateDefaultClient(AuthCredentials authCredentials, IStreamClientConfig config = null) => default;

        public void Connect() { }

        public void ConnectUser(AuthCredentials userAuthCredentials) { }

        public Task DisconnectAsync(bool permanent = false) => default;

        public void Update(float deltaTime) { }

        public void SetReconnectStrategySettings(ReconnectStrategy reconnectStrategy, float? exponentialMinInterval, float? exponentialMaxInterval, float? constantInterval) { }

        public void Dispose() { }
    }
}
