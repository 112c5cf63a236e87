using Microsoft.AspNetCore.SignalR.Client;

namespace Fresh.Defaults;

// A default implementation on what the implementing type owns.
public interface IHubOwner : IAsyncDisposable
{
    protected HubConnection Hub { get; }

    Task OpenAsync(CancellationToken cancellationToken) => Hub.State == HubConnectionState.Disconnected ? Hub.StartAsync(cancellationToken) : Task.CompletedTask;

    ValueTask IAsyncDisposable.DisposeAsync() => Hub.DisposeAsync();
}

public sealed class OwnerByInterface(Uri server) : IHubOwner
{
    HubConnection IHubOwner.Hub { get; } = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
}

public interface IHubEvents
{
    IDisposable Said(Action<string> handler);

    IDisposable SaidBy(string who, Action<string> handler) => Said(text =>
    {
        if (text.StartsWith(who, StringComparison.Ordinal))
            handler(text);
    });
}

public sealed class HubEvents(HubConnection hub) : IHubEvents
{
    public IDisposable Said(Action<string> handler) => hub.On("Said", handler);
}
