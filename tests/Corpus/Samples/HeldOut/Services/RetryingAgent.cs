// style: agent that builds its hub anew for every attempt
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace Devices.Agent;

public sealed class RetryingAgent(string host) : IDisposable
{
    private HubConnection? _hub; // expect: SWB2002
    private Timer? _heartbeat;

    public async Task ConnectAsync()
    {
        using var throttle = new SemaphoreSlim(1, 1);
        for (var attempt = 1; true; attempt++)
        {
            try
            {
                await throttle.WaitAsync(TimeSpan.FromSeconds(Math.Min(60, attempt * attempt)));
                if (_hub is not null)
                    await _hub.DisposeAsync(); // quiet: SWB3001 owned

                _hub = new HubConnectionBuilder().WithUrl(host + "/hubs/agents").WithAutomaticReconnect().Build(); // expect: SWB1001
                _hub.On<string>("Command", Run); // quiet: SWB4002 another connection each time
                _hub.Reconnected += OnReconnected; // quiet: SWB2004 owned
                await _hub.StartAsync(); // expect: SWB3006
                if (!await _hub.InvokeAsync<bool>("ComeOnline", Environment.MachineName))
                    continue;

                _heartbeat?.Dispose();
                _heartbeat = new Timer(_ => Beat(), null, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
                break;
            }
            catch (Exception error)
            {
                Console.Error.WriteLine(error.Message);
            }
        }
    }

    public void Dispose() => _heartbeat?.Dispose();

    private void Beat() => _ = _hub?.SendAsync("Heartbeat");

    private Task OnReconnected(string? id) => _hub!.SendAsync("Heartbeat");

    private void Run(string command) => Console.WriteLine(command);
}

public static class Fallback
{
    public static async Task<HubConnection> StartAsync(IReadOnlyList<string> addresses)
    {
        foreach (var address in addresses)
        {
            var hub = new HubConnectionBuilder().WithUrl(address).Build(); // expect: SWB1002, SWB2001
            try
            {
                await hub.StartAsync();
                return hub;
            }
            catch (HttpRequestException)
            {
                Console.Error.WriteLine(address + " does not answer");
            }
        }

        throw new InvalidOperationException("Nobody answers.");
    }
}
