// style: services with expression-bodied and chained constructors
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;

namespace Acme.Dispatch;

/// <summary>Expression-bodied constructors that chain.</summary>
public sealed class DispatchBoard
{
    private readonly HubConnection _hub; // expect: SWB2002
    private readonly ILogger<DispatchBoard> _logger;

    // The default address is that of the development cell.
    public DispatchBoard(ILogger<DispatchBoard> logger) : this(logger, "https://dispatch.acme.io/hub") { }

    public DispatchBoard(ILogger<DispatchBoard> logger, string url) =>
        (_logger, _hub) = (logger, new HubConnectionBuilder().WithUrl(url).Build()); // expect: SWB1001, SWB3008

    public Task OpenAsync(CancellationToken ct) => _hub.StartAsync(ct);

    public IDisposable OnJob(Action<string> handler) => _hub.On("job", handler);

    public void Log() => _logger.LogInformation("{State}", _hub.State);
}

public class RouteBoard
{
    private readonly HubConnection _hub; // expect: SWB2002
    private readonly List<string> _stops = [];

    public RouteBoard(string url) => _hub = new HubConnectionBuilder() // expect: SWB1001, SWB3008
        .WithUrl(url)
        .Build();

    public async Task OpenAsync()
    {
        _hub.On<string>("stop", _stops.Add);
        await _hub.StartAsync().ConfigureAwait(false);
    }
}

public class StopBoard : IDisposable
{
    private readonly Timer _timer = new(static _ => { });
    private HubConnection? hub; // expect: SWB2002

    public HubConnection Hub => hub ??= new HubConnectionBuilder().WithUrl("https://dispatch.acme.io/stops").Build(); // expect: SWB1001, SWB3008

    public void Dispose() => _timer.Dispose(); // the timer only
}
