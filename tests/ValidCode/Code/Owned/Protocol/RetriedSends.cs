using Microsoft.AspNetCore.SignalR.Client;
using NATS.Client.Core;

namespace Depot.Sends;

// Loops with a delay and a catch that try a send again: the connection stays what it is.
public sealed class RetriedSends : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://sends.example.com/hub").WithAutomaticReconnect().Build();
    private readonly Timer _heartbeat;

    public RetriedSends()
    {
        _heartbeat = new Timer(_ => Beat());
        _hub.Closed += OnClosed;
    }

    public bool IsLost { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _hub.StartAsync(cancellationToken);
        _heartbeat.Change(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
    }

    public async Task SendAsync(string text, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await _hub.InvokeAsync("Say", text, cancellationToken);
                return;
            }
            catch (InvalidOperationException) when (attempt < 5)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200 * (attempt + 1)), cancellationToken);
            }
        }
    }

    // Waits until the SDK has reconnected; connects nothing itself.
    public async Task WaitUntilOpenAsync(CancellationToken cancellationToken)
    {
        while (_hub.State != HubConnectionState.Connected)
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _heartbeat.DisposeAsync();
        _hub.Closed -= OnClosed;
        await _hub.DisposeAsync();
    }

    private async void Beat()
    {
        try
        {
            if (_hub.State == HubConnectionState.Connected)
                await _hub.SendAsync("Beat");
        }
        catch (Exception)
        {
            IsLost = true;
        }
    }

    private Task OnClosed(Exception? problem)
    {
        IsLost = problem is not null;
        _heartbeat.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }
}

public sealed class PolledRequests(INatsConnection nats)
{
    public async Task PollAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var answer = await nats.RequestAsync<string, string>("status", "?", cancellationToken: cancellationToken);
                Console.WriteLine(answer.Data);
            }
            catch (TimeoutException problem)
            {
                Console.Error.WriteLine(problem.Message);
            }

            await Task.Delay(interval, cancellationToken);
        }
    }
}
