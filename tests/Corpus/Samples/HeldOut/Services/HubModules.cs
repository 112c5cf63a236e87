// style: modules and sessions that are given a hub made for them
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace Office.Modules;

public interface IHubModule
{
    void Register(HubConnection hub);
}

public sealed class AlertModule : IHubModule
{
    private readonly List<string> _alerts = [];

    public void Register(HubConnection hub) => hub.On<string>("Alert", _alerts.Add); // quiet: SWB2003 the hub has just been made
}

public sealed class ModularHub(IEnumerable<IHubModule> modules, Uri address) : IAsyncDisposable
{
    private HubConnection? _hub;

    public async Task StartAsync()
    {
        if (_hub is not null)
            return;
        _hub = new HubConnectionBuilder().WithUrl(address).WithAutomaticReconnect().Build(); // expect: SWB1001
        foreach (var module in modules)
            module.Register(_hub);
        await _hub.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
    }
}

/// <summary>One session at a time; the hub ends with it.</summary>
public sealed class Sessions(Uri address) : IAsyncDisposable
{
    private Session? _session;

    public async Task OpenAsync(string user)
    {
        await CloseAsync();
        var hub = new HubConnectionBuilder().WithUrl(address).WithAutomaticReconnect().Build(); // expect: SWB1001
        _session = new Session(hub, user);
        await _session.StartAsync();
    }

    public async Task CloseAsync()
    {
        if (_session is null)
            return;
        await _session.Hub.DisposeAsync();
        _session = null;
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private sealed class Session
    {
        private readonly string _user;

        public Session(HubConnection hub, string user)
        {
            Hub = hub;
            _user = user;
            Hub.On<string>("Said", text => Last = text); // quiet: SWB2003 the hub was made for this session
            Hub.Reconnected += OnReconnected; // quiet: SWB2004 the same
        }

        public HubConnection Hub { get; }

        public string? Last { get; private set; }

        public async Task StartAsync()
        {
            await Hub.StartAsync(); // quiet: SWB3002 the same
            await Hub.InvokeAsync("Login", _user);
        }

        private Task OnReconnected(string? id) => Hub.InvokeAsync("Login", _user);
    }
}

internal sealed class Peer
{
    public required HubConnection Line { get; init; }

    public int Pings { get; private set; }

    public Task StartAsync()
    {
        Line.On("Ping", () => Pings++); // quiet: SWB2003 whoever makes the peer makes its line
        return Line.StartAsync(); // quiet: SWB3002 the same
    }
}

internal sealed class Peers : IAsyncDisposable
{
    private readonly List<Peer> _peers = [];

    public async Task AddAsync(Uri address)
    {
        var peer = new Peer { Line = new HubConnectionBuilder().WithUrl(address).WithAutomaticReconnect().Build() }; // expect: SWB1001
        _peers.Add(peer);
        await peer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var peer in _peers)
            await peer.Line.DisposeAsync();
    }
}

public sealed class Toolbar
{
    private int _count;

    public Toolbar(HubConnection hub) => hub.On("Clicked", () => _count++); // expect: SWB2003
}
