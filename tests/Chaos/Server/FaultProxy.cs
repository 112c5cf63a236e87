using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Switchboard.Chaos;

/// <summary>What a proxy does with a connection that comes in.</summary>
internal enum ProxyMode
{
    /// <summary>Connects it with the server.</summary>
    Forward,

    /// <summary>Resets it.</summary>
    Refuse,

    /// <summary>Keeps it and never answers.</summary>
    Hang,
}

/// <summary>A TCP proxy before the server, which breaks what goes through it the way networks do.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private static readonly TimeSpan s_slowness = TimeSpan.FromMilliseconds(30);

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<ProxiedConnection, Task> _connections = [];
    private readonly CancellationTokenSource _stopped = new();
    private readonly int _serverPort;
    private readonly Task _accepting;
    private volatile ProxyMode _mode;
    private volatile bool _isSlow;

    public FaultProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(512);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Connections that came in, whatever became of them.</summary>
    public Counter Attempts { get; } = new();

    /// <summary>Connections that came in while the server could not be had.</summary>
    public Counter AttemptsWhileDown { get; } = new();

    /// <summary>What becomes of connections from now on.</summary>
    public ProxyMode Mode { get => _mode; set => _mode = value; }

    /// <summary>Whether everything takes longer.</summary>
    public bool IsSlow { get => _isSlow; set => _isSlow = value; }

    /// <summary>How long a chunk is held back now.</summary>
    internal TimeSpan Slowness => _isSlow ? s_slowness : TimeSpan.Zero;

    /// <summary>Resets every connection.</summary>
    public void ResetAll() => ForEach(static connection => connection.Reset());

    /// <summary>Stops forwarding on every connection, and closes none: half-open.</summary>
    public void FreezeAll() => ForEach(static connection => connection.Freeze());

    /// <summary>Resets every connection in the middle of what the server says next.</summary>
    public void CutAll() => ForEach(static connection => connection.CutNext());

    /// <summary>Ends the connections that are frozen or hang, as a router does in the end.</summary>
    public void ResetFrozen() => ForEach(static connection => connection.ResetIfFrozen());

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Dispose();
        await _accepting;
        ResetAll();
        await Task.WhenAll(_connections.Values);
        _stopped.Dispose();
    }

    private void ForEach(Action<ProxiedConnection> action)
    {
        foreach (ProxiedConnection connection in _connections.Keys)
            action(connection);
    }

    private async Task AcceptAsync()
    {
        while (!_stopped.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptAsync(_stopped.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
            var connection = new ProxiedConnection(this, client);
            ProxyMode mode = _mode;
            if (mode != ProxyMode.Forward)
                AttemptsWhileDown.Increment();
            Attempts.Increment();
            if (mode == ProxyMode.Hang)
                connection.Freeze();
            if (mode == ProxyMode.Refuse)
                connection.Reset();
            else
                _connections[connection] = ServeAsync(connection);
        }
    }

    private async Task ServeAsync(ProxiedConnection connection)
    {
        await Task.Yield();
        await connection.RunAsync(_serverPort);
        // Added by the acceptor, maybe only now.
        while (!_connections.TryRemove(connection, out _))
            await Task.Yield();
    }
}
