// style: sports ticker with providers behind an interface
// sdk: ably, websocket
using System.Net.WebSockets;
using System.Text;
using IO.Ably;
using IO.Ably.Realtime;

namespace Scores;

public interface IScoreSource : IAsyncDisposable
{
    event Action<string, int, int>? ScoreChanged;

    Task StartAsync(CancellationToken cancellationToken);
}

public sealed class AblyScores : IScoreSource
{
    private readonly AblyRealtime _ably; // quiet: SWB2002 disposed below
    private readonly string[] _leagues;

    public AblyScores(string key, params string[] leagues)
    {
        _leagues = leagues;
        _ably = new AblyRealtime(new ClientOptions(key) { AutoConnect = false }); // expect: SWB1001
    }

    public event Action<string, int, int>? ScoreChanged;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ably.Connection.ConnectionStateChanged += (_, _) => Console.WriteLine(_ably.Connection.State); // quiet: SWB2004 owned
        foreach (var league in _leagues)
        {
            var channel = _ably.Channels.Get("scores:" + league);
            channel.Subscribe("goal", OnGoal); // quiet: SWB4002 another channel each time
        }

        _ably.Connect();
        return Task.CompletedTask;
    }

    private void OnGoal(Message message)
    {
        var parts = message.Data.ToString()!.Split(':');
        ScoreChanged?.Invoke(parts[0], int.Parse(parts[1]), int.Parse(parts[2]));
    }

    public ValueTask DisposeAsync()
    {
        _ably.Close();
        _ably.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SocketScores(Uri address) : IScoreSource
{
    private ClientWebSocket? _socket; // expect: SWB2002
    private Task? _reader;
    private readonly CancellationTokenSource _stop = new();

    public event Action<string, int, int>? ScoreChanged;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _socket = new ClientWebSocket(); // expect: SWB1001
        await _socket.ConnectAsync(address, cancellationToken);
        _reader = ReadAsync(_socket, _stop.Token);
    }

    private async Task ReadAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[1024];
        while (!cancellationToken.IsCancellationRequested)
        {
            var result = await socket.ReceiveAsync(buffer, cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
                return;
            if (!result.EndOfMessage)
                continue;

            var parts = Encoding.UTF8.GetString(buffer, 0, result.Count).Split(':');
            ScoreChanged?.Invoke(parts[0], int.Parse(parts[1]), int.Parse(parts[2]));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_reader is not null)
            await _reader;
        _stop.Dispose();
    }
}

public sealed class ScoreBanner(AblyRealtime ably)
{
    public string Text { get; private set; } = "";

    public void Follow(string team)
    {
        IRealtimeChannel channel = ably.Channels.Get("team:" + team);
        channel.Subscribe(message => Text = message.Name); // expect: SWB2003
        channel.StateChanged += (_, _) => Text = ""; // expect: SWB2004
    }
}
