// style: two methods of one life
// sdk: mixed
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;
using SocketIOClient;
using UnityEngine;

namespace App.Chat;

public sealed class RateWorker : BackgroundService
{
    private readonly HubConnection _hub;

    public RateWorker(HubConnection hub)
    {
        _hub = hub;
        _hub.On<decimal>("Rate", Console.WriteLine); // quiet: SWB2003 hosted service
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _hub.On<decimal>("Rate", Console.WriteLine); // expect: SWB4001
        _hub.On<decimal>("Fee", Console.WriteLine); // quiet: SWB4001 another channel
        await Task.Delay(Timeout.Infinite, stoppingToken);
    }
}

public sealed class RateStarter(HubConnection hub) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        hub.On<decimal>("Opened", Console.WriteLine);
        Announce(loud: true);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        hub.Remove("Opened");
        return Task.CompletedTask;
    }

    private void Announce(bool loud)
    {
        var kept = loud
            ? hub.On<string>("Announced", Console.WriteLine)
            : hub.On<string>("Announced", Console.Write); // quiet: SWB4001 the other branch
        Console.WriteLine(kept);
        hub.On<decimal>("Opened", Console.Write); // expect: SWB4001
    }
}

public sealed class Scores : ComponentBase, IDisposable
{
    private readonly Stack<IDisposable> _kept = new();

    [Inject] public HubConnection Hub { get; set; } = default!;

    protected override void OnInitialized() => _kept.Push(Hub.On<int>("Score", Show));

    protected override async Task OnInitializedAsync()
    {
        _kept.Push(Hub.On<int>("Score", Show)); // expect: SWB4001
        _kept.Push(Hub.On<int>("Level", Show)); // quiet: SWB4001 another channel
        await Hub.SendAsync("Watch");
    }

    private void Show(int value) => InvokeAsync(StateHasChanged);

    public void Dispose()
    {
        while (_kept.TryPop(out var kept))
            kept.Dispose();
    }
}

public sealed class Arena : MonoBehaviour
{
    private readonly SocketIO _socket = new("https://arena.example.com"); // expect: SWB1001

    private void Awake()
    {
        _socket.On("hit", response => Debug.Log(response));
        _socket.On("miss", response => Debug.Log(response));
        _socket.On("miss", _ => Debug.Log("missed")); // expect: SWB4001
    }

    private void Start()
    {
        _socket.On("hit", _ => Debug.Log("hit")); // expect: SWB4001
        _socket.Off("miss");
    }

    private void OnDestroy() => _socket.Dispose(); // quiet: SWB2002 released
}
