using System.Net;
using System.Net.Sockets;

namespace Switchboard.Streams.Tests;

/// <summary>Accepts connections and never says a word.</summary>
internal sealed class SilentServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource<TcpClient> _accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SilentServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The first connection.</summary>
    public Task<TcpClient> Accepted => _accepted.Task.Soon();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Http => new($"http://127.0.0.1:{Port}/");

    public Uri Socket => new($"ws://127.0.0.1:{Port}/");

    public void Dispose()
    {
        _listener.Dispose();
        if (_accepted.Task.IsCompletedSuccessfully)
            _accepted.Task.Result.Dispose();
    }

    private async Task AcceptAsync() => _accepted.TrySetResult(await _listener.AcceptTcpClientAsync());
}
