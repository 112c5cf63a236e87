// style: timers
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Chat;

public sealed class TimerSubscriber : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly Timer _timer;
    private readonly System.Timers.Timer _poll = new(1000);

    public TimerSubscriber(string url)
    {
        _hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB3008
        _timer = new Timer(_ => _hub.On<string>("Tick", Console.WriteLine), null, 0, 1000); // expect: SWB4002
        _poll.Elapsed += OnElapsed;
    }

    private void OnElapsed(object? sender, System.Timers.ElapsedEventArgs e)
    {
        _hub.On<string>("Poll", Console.WriteLine); // expect: SWB4002
        _hub.Remove("State");
        _hub.On<string>("State", Console.WriteLine); // quiet: SWB4002 unsubscribed before
    }

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        _poll.Dispose();
        await _hub.DisposeAsync();
    }
}

public sealed class TimerConnector : IDisposable
{
    private readonly Timer _timer;

    public TimerConnector(string url)
    {
        _timer = new Timer(async _ =>
        {
            var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1002, SWB2001
            await hub.StartAsync();
            await hub.SendAsync("Alive");
        });
        _timer.Change(0, 60_000);
    }

    public void Dispose() => _timer.Dispose();
}
