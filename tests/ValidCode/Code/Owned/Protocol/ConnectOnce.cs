using Microsoft.AspNetCore.SignalR.Client;
using MQTTnet;

namespace Depot.Connects;

// Several connect calls of one client, of which only one runs, or only when the one before failed or was undone.
public sealed class Fallback : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

    public async Task ConnectAsync(MqttClientOptions primary, MqttClientOptions secondary, CancellationToken cancellationToken)
    {
        try
        {
            await _client.ConnectAsync(primary, cancellationToken);
        }
        catch (IOException)
        {
            await _client.ConnectAsync(secondary, cancellationToken);
        }
    }

    public async Task<bool> ConnectToAnyAsync(IEnumerable<MqttClientOptions> brokers, CancellationToken cancellationToken)
    {
        foreach (var broker in brokers)
        {
            try
            {
                await _client.ConnectAsync(broker, cancellationToken);
                return true;
            }
            catch (IOException)
            {
                // The next one, at once.
            }
        }

        return false;
    }

    public async Task ConnectByKindAsync(bool isSecure, MqttClientOptions secure, MqttClientOptions plain, CancellationToken cancellationToken)
    {
        if (isSecure)
            await _client.ConnectAsync(secure, cancellationToken);
        else
            await _client.ConnectAsync(plain, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.TryDisconnectAsync();
        _client.Dispose();
    }
}

public sealed class Toggled : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://toggled.example.com/hub").WithAutomaticReconnect().Build();
    private readonly HubConnection _other = new HubConnectionBuilder().WithUrl("https://toggled.example.com/other").WithAutomaticReconnect().Build();

    public bool IsOn { get; private set; }

    public async Task ToggleAsync()
    {
        if (IsOn)
            await _hub.StopAsync();
        else
            await _hub.StartAsync();
        IsOn = !IsOn;
    }

    public async Task RestartAsync()
    {
        await _hub.StopAsync();
        await _hub.StartAsync();
    }

    // Two clients at once, each its own.
    public Task StartBothAsync() => Task.WhenAll(_hub.StartAsync(), _other.StartAsync());

    public async Task StartIfNeededAsync()
    {
        if (_hub.State == HubConnectionState.Disconnected)
            await _hub.StartAsync();
        if (_other.State == HubConnectionState.Disconnected)
            await _other.StartAsync();
    }

    public void Attach(System.Windows.FrameworkElement element)
    {
        element.Loaded += async (_, _) => await StartIfNeededAsync();
        element.Unloaded += async (_, _) => await _hub.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _other.DisposeAsync();
    }
}
