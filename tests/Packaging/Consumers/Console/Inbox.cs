using Microsoft.AspNetCore.SignalR.Client;

namespace Chat;

/// <summary>Subscribes on the shared connection, and stays subscribed when it is closed.</summary>
public sealed class Inbox(HubConnection hub)
{
    private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open()
    {
        hub.On<string>("Said", text => _first.TrySetResult(text)); // expect: SWB2003
        hub.Closed += OnClosed; // expect: SWB2004
    }

    public Task<string> FirstAsync() => _first.Task;

    private Task OnClosed(Exception? problem)
    {
        _first.TrySetCanceled();
        return Task.CompletedTask;
    }
}
