// style: a hub client with a time for its start
// sdk: signalr
// switchboard: no
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Support;

public sealed class SupportDesk(HubConnection hub, TimeSpan patience)
{
    public bool IsOpen => hub.State == HubConnectionState.Connected;

    public async Task OpenAsync()
    {
        var start = hub.StartAsync();
        var finished = await Task.WhenAny(start, Task.Delay(patience)); // expect: SWB3005
        if (finished != start)
            throw new TimeoutException("The support desk does not answer.");

        await start;
        await hub.SendAsync("Enter", Environment.UserName);
    }

    public async Task OpenOrGiveUpAsync(CancellationToken cancellationToken)
    {
        await hub.StartAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(10), cancellationToken); // expect: SWB3005
        await hub.SendAsync("Enter", Environment.UserName, cancellationToken);
    }

    public async Task OpenBoundedAsync(CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(patience);
        await hub.StartAsync(bound.Token); // quiet: SWB3005 the time cancels the connect
    }

    public async Task OpenPatientlyAsync(Action<string> say)
    {
        var start = hub.StartAsync();
        if (await Task.WhenAny(start, Task.Delay(TimeSpan.FromSeconds(3))) != start) // quiet: SWB3005 it is waited for all the same
            say("This takes longer than usual…");
        await start;
    }

    public async Task AskAsync(string question)
    {
        var answer = await hub.InvokeAsync<string>("Ask", question).WaitAsync(patience); // quiet: SWB3005 an answer, not a connect
        Console.WriteLine(answer);
    }
}
