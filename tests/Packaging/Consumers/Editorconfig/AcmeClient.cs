namespace Acme.Realtime;

/// <summary>The client of an SDK that only acme.clients.txt knows.</summary>
public sealed class AcmeClient(string url) : IAsyncDisposable
{
    public string Url { get; } = url;

    public Task OpenAsync() => Task.CompletedTask;

    public Task CloseAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
