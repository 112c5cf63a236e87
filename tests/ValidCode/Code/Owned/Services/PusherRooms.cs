using PusherClient;

namespace Social.Rooms;

// A pusher is not disposable: disconnecting it is its end, and it may be connected again.
public sealed class RoomList : IAsyncDisposable
{
    private readonly Pusher _pusher;

    public RoomList(string applicationKey)
    {
        _pusher = new Pusher(applicationKey, new PusherOptions { Cluster = "eu", Encrypted = true });
        _pusher.Error += (_, problem) => Problem = problem.Message;
    }

    public string? Problem { get; private set; }

    public async Task OpenAsync()
    {
        await _pusher.ConnectAsync();
        var rooms = await _pusher.SubscribeAsync("rooms");
        rooms.Bind("opened", (PusherEvent opened) => Console.WriteLine(opened.Data));
        rooms.Bind("closed", (PusherEvent closed) => Console.WriteLine(closed.Data));
    }

    public async Task ReopenAsync()
    {
        await _pusher.DisconnectAsync();
        await _pusher.ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _pusher.UnsubscribeAllAsync();
        await _pusher.DisconnectAsync();
    }
}

public sealed class RoomMembers(Pusher pusher, string room) : IAsyncDisposable
{
    private GenericPresenceChannel<RoomMember>? _channel;

    public int Count { get; private set; }

    public async Task ShowAsync()
    {
        if (_channel is not null)
            return;

        _channel = await pusher.SubscribePresenceAsync<RoomMember>($"presence-{room}");
        _channel.MemberAdded += OnAdded;
        _channel.MemberRemoved += OnRemoved;
    }

    public async ValueTask DisposeAsync()
    {
        if (_channel is null)
            return;

        _channel.MemberAdded -= OnAdded;
        _channel.MemberRemoved -= OnRemoved;
        await _channel.UnsubscribeAsync();
    }

    private void OnAdded(object sender, RoomMember member) => Count++;

    private void OnRemoved(object sender, RoomMember member) => Count--;
}

public sealed record RoomMember(string Name);
