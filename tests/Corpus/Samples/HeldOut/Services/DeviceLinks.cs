// style: explicit interface implementations and inherited teardown
// sdk: signalr, websocket
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;

namespace Acme.Devices;

public interface IDeviceLink
{
    Task OpenAsync(CancellationToken cancellationToken = default);

    Task CloseAsync() => Task.CompletedTask;
}

public sealed class HubDeviceLink : IDeviceLink, IDisposable
{
    private readonly HubConnection _hub; // expect: SWB2002
    private readonly SemaphoreSlim _gate = new(1, 1);

    public HubDeviceLink(string url) { _hub = new HubConnectionBuilder().WithUrl(url).Build(); } // expect: SWB1001, SWB3008

    async Task IDeviceLink.OpenAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_hub.State == HubConnectionState.Disconnected)
                await _hub.StartAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    void IDisposable.Dispose() => _gate.Dispose();
}

public class SocketDeviceLink : IDeviceLink, IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new(); // expect: SWB1001, SWB2002
    private readonly CancellationTokenSource _stop = new();
    private Task? _pump;

    async Task IDeviceLink.OpenAsync(CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(new Uri("ws://devices.acme.io/link"), cancellationToken); // expect: SWB5003
        _pump = PumpAsync();
    }

    ValueTask IAsyncDisposable.DisposeAsync()
    {
        _stop.Cancel();
        if (_pump is { } pump) return new ValueTask(pump);
        return ValueTask.CompletedTask;
    }

    private async Task PumpAsync()
    {
        var buffer = new byte[4096];
        while (!_stop.IsCancellationRequested)
        {
            var result = await _socket.ReceiveAsync(buffer, _stop.Token); // expect: SWB3010
            if (result.EndOfMessage) Console.WriteLine(result.Count);
        }
    }
}

public abstract class Device : IAsyncDisposable
{
    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public abstract class HubDevice : Device
{
    public sealed override ValueTask DisposeAsync() { GC.SuppressFinalize(this); return DisposeAsyncCore(); }

    protected virtual ValueTask DisposeAsyncCore() => ValueTask.CompletedTask;
}

public class Lamp : HubDevice
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://devices.acme.io/lamp").WithAutomaticReconnect().Build(); // expect: SWB1001, SWB2002

    public Task OnAsync() => _hub.StartAsync();
}

public class Fan : Device
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://devices.acme.io/fan").WithAutomaticReconnect().Build(); // expect: SWB1001, SWB2002

    public Task OnAsync() => _hub.StartAsync();

    public sealed override async ValueTask DisposeAsync() => await base.DisposeAsync();
}
