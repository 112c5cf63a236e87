// style: legacy code without nullable annotations, aliased SDK type
// sdk: signalr, redis
#nullable disable
#pragma warning disable CS0169
using Microsoft.AspNetCore.SignalR.Client;
using StackExchange.Redis;
using Redis = StackExchange.Redis.ConnectionMultiplexer;

namespace Acme.Cache;

public class PresenceCache
{
    private readonly ISubscriber subscriber;
    private readonly Redis redis;
    private HubConnection connection;

    public PresenceCache(Redis redis, HubConnection connection)
    {
        this.redis = redis;
        this.connection = connection;
        subscriber = redis.GetSubscriber();
    }

    public void Listen()
    {
        subscriber.Subscribe("presence", (channel, value) => Seen(value)); // expect: SWB2003
        connection.On<string>("left", user => Seen(user)); // expect: SWB2003
        connection.Closed += error => { Seen("closed"); return Task.CompletedTask; }; // expect: SWB2004
        redis.ConnectionFailed += delegate { Seen("failed"); }; // expect: SWB2004
    }

    private void Seen(string user) { }
}

public class PresenceWriter
{
    private Redis redis; // expect: SWB2002

    public void Open(string configuration) { redis = Redis.Connect(configuration); } // expect: SWB1001

    public IDatabase Database() { return redis.GetDatabase(); }
}
