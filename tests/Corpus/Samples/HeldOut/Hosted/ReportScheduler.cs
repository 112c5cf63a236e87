// style: timer-driven background job
// sdk: signalr, redis
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Reports;

public sealed class ReportScheduler : IHostedService, IDisposable
{
    private readonly ILogger<ReportScheduler> _logger;
    private readonly string _hubUrl;
    private readonly string _redis;
    private Timer? _timer;
    private int _running;

    public ReportScheduler(ILogger<ReportScheduler> logger, string hubUrl, string redis)
    {
        _logger = logger;
        _hubUrl = hubUrl;
        _redis = redis;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = new Timer(Tick, null, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        return Task.CompletedTask;
    }

    private async void Tick(object? state)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
            return;

        try
        {
            var hub = new HubConnectionBuilder().WithUrl(_hubUrl).Build(); // expect: SWB1002, SWB2001
            await hub.StartAsync();
            await hub.SendAsync("ReportReady", await BuildAsync());
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "No report this time");
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    private async Task<string> BuildAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(_redis); // expect: SWB1002
        string? rows = await redis.GetDatabase().StringGetAsync("report:rows");
        return rows ?? "";
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Change(Timeout.Infinite, 0);
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();
}
