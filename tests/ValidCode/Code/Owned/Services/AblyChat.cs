using IO.Ably;
using IO.Ably.Realtime;

namespace Social.Chat;

// Tokens come from a callback; the connection is opened when the handlers stand.
public sealed class AblyChat : IDisposable
{
    private readonly AblyRealtime _ably;
    private readonly IRealtimeChannel _lobby;

    public AblyChat(Func<TokenParams, Task<object>> authorize)
    {
        _ably = new AblyRealtime(new ClientOptions { AuthCallback = authorize, AutoConnect = false });
        _ably.Connection.ConnectionStateChanged += (_, change) => State = change.Current;
        _lobby = _ably.Channels.Get("lobby");
        _lobby.Subscribe("said", message => Last = message.Data as string);
        _lobby.Subscribe("typing", _ => { });
    }

    public ConnectionState State { get; private set; }

    public string? Last { get; private set; }

    public void Open() => _ably.Connect();

    public Task SayAsync(string text) => _lobby.PublishAsync("said", text);

    public void Dispose()
    {
        _lobby.Unsubscribe();
        _ably.Close();
        _ably.Dispose();
    }
}

public sealed class AblyPresenceList(IRealtimeClient ably, string room) : IDisposable
{
    private readonly IRealtimeChannel _channel = ably.Channels.Get(room);
    private readonly HashSet<PresenceMessage> _present = [];

    public void Show() => _channel.Presence.Subscribe(OnPresence);

    public async Task EnterAsync() => await _channel.Presence.EnterAsync(room);

    public void Dispose() => _channel.Presence.Unsubscribe(OnPresence);

    private void OnPresence(PresenceMessage message) => _present.Add(message);
}
