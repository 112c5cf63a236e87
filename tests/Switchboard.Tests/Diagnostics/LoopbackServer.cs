using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Switchboard.Tests;

/// <summary>A server on the loopback that does with each connection what a test says.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Func<Stream, CancellationToken, Task> _serve;
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;

    private LoopbackServer(Func<Stream, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static LoopbackServer Serving(Func<Stream, CancellationToken, Task> serve) => new(serve);

    /// <summary>Answers the head of each request; null closes the connection.</summary>
    public static LoopbackServer Answering(Func<string, string?> answer) => Serving(async (stream, ending) =>
    {
        if (answer(await ReadHeadAsync(stream, ending)) is { } text)
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text), ending);
    });

    public static async Task<string> ReadHeadAsync(Stream stream, CancellationToken ending)
    {
        var head = new StringBuilder();
        byte[] next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(next, ending) > 0)
            head.Append((char)next[0]);
        return head.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections).Soon();
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_ending.Token)));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException)
            {
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await _serve(client.GetStream(), _ending.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
            {
                // The other side is gone.
            }
        }
    }
}
