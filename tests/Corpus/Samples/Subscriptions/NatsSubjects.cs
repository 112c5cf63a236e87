// style: service on an injected connection
// sdk: nats
using NATS.Client.Core;

namespace App.Messaging;

public sealed class PaymentEvents
{
    private readonly INatsConnection _nats;
    private INatsSub<string>? _paid; // expect: SWB2002

    public PaymentEvents(INatsConnection nats) => _nats = nats;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _paid = await _nats.SubscribeCoreAsync<string>("payments.paid", cancellationToken: cancellationToken);
    }
}

public sealed class PaymentEventsKept(INatsConnection nats) : IAsyncDisposable
{
    private INatsSub<string>? _paid; // quiet: SWB2002 disposed

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _paid = await nats.SubscribeCoreAsync<string>("payments.paid", cancellationToken: cancellationToken);
    }

    public async Task CountAsync(CancellationToken cancellationToken)
    {
        await foreach (var message in nats.SubscribeAsync<int>("payments.count", cancellationToken: cancellationToken)) // quiet: SWB2003 enumerated
            Console.WriteLine(message.Data);
    }

    public async ValueTask DisposeAsync()
    {
        if (_paid is not null)
            await _paid.DisposeAsync();
    }
}
