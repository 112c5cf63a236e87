using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Switchboard.Streams.Tests;

/// <summary>Accepts a connection, reads what is asked, and never says a word.</summary>
internal sealed class SilentServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource<(TcpClient, string)> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SilentServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The first connection, when the head of a request has come over it.</summary>
    public Task<(TcpClient Connection, string Request)> Asked => _asked.Task.Soon();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Http => new($"http://127.0.0.1:{Port}/");

    public Uri Socket => new($"ws://127.0.0.1:{Port}/");

    public void Dispose()
    {
        _listener.Dispose();
        if (_asked.Task.IsCompletedSuccessfully)
            _asked.Task.Result.Item1.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            TcpClient connection = await _listener.AcceptTcpClientAsync();
            byte[] buffer = new byte[4096];
            var request = new StringBuilder();
            while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                request.Append(Encoding.ASCII.GetString(buffer, 0, await connection.GetStream().ReadAsync(buffer)));
            _asked.TrySetResult((connection, request.ToString()));
        }
        catch (Exception error)
        {
            _asked.TrySetException(error);
        }
    }
}
