// style: persistent connection of an event bus
// sdk: rabbitmq
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace EventBus.Rabbit;

public interface IPersistentConnection : IAsyncDisposable
{
    bool IsConnected { get; }

    Task<bool> TryConnectAsync(CancellationToken cancellationToken);

    Task<IChannel> CreateChannelAsync(CancellationToken cancellationToken);
}

public sealed class PersistentConnection(IConnectionFactory factory, ILogger<PersistentConnection> logger) : IPersistentConnection
{
    private readonly SemaphoreSlim _lock = new(1, 1);
    private IConnection? _connection; // quiet: SWB2002 disposed below
    private bool _disposed;

    public bool IsConnected => _connection is { IsOpen: true } && !_disposed;

    public async Task<bool> TryConnectAsync(CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken);
        try
        {
            if (IsConnected)
                return true;

            if (_connection is not null)
                await _connection.DisposeAsync();

            _connection = await factory.CreateConnectionAsync(cancellationToken); // expect: SWB1001, SWB3006
            _connection.ConnectionShutdownAsync += OnShutdownAsync; // quiet: SWB2004 owned
            _connection.ConnectionBlockedAsync += OnBlockedAsync;
            return true;
        }
        catch (Exception exception)
        {
            logger.LogCritical(exception, "RabbitMQ cannot be reached");
            return false;
        }
        finally
        {
            _lock.Release();
        }
    }

    public async Task<IChannel> CreateChannelAsync(CancellationToken cancellationToken)
    {
        if (!IsConnected && !await TryConnectAsync(cancellationToken))
            throw new InvalidOperationException("No RabbitMQ connection is available.");
        return await _connection!.CreateChannelAsync(cancellationToken: cancellationToken); // quiet: SWB2001 returned
    }

    private async Task OnShutdownAsync(object sender, ShutdownEventArgs args)
    {
        if (_disposed)
            return;
        logger.LogWarning("RabbitMQ went away, connecting again");
        await TryConnectAsync(CancellationToken.None);
    }

    private Task OnBlockedAsync(object sender, ConnectionBlockedEventArgs args)
    {
        logger.LogWarning("Blocked: {Reason}", args.Reason);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;

        if (_connection is { } connection)
        {
            connection.ConnectionShutdownAsync -= OnShutdownAsync;
            await connection.CloseAsync(); // quiet: SWB3001 owned
            await connection.DisposeAsync();
        }

        _lock.Dispose();
    }
}

public sealed class BlockedAlarm
{
    private readonly IConnection _connection;
    private readonly Action<string> _alarm;

    public BlockedAlarm(IConnection connection, Action<string> alarm)
    {
        _connection = connection;
        _alarm = alarm;
        _connection.ConnectionBlockedAsync += (_, args) => // expect: SWB2004
        {
            _alarm(args.Reason);
            return Task.CompletedTask;
        };
    }

    public Task GiveUpAsync() => _connection.AbortAsync(); // expect: SWB3001
}
