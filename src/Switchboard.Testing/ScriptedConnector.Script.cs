namespace Switchboard.Testing;

/// <content>What the test says about how things go.</content>
public sealed partial class ScriptedConnector
{
    private readonly Queue<ConnectScript> _nextConnects = new();
    private readonly Dictionary<string, ChannelAnswer> _answers = [];
    private readonly List<StoredMessage> _stored = [];
    private volatile Func<ConnectRequest, ConnectScript> _onConnect = static _ => ConnectScript.Succeed;
    private volatile IReadOnlyList<string> _transports = [ConnectRequest.DefaultTransport];
    private volatile string? _demandedToken;
    private volatile Func<Exception>? _pollError;
    private volatile bool _isSilent;

    /// <summary>How a connect goes for which <see cref="NextConnects"/> says nothing. By default it succeeds.</summary>
    public Func<ConnectRequest, ConnectScript> OnConnect
    {
        get => _onConnect;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _onConnect = value;
        }
    }

    /// <summary>The transports that a connect can be asked for; which one it was says <see cref="ScriptedConnection.Request"/>. By default the client's own alone.</summary>
    /// <param name="transports">Their names; <see cref="ConnectRequest.DefaultTransport"/> is the client's own.</param>
    public void Offer(params string[] transports)
    {
        ArgumentNullException.ThrowIfNull(transports);
        _transports = [.. transports];
    }

    /// <summary>Whether all pings stay unanswered.</summary>
    public bool IsSilent { get => _isSilent; set => _isSilent = value; }

    /// <summary>Says how the next connects go, one each, in order, after those that were said before.</summary>
    /// <param name="scripts">How they go.</param>
    /// <returns>This connector.</returns>
    public ScriptedConnector NextConnects(params ConnectScript[] scripts)
    {
        ArgumentNullException.ThrowIfNull(scripts);
        lock (_gate)
            foreach (ConnectScript script in scripts)
                _nextConnects.Enqueue(script);
        return this;
    }

    /// <summary>Takes back what <see cref="NextConnects"/> said and has not come to pass.</summary>
    public void ForgetNextConnects()
    {
        lock (_gate)
            _nextConnects.Clear();
    }

    /// <summary>Lets every connect go on that hangs.</summary>
    /// <param name="then">How they go on; <see langword="null"/> for <see cref="ConnectScript.Succeed"/>.</param>
    /// <returns>How many there were.</returns>
    public int LetGo(ConnectScript? then = null) => Connections.Count(connection => connection.LetGo(then));

    /// <summary>Demands a token: a connect without one is <see cref="FailureKind.Rejected"/>, one with another fails as <see cref="FailureKind.TokenExpired"/>.</summary>
    /// <param name="token">The token; <see langword="null"/> to demand none any more.</param>
    public void DemandToken(string? token) => _demandedToken = token;

    /// <summary>Refuses a channel from now on: the subscription fails.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="kind">What kind of failure it is.</param>
    public void Refuse(string channel, FailureKind kind = FailureKind.Refused) => Answer(channel, new ChannelAnswer(Task.FromException(
        new ConnectionFaultException(kind, $"The script says that channel '{channel}' is refused: {kind}."))));

    /// <summary>Leaves subscriptions of a channel unanswered from now on, until <see cref="Confirm"/> or <see cref="Refuse"/> is called.</summary>
    /// <param name="channel">The channel.</param>
    public void Withhold(string channel) => Answer(channel, null);

    /// <summary>Confirms a channel from now on, those subscriptions too that wait for an answer.</summary>
    /// <param name="channel">The channel.</param>
    public void Confirm(string channel) => Answer(channel, new ChannelAnswer(Task.CompletedTask));

    /// <summary>Stores a message on the server: a poll fetches what stands after its position. It is not delivered; that is <see cref="ScriptedClient.EmitAsync{TMessage}"/>.</summary>
    /// <typeparam name="TMessage">What the message is.</typeparam>
    /// <param name="channel">The channel.</param>
    /// <param name="message">The message.</param>
    /// <param name="position">Where it stands in its channel.</param>
    public void Store<TMessage>(string channel, TMessage message, ChannelPosition position)
    {
        ArgumentNullException.ThrowIfNull(channel);
        lock (_gate)
            _stored.Add(new StoredMessage(channel, message, position));
    }

    /// <summary>Lets every poll fail from now on, until <see cref="AnswerPolls"/> is called.</summary>
    /// <param name="kind">What kind of failure it is.</param>
    public void RefusePolls(FailureKind kind = FailureKind.Transient) =>
        _pollError = () => new ConnectionFaultException(kind, $"The script says that the poll fails: {kind}.");

    /// <summary>Lets every poll succeed from now on.</summary>
    public void AnswerPolls() => _pollError = null;

    private ConnectScript NextScript(ConnectRequest request)
    {
        lock (_gate)
            if (_nextConnects.Count > 0)
                return _nextConnects.Dequeue();
        return _onConnect(request);
    }

    private void CheckToken(AccessToken? token)
    {
        if (_demandedToken is not { } demanded || token?.Value == demanded)
            return;
        throw token is null
            ? new ConnectionFaultException(FailureKind.Rejected, "The script demands a token and the connect has none.")
            : new ConnectionFaultException(FailureKind.TokenExpired, "The script demands another token than the connect has.");
    }

    private void Answer(string channel, ChannelAnswer? answer)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ChannelAnswer? before;
        lock (_gate)
        {
            _answers.TryGetValue(channel, out before);
            // Those who wait already go on waiting for the same answer.
            _answers[channel] = answer ?? (before is { Given: null } ? before : new ChannelAnswer(null));
        }
        if (answer?.Given is { } given)
            before?.Give(given);
    }

    private async Task AnswerAsync(string channel, CancellationToken cancellationToken)
    {
        Task answer;
        lock (_gate)
            answer = _answers.TryGetValue(channel, out ChannelAnswer? said) ? said.Answered : Task.CompletedTask;
        await answer.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private StoredMessage[] StoredAfter(ChannelRequest channel)
    {
        lock (_gate)
            return [.. _stored.Where(stored => stored.Channel == channel.Channel && IsAfter(stored.Position, channel.Position))];
    }

    // What cannot be compared is fetched: the manager drops repeats.
    private static bool IsAfter(ChannelPosition position, ChannelPosition? other) => other is not { } last
        || (position.Sequence is { } sequence && last.Sequence is { } lastSequence ? sequence > lastSequence
            : position.Timestamp is not { } time || last.Timestamp is not { } lastTime || time >= lastTime);

    private sealed record StoredMessage(string Channel, object? Message, ChannelPosition Position);
}
