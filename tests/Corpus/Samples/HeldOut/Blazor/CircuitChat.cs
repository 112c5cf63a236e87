// style: Blazor Server per-circuit service and its registration
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lounge.Server;

public sealed class CircuitChat : IAsyncDisposable
{
    private readonly NavigationManager _navigation;
    private readonly ILogger<CircuitChat> _logger;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private HubConnection? _connection; // quiet: SWB2002 disposed below

    public CircuitChat(NavigationManager navigation, ILogger<CircuitChat> logger)
    {
        _navigation = navigation;
        _logger = logger;
    }

    public event Action<string, string>? MessageReceived;

    public async Task EnsureStartedAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_connection is null)
            {
                _connection = Create();
                _connection.On<string, string>("Message", (user, text) => MessageReceived?.Invoke(user, text)); // quiet: SWB2003 owned
            }

            if (_connection.State == HubConnectionState.Disconnected)
                await _connection.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _logger.LogError(exception, "The chat hub could not be reached");
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    public Task SendAsync(string text) => _connection?.SendAsync("Send", text) ?? Task.CompletedTask;

    private HubConnection Create() =>
        new HubConnectionBuilder() // expect: SWB1001
            .WithUrl(_navigation.ToAbsoluteUri("/chat"))
            .WithAutomaticReconnect([TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10)])
            .Build();

    public async ValueTask DisposeAsync()
    {
        var connection = Interlocked.Exchange(ref _connection, null);
        if (connection is not null)
            await connection.DisposeAsync();
        _gate.Dispose();
    }
}

public static class LoungeServices
{
    public static IServiceCollection AddLounge(this IServiceCollection services, string presenceUrl)
    {
        services.AddScoped<CircuitChat>(); // quiet: SWB1004 a wrapper, one for each circuit

        services.AddScoped(_ => new HubConnectionBuilder() // expect: SWB1004
            .WithUrl(presenceUrl) // quiet: SWB1001 a registration
            .Build());

        services.AddSingleton<PresenceBoard>();
        return services;
    }
}

public sealed class PresenceBoard(ILogger<PresenceBoard> logger)
{
    private readonly HashSet<string> _online = new(StringComparer.OrdinalIgnoreCase);

    public void Enter(string user)
    {
        lock (_online)
        {
            if (_online.Add(user))
                logger.LogDebug("{User} is online", user);
        }
    }
}
