// style: components and forms in which two places connect
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;
using System.Windows.Forms;

namespace Depot.Screens;

public sealed class GateScreen : ComponentBase, IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://depot.example.com/gates").WithAutomaticReconnect().Build(); // expect: SWB1001

    protected override void OnInitialized()
    {
        _ = _hub.StartAsync(); // expect: SWB3004
    }

    protected override async Task OnInitializedAsync()
    {
        await _hub.StartAsync(); // expect: SWB3007
        await _hub.SendAsync("Watch", "gates");
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public sealed class DockScreen : ComponentBase, IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://depot.example.com/docks").WithAutomaticReconnect().Build(); // expect: SWB1001

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await _hub.StartAsync(); // quiet: SWB3007 on the first render
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public sealed class YardScreen : ComponentBase, IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://depot.example.com/yard").WithAutomaticReconnect().Build(); // expect: SWB1001

    protected override async Task OnParametersSetAsync()
    {
        await _hub.StartAsync(); // expect: SWB3007
        await _hub.SendAsync("Watch", "yard");
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public sealed class RampWorker : BackgroundService
{
    private readonly HubConnection _hub;

    public RampWorker(string url)
    {
        _hub = new HubConnectionBuilder().WithUrl(url).WithAutomaticReconnect().Build(); // expect: SWB1001
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await _hub.StartAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await OpenAsync(stoppingToken); // expect: SWB3007
        await _hub.SendAsync("Ready", stoppingToken);
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _hub.StartAsync(cancellationToken);
        Console.WriteLine("open");
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _hub.DisposeAsync();
    }
}

public sealed class Scale
{
    public event EventHandler? Weighed;

    public event EventHandler? Cleared;

    public void Weigh() => Weighed?.Invoke(this, EventArgs.Empty);

    public void Clear() => Cleared?.Invoke(this, EventArgs.Empty);
}

public sealed class ScaleForm : Form
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://depot.example.com/scale").WithAutomaticReconnect().Build(); // expect: SWB1001
    private readonly Scale _scale = new();

    public ScaleForm()
    {
        _scale.Weighed += async (_, _) => await _hub.StartAsync();
        _scale.Cleared += OnCleared;
    }

    private async void OnCleared(object? sender, EventArgs e) => await _hub.StartAsync(); // expect: SWB3007

    protected override async void OnFormClosed(FormClosedEventArgs e) => await _hub.DisposeAsync();
}
