using NATS.Client.Core;
using NATS.Net;

namespace Platform.Telemetry;

// A NATS subscription ends with its token.
public sealed class TelemetryReader(NatsClient nats) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;

    public void Start() => _reading = ReadAsync(_stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await foreach (var reading in nats.SubscribeAsync<double>("telemetry.>", cancellationToken: cancellationToken))
            Console.WriteLine($"{reading.Subject}: {reading.Data}");
    }
}

public sealed class TelemetrySink : IAsyncDisposable
{
    private readonly NatsConnection _nats;

    public TelemetrySink(string server)
    {
        _nats = new NatsConnection(NatsOpts.Default with { Url = server });
        _nats.ConnectionDisconnected += OnDisconnected;
    }

    public int Losses { get; private set; }

    public async Task<string?> AskAsync(string question)
    {
        await using var answers = await _nats.SubscribeCoreAsync<string>("answers");
        await _nats.PublishAsync("questions", question, replyTo: answers.Subject);
        var answer = await answers.Msgs.ReadAsync();
        return answer.Data;
    }

    public async ValueTask DisposeAsync()
    {
        _nats.ConnectionDisconnected -= OnDisconnected;
        await _nats.DisposeAsync();
    }

    private ValueTask OnDisconnected(object sender, NatsEventArgs args)
    {
        Losses++;
        return ValueTask.CompletedTask;
    }
}

public sealed class TelemetryPool : IAsyncDisposable
{
    private readonly NatsConnectionPool _pool = new(4);

    public ValueTask PublishAsync(string subject, double value) => _pool.GetConnection().PublishAsync(subject, value);

    public ValueTask DisposeAsync() => _pool.DisposeAsync();
}
