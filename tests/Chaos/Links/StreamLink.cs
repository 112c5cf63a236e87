using System.Globalization;
using System.Text.Json;

namespace Switchboard.Chaos;

/// <summary>A message client by one of its transports. Events and polls have positions; a plain WebSocket has none.</summary>
internal sealed class StreamLink : ILink
{
    private readonly IConnectionManager _connections;
    private readonly MessageClientOptions _options;
    private ConnectionLease<MessageClient>? _lease;

    private StreamLink(string name, Uri address, IConnectionManager connections, MessageClientOptions options, Secrets secrets)
    {
        Name = name;
        Key = new ConnectionKey(address);
        _connections = connections;
        _options = options;
        options.Headers[Secrets.HeaderName] = secrets.Header;
    }

    public string Name { get; }
    public ConnectionKey Key { get; }
    public Inbox Inbox { get; } = new();
    public bool Recovers => _options.WebSocketAddress is null;
    public bool IsAcknowledged => _options.WebSocketAddress is null;

    public static StreamLink OverSocket(IConnectionManager connections, FaultyServer server) => new(
        "socket", server.SocketAddress, connections,
        new MessageClientOptions { WebSocketAddress = server.SocketAddress, PingMessage = "ping", PongMessage = "pong", ChannelOf = ChannelOf }, server.Secrets);

    public static StreamLink OverEvents(IConnectionManager connections, FaultyServer server) => new(
        "events", server.EventsAddress, connections,
        new MessageClientOptions { EventsAddress = server.EventsAddress, SendAddress = server.SendAddress, SilenceTimeout = TimeSpan.FromSeconds(1) }, server.Secrets);

    public static StreamLink OverPolls(IConnectionManager connections, FaultyServer server) => new(
        "polls", server.PollAddress, connections,
        new MessageClientOptions { PollingAddress = server.PollAddress, SendAddress = server.SendAddress, PollTimeout = TimeSpan.FromSeconds(2), PollPause = TimeSpan.Zero }, server.Secrets);

    public async Task OpenAsync()
    {
        _lease = await _connections.AcquireAsync(Key, () => new MessageClient(_options));
        _lease.Subscribe<StreamMessage>(ILink.Channel, message => Inbox.Receive(SequenceOf(message)));
    }

    public Task SendAsync(string messageId) => _connections.SendAsync(
        _lease!.Client,
        (client, cancellationToken) => client.SendAsync(IsAcknowledged ? messageId : JsonSerializer.Serialize(new { id = messageId }), cancellationToken)).AsTask();

    public ValueTask DisposeAsync() => _lease?.DisposeAsync() ?? default;

    private static string? ChannelOf(string text)
    {
        using JsonDocument message = JsonDocument.Parse(text);
        return message.RootElement.TryGetProperty("channel", out JsonElement channel) ? channel.GetString() : "acknowledgements";
    }

    private static long SequenceOf(StreamMessage message)
    {
        if (message.Position?.Id is { } id)
            return long.Parse(id, CultureInfo.InvariantCulture);
        using JsonDocument content = JsonDocument.Parse(message.Text);
        return content.RootElement.GetProperty("sequence").GetInt64();
    }
}
