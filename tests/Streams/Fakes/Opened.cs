namespace Switchboard.Streams.Tests;

/// <summary>A message client with its connector, as a manager uses it.</summary>
internal sealed class Opened : IAsyncDisposable
{
    private readonly MessageClientConnector _connector = new();

    public Opened(MessageClientOptions options)
    {
        Client = new MessageClient(options);
        _connector.Observe(Client, Observer);
    }

    public MessageClient Client { get; }

    public RecordingObserver Observer { get; } = new();

    public Task ConnectAsync(string transport = ConnectRequest.DefaultTransport, AccessToken? token = null, CancellationToken cancellationToken = default) =>
        _connector.ConnectAsync(Client, new ConnectRequest("feed") { Transport = transport, Token = token }, cancellationToken).Soon();

    public Task DisconnectAsync(CancellationToken cancellationToken = default) => _connector.DisconnectAsync(Client, cancellationToken).Soon();

    public async Task<Received<TMessage>> SubscribeAsync<TMessage>(string channel = "message")
    {
        var received = new Received<TMessage>();
        await _connector.SubscribeAsync(Client, new ChannelRequest(channel), received, CancellationToken.None).Soon();
        return received;
    }

    public Task PollAsync<TMessage>(ChannelRequest channel, IChannelSink<TMessage> sink) =>
        _connector.PollAsync(Client, channel, sink, CancellationToken.None).Soon();

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
