// StackExchange.Redis 3.4.
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using StackExchange.Redis.Availability;

namespace StackExchange.Redis.Availability
{
    public class ConnectionGroupMember { }

    public class MultiGroupOptions { }
}

namespace StackExchange.Redis
{
    [Flags]
    public enum CommandFlags { None = 0, DemandMaster = 4, FireAndForget = 2 }

    public class ConfigurationOptions : ICloneable
    {
        public string Password { get; set; }

        public static ConfigurationOptions Parse(string configuration) => default;

        public object Clone() => default;
    }

    public readonly struct RedisKey
    {
        public static implicit operator RedisKey(string key) => default;
    }

    public readonly struct RedisValue
    {
        public static implicit operator RedisValue(string value) => default;

        public static implicit operator string(RedisValue value) => default;
    }

    public readonly struct RedisChannel : IEquatable<RedisChannel>
    {
        public RedisChannel(string value, PatternMode mode) { }

        public enum PatternMode { Auto, Literal, Pattern }

        public static RedisChannel Literal(string value) => default;

        public static RedisChannel Pattern(string value) => default;

        public static RedisChannel Sharded(string value) => default;

        public static implicit operator RedisChannel(string key) => default;

        public bool Equals(RedisChannel other) => default;

        public override bool Equals(object obj) => default;

        public override int GetHashCode() => default;
    }

    public readonly struct ChannelMessage
    {
        public RedisChannel Channel => default;

        public RedisValue Message => default;
    }

    public sealed class ChannelMessageQueue : IAsyncEnumerable<ChannelMessage>
    {
        public void OnMessage(Action<ChannelMessage> handler) { }

        public void OnMessage(Func<ChannelMessage, Task> handler) { }

        public ValueTask<ChannelMessage> ReadAsync(CancellationToken cancellationToken = default) => default;

        public void Unsubscribe(CommandFlags flags = CommandFlags.None) { }

        public Task UnsubscribeAsync(CommandFlags flags = CommandFlags.None) => default;

        public IAsyncEnumerator<ChannelMessage> GetAsyncEnumerator(CancellationToken cancellationToken = default) => default;
    }

    public interface IRedisAsync { }

    public interface IRedis : IRedisAsync { }

    public interface IDatabase : IRedis
    {
        RedisValue StringGet(RedisKey key, CommandFlags flags = CommandFlags.None);

        Task<RedisValue> StringGetAsync(RedisKey key, CommandFlags flags = CommandFlags.None);
    }

    public interface IReconnectRetryPolicy
    {
        bool ShouldRetry(long currentRetryCount, int timeElapsedMillisecondsSinceLastRetry);
    }

    public interface ISubscriber : IRedis
    {
        void Subscribe(RedisChannel channel, Action<RedisChannel, RedisValue> handler, CommandFlags flags = CommandFlags.None);

        ChannelMessageQueue Subscribe(RedisChannel channel, CommandFlags flags = CommandFlags.None);

        Task SubscribeAsync(RedisChannel channel, Action<RedisChannel, RedisValue> handler, CommandFlags flags = CommandFlags.None);

        Task<ChannelMessageQueue> SubscribeAsync(RedisChannel channel, CommandFlags flags = CommandFlags.None);

        void Unsubscribe(RedisChannel channel, Action<RedisChannel, RedisValue> handler = null, CommandFlags flags = CommandFlags.None);

        Task UnsubscribeAsync(RedisChannel channel, Action<RedisChannel, RedisValue> handler = null, CommandFlags flags = CommandFlags.None);

        void UnsubscribeAll(CommandFlags flags = CommandFlags.None);

        Task UnsubscribeAllAsync(CommandFlags flags = CommandFlags.None);

        long Publish(RedisChannel channel, RedisValue message, CommandFlags flags = CommandFlags.None);

        Task<long> PublishAsync(RedisChannel channel, RedisValue message, CommandFlags flags = CommandFlags.None);
    }

    public interface IConnectionMultiplexer : IDisposable, IAsyncDisposable
    {
        event EventHandler<EventArgs> ErrorMessage;
        event EventHandler<EventArgs> ConnectionFailed;
        event EventHandler<EventArgs> InternalError;
        event EventHandler<EventArgs> ConnectionRestored;
        event EventHandler<EventArgs> ConfigurationChanged;
        event EventHandler<EventArgs> ConfigurationChangedBroadcast;
        event EventHandler<EventArgs> ServerMaintenanceEvent;
        event EventHandler<EventArgs> HashSlotMoved;

        bool IsConnected { get; }

        bool IsConnecting { get; }

        ISubscriber GetSubscriber(object asyncState = null);

        IDatabase GetDatabase(int db = -1, object asyncState = null);

        void Close(bool allowCommandsToComplete = true);

        Task CloseAsync(bool allowCommandsToComplete = true);
    }

    public sealed class ConnectionMultiplexer : IConnectionMultiplexer
    {
        private ConnectionMultiplexer() { }

        public event EventHandler<EventArgs> ErrorMessage;
        public event EventHandler<EventArgs> ConnectionFailed;
        public event EventHandler<EventArgs> InternalError;
        public event EventHandler<EventArgs> ConnectionRestored;
        public event EventHandler<EventArgs> ConfigurationChanged;
        public event EventHandler<EventArgs> ConfigurationChangedBroadcast;
        public event EventHandler<EventArgs> ServerMaintenanceEvent;
        public event EventHandler<EventArgs> HashSlotMoved;

        public bool IsConnected => default;

        public bool IsConnecting => default;

        public static ConnectionMultiplexer Connect(string configuration, TextWriter log = null) => default;

        public static ConnectionMultiplexer Connect(string configuration, Action<ConfigurationOptions> configure, TextWriter log = null) => default;

        public static ConnectionMultiplexer Connect(ConfigurationOptions configuration, TextWriter log = null) => default;

        public static Task<ConnectionMultiplexer> ConnectAsync(string configuration, TextWriter log = null) => default;

        public static Task<ConnectionMultiplexer> ConnectAsync(string configuration, Action<ConfigurationOptions> configure, TextWriter log = null) => default;

        public static Task<ConnectionMultiplexer> ConnectAsync(ConfigurationOptions configuration, TextWriter log = null) => default;

        public static Task<IConnectionMultiplexer> ConnectGroupAsync(ConnectionGroupMember[] members, MultiGroupOptions options = null, TextWriter log = null) => default;

        public static ConnectionMultiplexer SentinelConnect(string configuration, TextWriter log = null) => default;

        public static ConnectionMultiplexer SentinelConnect(ConfigurationOptions configuration, TextWriter log = null) => default;

        public static Task<ConnectionMultiplexer> SentinelConnectAsync(string configuration, TextWriter log = null) => default;

        public static Task<ConnectionMultiplexer> SentinelConnectAsync(ConfigurationOptions configuration, TextWriter log = null) => default;

        public ISubscriber GetSubscriber(object asyncState = null) => default;

        public IDatabase GetDatabase(int db = -1, object asyncState = null) => default;

        public void Close(bool allowCommandsToComplete = true) { }

        public Task CloseAsync(bool allowCommandsToComplete = true) => default;

        public void Dispose() { }

        public ValueTask DisposeAsync() => default;
    }
}
