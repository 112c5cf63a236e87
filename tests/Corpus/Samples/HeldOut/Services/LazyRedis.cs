// style: the static helper everybody copies
// sdk: redis
// switchboard: no
using StackExchange.Redis;

namespace Shared.Redis
{
    public static class RedisHelper
    {
        private static readonly Lazy<ConnectionMultiplexer> LazyConnection =
            new Lazy<ConnectionMultiplexer>(() => ConnectionMultiplexer.Connect("localhost,abortConnect=false")); // expect: SWB1001

        public static ConnectionMultiplexer Connection
        {
            get { return LazyConnection.Value; }
        }

        public static IDatabase Database
        {
            get { return Connection.GetDatabase(); }
        }

        public static IDatabase Open(string configuration)
        {
            var connection = ConnectionMultiplexer.Connect(configuration); // expect: SWB1001, SWB2001
            return connection.GetDatabase();
        }

        public static ConnectionMultiplexer Dedicated(string configuration)
        {
            var options = ConfigurationOptions.Parse(configuration);
            var connection = ConnectionMultiplexer.Connect(options); // expect: SWB1001
            if (!connection.IsConnected)
                Console.Error.WriteLine("Redis is slow today");
            return connection; // quiet: SWB2001 returned
        }
    }

    public class SessionBus
    {
        private readonly ISubscriber subscriber;
        private readonly List<Action<string>> handlers = new List<Action<string>>();

        public SessionBus()
        {
            subscriber = RedisHelper.Connection.GetSubscriber();
            subscriber.Subscribe("session:expired", (channel, value) => Raise(value)); // expect: SWB2003
            RedisHelper.Connection.ConnectionFailed += (sender, args) => handlers.Clear(); // expect: SWB2004
        }

        public void OnExpired(Action<string> handler)
        {
            handlers.Add(handler);
        }

        public void Expire(string session)
        {
            subscriber.Publish("session:expired", session);
        }

        private void Raise(string session)
        {
            foreach (var handler in handlers.ToArray())
                handler(session);
        }
    }

    public class FeatureFlags : IDisposable
    {
        private readonly ISubscriber subscriber;
        private readonly Dictionary<string, bool> flags = new Dictionary<string, bool>();

        public FeatureFlags(IConnectionMultiplexer redis)
        {
            subscriber = redis.GetSubscriber();
            subscriber.Subscribe("flags", OnFlag); // quiet: SWB2003 unsubscribed in Dispose
        }

        public bool IsOn(string name)
        {
            lock (flags)
            {
                bool on;
                return flags.TryGetValue(name, out on) && on;
            }
        }

        private void OnFlag(RedisChannel channel, RedisValue value)
        {
            var parts = ((string)value).Split('=');
            lock (flags)
                flags[parts[0]] = parts[1] == "on";
        }

        public void Dispose()
        {
            subscriber.Unsubscribe("flags", OnFlag);
        }
    }
}
