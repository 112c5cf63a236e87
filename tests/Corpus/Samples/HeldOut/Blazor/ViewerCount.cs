// style: Blazor component with both disposal interfaces
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Options;

namespace Streamer.Components;

public sealed class StreamOptions
{
    public string HubUrl { get; set; } = "";
    public int RefreshSeconds { get; set; } = 5;
}

public partial class ViewerCount : ComponentBase, IDisposable, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private HubConnection? _viewers; // expect: SWB2002
    private HubConnection? _reactions; // quiet: SWB2002 disposed asynchronously
    private PeriodicTimer? _timer;
    private int _count;
    private int _hearts;

    [Inject] public IOptions<StreamOptions> Options { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _viewers = new HubConnectionBuilder().WithUrl(Options.Value.HubUrl + "/viewers").Build(); // expect: SWB1001, SWB3008
        _reactions = new HubConnectionBuilder().WithUrl(Options.Value.HubUrl + "/reactions").Build(); // expect: SWB1001, SWB3008

        _viewers.On<int>("Count", count => _count = count);
        _reactions.On("Heart", () => { _hearts++; }); // quiet: SWB2003 owned

        await Task.WhenAll(_viewers.StartAsync(), _reactions.StartAsync());
        _ = RefreshAsync(_stop.Token);
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        _timer = new PeriodicTimer(TimeSpan.FromSeconds(Options.Value.RefreshSeconds));
        try
        {
            while (await _timer.WaitForNextTickAsync(cancellationToken))
                await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException)
        {
        }
    }

    // Never runs: a component with both interfaces is torn down by DisposeAsync alone.
    public void Dispose()
    {
        _timer?.Dispose();
        _ = _viewers?.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_reactions is not null)
            await _reactions.DisposeAsync();
    }
}
