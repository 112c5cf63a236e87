using Microsoft.AspNetCore.SignalR.Client;

namespace Fresh.Patterns;

public abstract record Mode
{
    public sealed record Live(Uri Server) : Mode;

    public sealed record Replay(string File) : Mode;
}

// Branches that exclude each other subscribe to the same event, and only one of them runs.
public sealed class ModalFeed : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://modal.example.com/hub").WithAutomaticReconnect().Build();

    public ModalFeed(Mode mode)
    {
        switch (mode)
        {
            case Mode.Live { Server.IsLoopback: false }:
                _hub.On<string>("Frame", frame => Latest = frame);
                break;
            case Mode.Live:
                _hub.On<string>("Frame", frame => Latest = $"local {frame}");
                break;
            default:
                _hub.On<string>("Frame", _ => { });
                break;
        }

        if (mode is Mode.Replay { File: [.., 'z'] })
            _hub.On<string>("Chunk", Unpack);
        else
            _hub.On<string>("Chunk", chunk => Latest = chunk);
    }

    public string? Latest { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken) => _hub.State switch
    {
        HubConnectionState.Disconnected => _hub.StartAsync(cancellationToken),
        HubConnectionState.Connected or HubConnectionState.Connecting => Task.CompletedTask,
        _ => Task.Delay(TimeSpan.FromSeconds(1), cancellationToken),
    };

    public async ValueTask DisposeAsync() => await _hub.DisposeAsync();

    private void Unpack(string chunk) => Latest = chunk is ['z', .. var rest] ? rest : chunk;
}
