namespace Switchboard.Tests;

/// <summary>Counts how many clients are open at the same time.</summary>
internal sealed class LiveCount
{
    private readonly Lock _gate = new();
    private readonly List<CountedClient> _clients = [];

    public int Now { get; private set; }
    public int Most { get; private set; }

    public IReadOnlyList<CountedClient> Clients
    {
        get
        {
            lock (_gate)
                return [.. _clients];
        }
    }

    public CountedClient Create(bool fails)
    {
        var client = new CountedClient(this, fails);
        lock (_gate)
            _clients.Add(client);
        return client;
    }

    public void Add(int change)
    {
        lock (_gate)
            Most = Math.Max(Most, Now += change);
    }
}

/// <summary>A client that is open from the start of its connect to the end of its close.</summary>
internal sealed class CountedClient(LiveCount live, bool fails) : IAsyncDisposable
{
    private readonly TaskCompletionSource _disposed = Waiting.Gate();
    private bool _isOpen;

    public Task Disposed => _disposed.Task.Soon();
    public ClientState State => _isOpen ? ClientState.Connected : ClientState.Disconnected;

    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        live.Add(1);
        try
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            if (fails)
                throw new IOException("refused");
            _isOpen = true;
        }
        finally
        {
            if (!_isOpen)
                live.Add(-1);
        }
    }

    public async Task DisconnectAsync()
    {
        await Task.Yield();
        if (!_isOpen)
            return;
        _isOpen = false;
        live.Add(-1);
    }

    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync();
        _disposed.TrySetResult();
    }
}
