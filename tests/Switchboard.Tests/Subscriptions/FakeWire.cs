namespace Switchboard.Tests;

/// <summary>A client and the other side of its wire: who subscribes, what is confirmed, what arrives.</summary>
internal sealed class FakeWire : ClientBinding
{
    private readonly Lock _gate = new();
    private readonly List<Line> _lines = [];
    private readonly List<string> _log = [];
    private int _drops;

    public override object Client { get; } = new();
    public override bool HasConnector => true;
    public override ConnectorTraits Traits => ConnectorTraits.Restartable | ConnectorTraits.Polls;
    public override IReadOnlyList<string> Transports => [];
    public override ClientState State => ClientState.Connected;
    public override string? User => null;
    public override bool CanRestart => true;

    /// <summary>Ends with the confirmation of the other side.</summary>
    public Func<ChannelRequest, CancellationToken, Task> OnSubscribe { get; set; } = static (_, _) => Task.CompletedTask;

    public Func<string, Task> OnUnsubscribe { get; set; } = static _ => Task.CompletedTask;

    /// <summary>What a poll finds.</summary>
    public Func<ChannelRequest, IChannelSink<string>, Task> OnPoll { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>What was asked for.</summary>
    public List<ChannelRequest> Requests { get; } = [];

    /// <summary>What was sent, as "+channel" and "-channel".</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_gate)
                return [.. _log];
        }
    }

    /// <summary>The channels that the other side sends on.</summary>
    public IReadOnlyList<string> Live
    {
        get
        {
            lock (_gate)
                return [.. _lines.Where(static line => line.IsLive).Select(static line => line.Channel)];
        }
    }

    public static ChannelOpener<TMessage> Open<TMessage>() => ChannelOpeners.ByConnector<TMessage>();

    /// <summary>A message comes on every sink of the channel that is live.</summary>
    public Task EmitAsync<TMessage>(string channel, TMessage message, ChannelPosition? position = null) =>
        EmitAsync(channel, message, position, static line => line.IsLive);

    /// <summary>A message comes on every sink that the channel ever had.</summary>
    public Task EmitLateAsync<TMessage>(string channel, TMessage message, ChannelPosition? position = null) =>
        EmitAsync(channel, message, position, static _ => true);

    /// <summary>The physical connection ends, and what was under way on it fails.</summary>
    public void Drop()
    {
        lock (_gate)
        {
            _drops++;
            foreach (Line line in _lines)
                line.IsLive = false;
        }
    }

    public override async Task<IAsyncDisposable> SubscribeAsync<TMessage>(
        ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken)
    {
        var line = new Line(this, channel.Channel, sink);
        int drops;
        lock (_gate)
        {
            drops = _drops;
            _log.Add("+" + channel.Channel);
            Requests.Add(channel);
        }
        await OnSubscribe(channel, cancellationToken);
        lock (_gate)
        {
            if (drops != _drops)
                throw new IOException("The connection was lost.");
            line.IsLive = true;
            _lines.Add(line);
        }
        return line;
    }

    public override Task PollAsync<TMessage>(ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken) =>
        OnPoll(channel, (IChannelSink<string>)sink);

    public override ConnectionFault Classify(Exception error) => new(FailureKind.Refused, "403", "No.", error);

    public override Task ConnectAsync(ConnectRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
    public override Task DisconnectAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    public override IDisposable? Observe(IConnectionObserver observer) => throw new NotSupportedException();
    public override Task PingAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    public override Task RenewTokenAsync(AccessToken token, CancellationToken cancellationToken) => throw new NotSupportedException();

    private async Task EmitAsync<TMessage>(string channel, TMessage message, ChannelPosition? position, Func<Line, bool> isMeant)
    {
        Line[] lines;
        lock (_gate)
            lines = [.. _lines.Where(line => line.Channel == channel && line.Sink is IChannelSink<TMessage> && isMeant(line))];
        foreach (Line line in lines)
            await ((IChannelSink<TMessage>)line.Sink).ReceiveAsync(message, position);
    }

    private sealed class Line(FakeWire wire, string channel, object sink) : IAsyncDisposable
    {
        public string Channel => channel;
        public object Sink => sink;
        public bool IsLive { get; set; }

        public async ValueTask DisposeAsync()
        {
            lock (wire._gate)
                wire._log.Add("-" + channel);
            await wire.OnUnsubscribe(channel);
            lock (wire._gate)
                IsLive = false;
        }
    }
}
