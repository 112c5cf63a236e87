// style: singletons that make themselves, and a server's start-up
// sdk: signalr, redis, pusher
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using PusherClient;
using StackExchange.Redis;

namespace Kitchen.Live;

public sealed class TableBoard
{
    private static TableBoard? s_instance;

    private HubConnection? _hub; // quiet: SWB2002 as long as the process
    private bool _connected;

    private TableBoard() => Build();

    public static TableBoard Instance => s_instance ??= new TableBoard();

    public async Task ConnectAsync()
    {
        if (_connected || _hub == null)
            return;

        if (_hub.State == HubConnectionState.Disconnected)
        {
            await _hub.StartAsync(); // quiet: SWB3002 owned
            _connected = true;
        }
    }

    private void Build()
    {
        _hub = new HubConnectionBuilder().WithUrl("https://tables.example.com/hub").WithAutomaticReconnect().Build(); // expect: SWB1001
        _hub.On<string>("TableChanged", Console.WriteLine);
    }
}

/// <summary>Looks the same, but anybody can make another.</summary>
public sealed class Bar
{
    private readonly HubConnection _hub; // expect: SWB2002

    public Bar() => _hub = new HubConnectionBuilder().WithUrl("https://bar.example.com/hub").Build(); // expect: SWB1001, SWB3008

    public static Bar Instance { get; } = new();

    public Task OpenAsync() => _hub.StartAsync();
}

public class Startup
{
    private readonly ConnectionMultiplexer _redis = ConnectionMultiplexer.Connect("localhost:6379"); // expect: SWB1001

    public void ConfigureServices(IServiceCollection services) => services.AddRazorPages();

    public void Configure(IApplicationBuilder app) => _redis.GetSubscriber().Publish(RedisChannel.Literal("started"), "yes");
}

public static class Links
{
    public static Pusher? Orders { get; set; }
}

public sealed class OrderLink
{
    public async Task OpenAsync()
    {
        if (Links.Orders is null)
        {
            Links.Orders = new Pusher("key"); // expect: SWB1001
            Links.Orders.Error += OnError; // quiet: SWB2004 a static that this type fills
            await Links.Orders.ConnectAsync(); // quiet: SWB3002 as above
        }
    }

    private void OnError(object sender, PusherException error) => Console.Error.WriteLine(error.Message);
}

public sealed class OrderView
{
    public async Task ShowAsync()
    {
        Links.Orders!.Connected += OnConnected; // expect: SWB2004
        await Links.Orders.ConnectAsync(); // expect: SWB3002
    }

    private void OnConnected(object sender) => Console.WriteLine("live");
}
