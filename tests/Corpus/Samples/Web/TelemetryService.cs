// style: gRPC-like handler class
// sdk: nats
using NATS.Client.Core;
using NATS.Net;

namespace Telemetry;

public sealed record Reading(string Device, double Value);

public class TelemetryService(INatsClient nats)
{
    public async Task<int> PublishAsync(Reading reading, CancellationToken cancellationToken)
    {
        await using var client = new NatsClient("nats://broker:4222"); // expect: SWB1002
        await client.PublishAsync("telemetry.raw", reading, cancellationToken: cancellationToken);
        return 1;
    }

    public async Task<int> PublishSharedAsync(Reading reading, CancellationToken cancellationToken)
    {
        await nats.PublishAsync("telemetry.raw", reading, cancellationToken: cancellationToken);
        return 1;
    }

    public async IAsyncEnumerable<Reading> WatchAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in nats.SubscribeAsync<Reading>("telemetry.>", cancellationToken: cancellationToken)) // quiet: SWB2003 enumerated
        {
            if (message.Data is { } reading)
                yield return reading;
        }
    }
}
