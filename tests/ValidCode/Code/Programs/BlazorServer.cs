using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddSwitchboard(options => options.OneUserPerKey = false).AddSignalR();

// One for each circuit: a wrapper, not a connection.
builder.Services.AddScoped<CircuitNotifications>();

var app = builder.Build();
app.UseAntiforgery();
app.Run();

public sealed class CircuitNotifications(IConnectionManager connections, NavigationManager navigation) : IAsyncDisposable
{
    private ConnectionLease<HubConnection>? _lease;
    private ISubscription? _subscription;

    public async Task ShowAsync(Func<string, Task> show)
    {
        if (_lease is not null)
            return;

        _lease = await connections.AcquireAsync("notifications", Create);
        _subscription = _lease.Subscribe("Notified", show);
    }

    public async ValueTask DisposeAsync()
    {
        if (_subscription is not null)
            await _subscription.DisposeAsync();
        if (_lease is not null)
            await _lease.DisposeAsync();
    }

    private HubConnection Create() => new HubConnectionBuilder().WithUrl(navigation.ToAbsoluteUri("/hubs/notifications")).WithAutomaticReconnect().Build();
}
