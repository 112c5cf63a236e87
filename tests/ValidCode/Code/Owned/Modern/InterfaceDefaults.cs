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

// A base class closes what its heirs give it.
public abstract class GivenHubOwner : IAsyncDisposable
{
    protected abstract HubConnection Hub { get; }

    public virtual async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class HeirWithProperty : GivenHubOwner
{
    protected override HubConnection Hub { get; } = new HubConnectionBuilder().WithUrl("https://heir.example.com/hub").WithAutomaticReconnect().Build();
}

public sealed class HeirWithField(Uri server) : GivenHubOwner
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();

    public Task StartAsync() => _hub.StartAsync();

    protected override HubConnection Hub => _hub;
}
