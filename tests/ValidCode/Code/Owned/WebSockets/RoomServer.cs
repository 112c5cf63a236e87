using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;

namespace Trading.Rooms;

// One message to each of many sockets, each with a lock of its own.
public sealed class RoomServer
{
    private readonly ConcurrentDictionary<Guid, Member> _members = new();

    public async Task JoinAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        _members[id] = new Member(socket);
        try
        {
            var buffer = new byte[2048];
            WebSocketReceiveResult frame;
            var text = new StringBuilder();
            do
            {
                frame = await socket.ReceiveAsync(buffer, cancellationToken);
                text.Append(Encoding.UTF8.GetString(buffer, 0, frame.Count));
                if (!frame.EndOfMessage)
                    continue;

                await BroadcastAsync(text.ToString(), cancellationToken);
                text.Clear();
            }
            while (frame.MessageType != WebSocketMessageType.Close);
        }
        finally
        {
            _members.TryRemove(id, out _);
        }
    }

    private Task BroadcastAsync(string text, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Task.WhenAll(_members.Values.Select(member => member.SendAsync(bytes, cancellationToken)));
    }

    private sealed class Member(WebSocket socket)
    {
        private readonly SemaphoreSlim _turn = new(1, 1);

        public async Task SendAsync(byte[] bytes, CancellationToken cancellationToken)
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                if (socket.State == WebSocketState.Open)
                    await socket.SendAsync(bytes, WebSocketMessageType.Text, true, cancellationToken);
            }
            finally
            {
                _turn.Release();
            }
        }
    }
}
