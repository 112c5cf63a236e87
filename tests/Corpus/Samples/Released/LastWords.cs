// style: services that say goodbye too late
// sdk: signalr
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Support.Desk;

public sealed class AgentConnection : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly string _agent;

    public AgentConnection(string address, string agent)
    {
        _agent = agent;
        _hub = new HubConnectionBuilder().WithUrl(address).WithAutomaticReconnect().Build(); // expect: SWB1001
        _hub.On<string>("Assigned", ticket => Console.WriteLine($"{_agent} has {ticket}")); // quiet: SWB2003 owned
    }

    public Task SignInAsync(CancellationToken cancellationToken) => _hub.StartAsync(cancellationToken); // quiet: SWB3002 owned

    // A pause: the connection opens again afterwards.
    public async Task TakeBreakAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        await _hub.SendAsync("Away", _agent, cancellationToken);
        await _hub.StopAsync(cancellationToken);
        await Task.Delay(length, cancellationToken);
        await _hub.StartAsync(cancellationToken); // quiet: SWB2005 a stop can be undone
        await _hub.SendAsync("Back", _agent, cancellationToken); // quiet: SWB2005
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.StopAsync();
        await _hub.DisposeAsync();
        await _hub.SendAsync("SignedOut", _agent); // expect: SWB2005
    }
}

public sealed class SurveyClient(string address)
{
    public async Task<int> AskAsync(string question, bool isUrgent)
    {
        var hub = new HubConnectionBuilder().WithUrl(address).Build(); // expect: SWB1001
        try
        {
            await hub.StartAsync();
            return await hub.InvokeAsync<int>("Ask", question);
        }
        catch (HubException) when (!isUrgent)
        {
            await hub.DisposeAsync();
            await hub.SendAsync("Failed", question); // expect: SWB2005
            return -1;
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    public async Task TellAsync(IEnumerable<string> lines)
    {
        var hub = new HubConnectionBuilder().WithUrl(address).Build(); // expect: SWB1001
        await hub.StartAsync();
        var failed = false;
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                failed = true;
                break;
            }

            await hub.SendAsync("Tell", line); // quiet: SWB2005 disposed behind the loop
        }

        if (!failed)
            await hub.SendAsync("Done");
        await hub.DisposeAsync();
    }
}
