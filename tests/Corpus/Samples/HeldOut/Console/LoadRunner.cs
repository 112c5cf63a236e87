// style: load generator
// sdk: signalr
using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.SignalR.Client;

namespace LoadTest;

public sealed class LoadRunner : IAsyncDisposable
{
    private readonly List<HubConnection> _connections = [];
    private readonly ConcurrentBag<double> _latencies = [];
    private readonly Uri _hub;

    public LoadRunner(Uri hub, int users)
    {
        _hub = hub;
        for (var i = 0; i < users; i++)
            _connections.Add(new HubConnectionBuilder().WithUrl(hub).Build()); // expect: SWB1001
    }

    public async Task<double> RunAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        foreach (var connection in _connections)
        {
            connection.On<long>("Echo", sent => _latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds)); // quiet: SWB4002 another client each time
            await connection.StartAsync(cancellationToken); // quiet: SWB3002 owned
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(duration);
        await Task.WhenAll(_connections.Select(connection => SendAsync(connection, stop.Token)));
        return _latencies.IsEmpty ? double.NaN : _latencies.Average();
    }

    private static async Task SendAsync(HubConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await connection.SendAsync("Echo", Stopwatch.GetTimestamp(), cancellationToken);
                await Task.Delay(100, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    public async Task<int> ChurnAsync(int rounds)
    {
        var failures = 0;
        for (var round = 0; round < rounds; round++)
        {
            var connection = new HubConnectionBuilder().WithUrl(_hub).Build(); // expect: SWB1002
            try
            {
                await connection.StartAsync();
                await connection.InvokeAsync("Ping");
            }
            catch (Exception)
            {
                failures++;
            }
            finally
            {
                await connection.DisposeAsync(); // quiet: SWB2001 disposed in finally
            }
        }

        return failures;
    }

    public async ValueTask DisposeAsync()
    {
        await Parallel.ForEachAsync(_connections, async (connection, _) => await connection.DisposeAsync()); // quiet: SWB3001 owned
        _connections.Clear();
    }
}
