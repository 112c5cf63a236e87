namespace Switchboard.Testing.Tests.Example;

public sealed class ChatViewModel<TClient>(IConnectionManager connections, Func<TClient> createClient) : IAsyncDisposable
    where TClient : class
{
    private static readonly ConnectionKey s_key = "chat";

    private ConnectionLease<TClient>? _lease;
    private ISubscription? _messages;

    public string Banner { get; private set; } = "Not connected";

    public List<string> Messages { get; } = [];

    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        connections.StatusChanged += OnStatusChanged;
        _lease = await connections.AcquireAsync(s_key, createClient, cancellationToken);
        _messages = _lease.Subscribe<string>("Message", Messages.Add);
    }

    public async ValueTask DisposeAsync()
    {
        connections.StatusChanged -= OnStatusChanged;
        _messages?.Dispose();
        if (_lease is not null)
            await _lease.DisposeAsync();
    }

    private void OnStatusChanged(object? sender, ConnectionStatusChangedEventArgs change)
    {
        if (change.Status.Key == s_key)
            Banner = change.Status switch
            {
                { IsUsable: true } => "",
                { Phase: ConnectionPhase.Reconnecting } => "Reconnecting…",
                { Phase: ConnectionPhase.Offline } => "You are offline",
                _ => "Not connected",
            };
    }
}
