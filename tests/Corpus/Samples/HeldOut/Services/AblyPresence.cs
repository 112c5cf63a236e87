// style: presence service on a shared Ably client
// sdk: ably
using IO.Ably;
using IO.Ably.Realtime;

namespace Collab.Services;

public sealed class DocumentPresence : IDisposable
{
    private readonly IRealtimeClient _ably;
    private readonly IRealtimeChannel _channel;
    private readonly HashSet<string> _cursors = [];

    public DocumentPresence(IRealtimeClient ably, string document)
    {
        _ably = ably;
        _channel = ably.Channels.Get("doc:" + document);
        _channel.Subscribe("cursor", OnCursor); // quiet: SWB2003 unsubscribed in Dispose
        _channel.Presence.Subscribe(OnPresence); // quiet: SWB2003 unsubscribed in Dispose
        _channel.Error += OnError; // quiet: SWB2004 removed in Dispose
        _ably.Connection.ConnectionStateChanged += OnState; // expect: SWB2004
    }

    public Task EnterAsync(string user) => _channel.Presence.EnterAsync(user);

    private void OnCursor(Message message) => _cursors.Add(message.Name);

    private void OnPresence(PresenceMessage message) => _cursors.Clear();

    private void OnError(object? sender, ChannelErrorEventArgs e) => _cursors.Clear();

    private void OnState(object? sender, ConnectionStateChange change) => _cursors.Clear();

    public void Dispose()
    {
        _channel.Error -= OnError;
        _channel.Unsubscribe("cursor", OnCursor);
        _channel.Presence.Unsubscribe(OnPresence);
        _channel.Presence.Leave();
    }
}

public sealed class CommentStream
{
    private readonly IRealtimeClient _ably;
    private readonly List<Message> _comments = [];

    public CommentStream(IRealtimeClient ably) => _ably = ably;

    public void Open()
    {
        var channel = _ably.Channels.Get("comments");
        channel.Subscribe("added", message => _comments.Add(message)); // expect: SWB2003
        channel.Subscribe("added", Count); // expect: SWB4001, SWB2003
    }

    public async Task WakeAsync()
    {
        if (_ably.Connection.State is ConnectionState.Closed or ConnectionState.Failed)
            _ably.Connect(); // expect: SWB3002
        await _ably.Connection.PingAsync();
    }

    public void Sleep() => _ably.Close(); // expect: SWB3001

    private void Count(Message message) => Console.WriteLine(_comments.Count);
}
