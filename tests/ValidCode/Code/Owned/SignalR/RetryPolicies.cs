using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Retrying;

public sealed class PatientRetryPolicy(TimeProvider time) : IRetryPolicy
{
    private readonly long _started = time.GetTimestamp();

    public TimeSpan? NextRetryDelay(RetryContext retryContext) =>
        time.GetElapsedTime(_started) > TimeSpan.FromDays(1)
            ? null
            : TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, retryContext.PreviousRetryCount)) * (0.8 + Random.Shared.NextDouble() * 0.4));
}

public interface IResiliencePipeline
{
    Task ExecuteAsync(Func<CancellationToken, Task> action, CancellationToken cancellationToken);
}

// The first connect goes through a pipeline with backoff; the SDK does every later one.
public sealed class RetriedHub(Uri server, TimeProvider time, IResiliencePipeline pipeline) : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder()
        .WithUrl(server)
        .WithAutomaticReconnect(new PatientRetryPolicy(time))
        .Build();

    public Task StartAsync(CancellationToken cancellationToken) => pipeline.ExecuteAsync(token => _hub.StartAsync(token), cancellationToken);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public sealed class DelayedHub : IAsyncDisposable
{
    private static readonly TimeSpan[] Delays = [TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)];

    private readonly HubConnection _hub = new HubConnectionBuilder()
        .WithUrl("https://delayed.example.com/hub")
        .WithAutomaticReconnect(Delays)
        .Build();

    public event EventHandler? Lost;

    public DelayedHub()
    {
        // It says that the connection is gone for good; it does not open it again.
        _hub.Closed += async _ =>
        {
            await Task.Yield();
            Lost?.Invoke(this, EventArgs.Empty);
        };
    }

    public Task StartAsync() => _hub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
