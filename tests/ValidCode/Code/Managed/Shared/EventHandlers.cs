using Microsoft.AspNetCore.SignalR.Client;
using StackExchange.Redis;

namespace Crm.Events;

// Handlers on a shared connection, each with the line that takes it away.
public sealed class StatusBar : IDisposable
{
    private readonly HubConnection _hub;
    private readonly Func<Exception?, Task> _onClosed;

    public StatusBar(HubConnection hub)
    {
        _hub = hub;
        _onClosed = _ => Task.FromResult(Text = "closed");
        _hub.Closed += _onClosed;
        _hub.Reconnecting += OnReconnecting;
        _hub.Reconnected += OnReconnected;
    }

    public string Text { get; private set; } = "";

    public void Dispose()
    {
        _hub.Closed -= _onClosed;
        _hub.Reconnecting -= OnReconnecting;
        _hub.Reconnected -= OnReconnected;
    }

    private Task OnReconnecting(Exception? problem) => Task.FromResult(Text = problem?.Message ?? "reconnecting");

    private Task OnReconnected(string? connectionId) => Task.FromResult(Text = "open");
}

// A static handler that captures nothing keeps nobody alive.
public sealed class StatusLog
{
    private static int s_losses;

    public StatusLog(HubConnection hub, IConnectionMultiplexer redis)
    {
        hub.Closed += Count;
        hub.Reconnecting += static _ => Task.CompletedTask;
        redis.ConnectionFailed += OnFailed;
    }

    public static int Losses => s_losses;

    private static Task Count(Exception? problem) => Task.FromResult(Interlocked.Increment(ref s_losses));

    private static void OnFailed(object? sender, EventArgs e) => Interlocked.Increment(ref s_losses);
}

// Removed directly before it is added: there is never more than one.
public sealed class StatusBadge(HubConnection hub) : IDisposable
{
    public bool IsLost { get; private set; }

    public void Show()
    {
        hub.Closed -= OnClosed;
        hub.Closed += OnClosed;
    }

    public void Dispose() => hub.Closed -= OnClosed;

    private Task OnClosed(Exception? problem) => Task.FromResult(IsLost = true);
}
