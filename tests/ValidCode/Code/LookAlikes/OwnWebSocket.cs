namespace Circus.Sockets;

// Named like the framework's, and nothing else.
public sealed class ClientWebSocket
{
    public string State { get; private set; } = "None";

    public Task ConnectAsync(Uri uri, CancellationToken cancellationToken)
    {
        State = uri.Host;
        return Task.CompletedTask;
    }

    public Task SendAsync(byte[] bytes, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> ReceiveAsync(byte[] buffer, CancellationToken cancellationToken) => Task.FromResult(buffer.Length);

    public Task CloseAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

public sealed class TightRope
{
    private readonly ClientWebSocket _socket = new();

    public async Task WalkAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var socket = new ClientWebSocket();
            try
            {
                await socket.ConnectAsync(new Uri("ws://rope.example.com/?access_token=0a1b2c3d4e5f60718293"), cancellationToken);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
            }
        }

        var first = _socket.SendAsync([1], cancellationToken);
        var second = _socket.SendAsync([2], cancellationToken);
        await Task.WhenAll(first, second);

        var buffer = new byte[16];
        var read = await _socket.ReceiveAsync(buffer, cancellationToken);
        Console.WriteLine(buffer[read - 1]);
        await _socket.CloseAsync(cancellationToken);
        await _socket.SendAsync([3], cancellationToken);
    }
}
