// style: chat service with a Closed handler, as in many tutorials
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace Support.Chat;

public sealed class SupportChat : IAsyncDisposable
{
    private readonly HubConnection _hub;

    public SupportChat(string url)
    {
        _hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001

        _hub.Closed += async error => // quiet: SWB2004 owned
        {
            await Task.Delay(new Random().Next(0, 5) * 1000);
            await _hub.StartAsync(); // expect: SWB3006
        };
    }

    public Task OpenAsync() => _hub.StartAsync(); // quiet: SWB3006 the first connect

    public Task SayAsync(string text) => _hub.InvokeAsync("Say", text);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

// Reconnects by itself, and the handler does it once more.
public sealed class AgentPanel : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private bool _leaving;

    public AgentPanel(string url)
    {
        _hub = new HubConnectionBuilder().WithUrl(url).WithAutomaticReconnect().Build(); // expect: SWB1001
        _hub.Reconnecting += OnReconnecting;
        _hub.Closed += OnClosedAsync;
    }

    public event Action<string>? Notice;

    public async Task ConnectAsync()
    {
        try
        {
            await _hub.StartAsync(); // expect: SWB3006
            Notice?.Invoke("online");
        }
        catch (HttpRequestException problem)
        {
            Notice?.Invoke(problem.Message);
        }
    }

    private Task OnReconnecting(Exception? error)
    {
        Notice?.Invoke("reconnecting");
        return Task.CompletedTask;
    }

    private async Task OnClosedAsync(Exception? error)
    {
        if (_leaving)
            return;

        Notice?.Invoke("offline");
        await Task.Delay(TimeSpan.FromSeconds(5));
        await ConnectAsync();
    }

    public ValueTask DisposeAsync()
    {
        _leaving = true;
        return _hub.DisposeAsync();
    }
}

// Tells, and leaves the rest to the user.
public sealed class CustomerPanel : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private bool _offersRetry;

    public CustomerPanel(string url)
    {
        _hub = new HubConnectionBuilder().WithUrl(url).WithAutomaticReconnect().Build(); // expect: SWB1001
        _hub.Closed += _ => // quiet: SWB3006 it only tells
        {
            _offersRetry = true;
            return Task.CompletedTask;
        };
    }

    public async Task RetryAsync()
    {
        if (_offersRetry && _hub.State == HubConnectionState.Disconnected)
            await _hub.StartAsync(); // quiet: SWB3006 the user asks for it
        _offersRetry = false;
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
