// style: worker that mirrors one hub to another
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Mirror;

public sealed class MirrorOptions
{
    public required string Source { get; init; }
    public required string Target { get; init; }
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);
}

public sealed partial class MirrorWorker(IOptions<MirrorOptions> options, ILogger<MirrorWorker> logger) : BackgroundService
{
    private HubConnection? _source; // quiet: SWB2002 disposed in StopAsync
    private HubConnection? _target; // quiet: SWB2002 disposed in StopAsync

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _source = Build(options.Value.Source);
        _target = Build(options.Value.Target);

        _source.On<string, byte[]>("Frame", ForwardAsync); // quiet: SWB2003 owned
        _source.On("Reset", () => _target.SendAsync("Reset", stoppingToken));
        _source.On<string, byte[]>("Frame", (name, _) => LogFrame(name)); // expect: SWB4001

        await ConnectAsync(_target, stoppingToken);
        await ConnectAsync(_source, stoppingToken);
    }

    private static HubConnection Build(string url) => new HubConnectionBuilder().WithUrl(url).WithAutomaticReconnect().Build(); // expect: SWB1001

    private async Task ConnectAsync(HubConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await connection.StartAsync(cancellationToken); // expect: SWB3006
                return;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogRetry(exception);
                await Task.Delay(options.Value.RetryDelay, cancellationToken);
            }
        }
    }

    private Task ForwardAsync(string name, byte[] frame) =>
        _target!.State == HubConnectionState.Connected
            ? _target.SendAsync("Frame", name, frame)
            : Task.CompletedTask;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await CloseAsync(_source);
        await CloseAsync(_target);
    }

    private static async Task CloseAsync(HubConnection? connection)
    {
        if (connection is not null)
            await connection.DisposeAsync(); // quiet: SWB3001 called from teardown only
    }

    private void LogFrame(string name) => logger.LogTrace("Frame {Name}", name);

    private void LogRetry(Exception exception) => logger.LogWarning(exception, "Not connected, trying again");
}
