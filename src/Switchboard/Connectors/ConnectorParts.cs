namespace Switchboard;

/// <summary>What a connector that is made of delegates is made of.</summary>
internal sealed record ConnectorParts<TClient> where TClient : class
{
    public ConnectorTraits Traits { get; init; }
    public IReadOnlyList<string> Transports { get; init; } = [ConnectRequest.DefaultTransport];
    public Func<TClient, ConnectRequest, CancellationToken, Task>? Connect { get; init; }
    public Func<TClient, CancellationToken, Task>? Disconnect { get; init; }
    public Func<TClient, ClientState>? State { get; init; }
    public Func<TClient, string?>? User { get; init; }
    public Func<TClient, IConnectionObserver, IDisposable?>? Observe { get; init; }
    public Func<TClient, CancellationToken, Task>? Ping { get; init; }
    public Func<TClient, AccessToken, CancellationToken, Task>? RenewToken { get; init; }
    public Func<TClient, ChannelRequest, IChannelSink<object?>, CancellationToken, Task<IAsyncDisposable>>? Subscribe { get; init; }
    public Func<TClient, ChannelRequest, IChannelSink<object?>, CancellationToken, Task>? Poll { get; init; }
    public Func<Exception, ConnectionFault?>? Classify { get; init; }
}
