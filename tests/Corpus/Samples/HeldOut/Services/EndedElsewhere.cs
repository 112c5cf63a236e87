// style: connections that something else ends
// sdk: signalr, websockets
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;

namespace Office.Endings;

public interface IShutdown
{
    event Action? Ending;

    void Add(Func<ValueTask> end);
}

public sealed class Mail
{
    private readonly HubConnection _hub; // quiet: SWB2002 the shutdown disposes it

    public Mail(IHubConnectionBuilder builder, IShutdown shutdown)
    {
        _hub = builder.WithAutomaticReconnect().Build(); // expect: SWB1001
        shutdown.Add(_hub.DisposeAsync);
    }

    public Task StartAsync() => _hub.StartAsync();
}

public sealed class Calendar
{
    private readonly HubConnection _hub; // quiet: SWB2002 the shutdown calls what disposes it

    public Calendar(IHubConnectionBuilder builder, IShutdown shutdown)
    {
        _hub = builder.WithAutomaticReconnect().Build(); // expect: SWB1001
        shutdown.Ending += Release;
    }

    public Task StartAsync() => _hub.StartAsync();

    private async void Release() => await _hub.DisposeAsync();
}

public sealed class Printer : IDisposable
{
    private readonly ClientWebSocket _socket = new(); // expect: SWB1001
    private readonly CancellationTokenSource _stop = new();

    public Printer() => _stop.Token.Register(_socket.Dispose);

    public Task StartAsync(Uri address) => _socket.ConnectAsync(address, _stop.Token);

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }
}

public sealed class Scanner : IDisposable
{
    private readonly ClientWebSocket _socket = new(); // expect: SWB1001
    private Task? _work;

    public void Start(Uri address) => _work = WorkAsync(address);

    private async Task WorkAsync(Uri address)
    {
        try
        {
            await _socket.ConnectAsync(address, default);
            await _socket.SendAsync("scan"u8.ToArray(), WebSocketMessageType.Text, true, default);
        }
        finally
        {
            _socket.Dispose();
        }
    }

    public void Dispose() => _work?.Wait();
}

public sealed class Notes(HubConnection hub) : IDisposable
{
    private readonly List<IDisposable> _handles = []; // quiet: SWB2002 removed by name

    public void Open() => _handles.Add(hub.On<string>("Note", Console.WriteLine));

    public void Dispose() => hub.Remove("Note");
}

public sealed class Tasks(HubConnection hub)
{
    private readonly List<IDisposable> _handles = []; // expect: SWB2002

    public void Open() => _handles.Add(hub.On<string>("Task", Console.WriteLine));
}

public sealed class Contacts
{
    private readonly HubConnection _hub; // expect: SWB2002

    public Contacts(IHubConnectionBuilder builder) => _hub = builder.WithAutomaticReconnect().Build(); // expect: SWB1001

    public async Task OpenAsync(bool once)
    {
        await _hub.StartAsync();
        if (once)
            await _hub.DisposeAsync();
    }
}
