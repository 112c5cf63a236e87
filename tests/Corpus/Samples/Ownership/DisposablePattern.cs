// style: Dispose(bool), DisposeAsyncCore
// sdk: nats
using NATS.Client.Core;

namespace App.Messaging;

public class EventBus : IAsyncDisposable
{
    private readonly NatsConnection _nats = new(); // expect: SWB1001

    public ValueTask PublishAsync(string subject, string text) => _nats.PublishAsync(subject, text);

    public async ValueTask DisposeAsync()
    {
        await DisposeAsyncCore();
        GC.SuppressFinalize(this);
    }

    protected virtual async ValueTask DisposeAsyncCore()
    {
        await _nats.DisposeAsync(); // quiet: SWB2002 released by the core
    }
}

public class AuditBus : EventBus
{
    private readonly NatsConnection _audit = new(); // expect: SWB1001, SWB2002
    private readonly StreamWriter _log = new("audit.log");

    public ValueTask AuditAsync(string text) => _audit.PublishAsync("audit", text);

    protected override async ValueTask DisposeAsyncCore()
    {
        await _log.DisposeAsync();
        await base.DisposeAsyncCore();
    }
}
