using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Dashboards;

// Tasks that are kept and awaited later, and results that are read once they are there.
public sealed class SalesDashboard : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://sales.example.com/hub").WithAutomaticReconnect().Build();
    private Task? _opening;

    public Task OpenAsync() => _opening ??= _hub.StartAsync();

    public async Task<(int Today, int Week)> LoadAsync()
    {
        await OpenAsync();
        var today = _hub.InvokeAsync<int>("GetToday");
        var week = _hub.InvokeAsync<int>("GetWeek");
        await Task.WhenAll(today, week);
        return (today.Result, week.Result);
    }

    public async Task<int?> TryGetYearAsync(CancellationToken cancellationToken)
    {
        var year = _hub.InvokeAsync<int>("GetYear", cancellationToken);
        var ready = new Task[] { year, Task.Delay(TimeSpan.FromSeconds(2), cancellationToken) };
        var first = await Task.WhenAny(ready);
        return first == year ? await year : null;
    }

    public int PeekToday(Task<int> today) => today.IsCompletedSuccessfully ? today.Result : 0;

    public async Task CountAsync(CancellationToken cancellationToken)
    {
        var send = _hub.SendAsync("Viewed", cancellationToken);
        Views++;
        await send;
    }

    public int Views { get; private set; }

    public async ValueTask DisposeAsync() => await _hub.DisposeAsync();
}
