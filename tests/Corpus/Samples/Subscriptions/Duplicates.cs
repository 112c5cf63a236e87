// style: duplicated registrations in several SDKs
// sdk: mixed
using SocketIOClient;
using StackExchange.Redis;

namespace App.Chat;

public sealed class Duplicates : IDisposable
{
    private const string Users = "users";
    private readonly SocketIO _socket = new("https://chat.example.com"); // expect: SWB1001
    private readonly ConnectionMultiplexer _redis = ConnectionMultiplexer.Connect("chat"); // expect: SWB1001

    public Duplicates()
    {
        _socket.On(Users, response => Console.WriteLine(response));
        _socket.On("rooms", response => Console.WriteLine(response)); // quiet: SWB4001 another channel
        _socket.On("us" + "ers", response => Console.WriteLine($"again {response}")); // expect: SWB4001
        _socket.OnConnected += OnConnected;
        _socket.OnConnected += OnConnected; // expect: SWB4001
    }

    public void Listen()
    {
        var subscriber = _redis.GetSubscriber();
        subscriber.Subscribe("chat", OnMessage);
        subscriber.Subscribe("chat", OnOther); // expect: SWB4001
        subscriber.Subscribe("news", OnMessage); // quiet: SWB4001 another channel
        subscriber.Unsubscribe("news");
        subscriber.Subscribe("news", OnOther); // quiet: SWB4001 unsubscribed between
    }

    private void OnConnected(object? sender, EventArgs e) => Console.WriteLine("connected");

    private static void OnMessage(RedisChannel channel, RedisValue value) => Console.WriteLine(value);

    private static void OnOther(RedisChannel channel, RedisValue value) => Console.WriteLine(channel);

    public void Dispose()
    {
        _socket.Dispose();
        _redis.Dispose();
    }
}
