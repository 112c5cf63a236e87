using System.Net;
using System.Net.Sockets;

namespace Switchboard.Chaos;

/// <summary>One connection through a <see cref="FaultProxy"/>.</summary>
internal sealed class ProxiedConnection(FaultProxy proxy, Socket client)
{
    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly TaskCompletionSource _reset = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isFrozen;
    private volatile bool _cutsNext;

    public void Freeze() => _isFrozen = true;

    public void CutNext() => _cutsNext = true;

    public void ResetIfFrozen()
    {
        if (_isFrozen)
            Reset();
    }

    /// <summary>Ends both sides with a reset rather than an orderly end.</summary>
    public void Reset()
    {
        Abort(client);
        Abort(_server);
        _reset.TrySetResult();
    }

    public async Task RunAsync(int serverPort)
    {
        try
        {
            if (_isFrozen)
                await _reset.Task;
            await _server.ConnectAsync(IPAddress.Loopback, serverPort);
            client.NoDelay = _server.NoDelay = true;
            await Task.WhenAll(PumpAsync(client, _server, fromServer: false), PumpAsync(_server, client, fromServer: true));
            client.Dispose();
            _server.Dispose();
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            Reset();
        }
    }

    // A side that fails ends the other one at once.
    private async Task PumpAsync(Socket from, Socket to, bool fromServer)
    {
        try
        {
            await ForwardAsync(from, to, fromServer);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            Reset();
        }
    }

    private async Task ForwardAsync(Socket from, Socket to, bool fromServer)
    {
        byte[] buffer = new byte[16 * 1024];
        while (true)
        {
            int count = await from.ReceiveAsync(buffer, SocketFlags.None);
            if (_isFrozen)
                await _reset.Task;
            if (proxy.Slowness is { Ticks: > 0 } slowness)
                await Task.Delay(slowness);
            if (count == 0)
            {
                to.Shutdown(SocketShutdown.Send);
                return;
            }
            bool isCut = fromServer && _cutsNext && count > 1;
            await SendAsync(to, buffer.AsMemory(0, isCut ? count / 2 : count));
            if (isCut)
                Reset();
        }
    }

    private static async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[await to.SendAsync(bytes, SocketFlags.None)..];
    }

    private static void Abort(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }
        socket.Dispose();
    }
}
