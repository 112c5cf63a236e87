using System.Threading.Channels;

namespace Switchboard.Streams.Tests;

/// <summary>An observer that keeps what it was told.</summary>
internal sealed class RecordingObserver : IConnectionObserver
{
    private readonly Channel<Exception?> _losses = Channel.CreateUnbounded<Exception?>();
    private readonly SemaphoreSlim _signs = new(0);
    private int _received;

    public int ReceivedCount => Volatile.Read(ref _received);
    public int Losses => _losses.Reader.Count;

    public void Received()
    {
        Interlocked.Increment(ref _received);
        _signs.Release();
    }

    public void Lost(Exception? error) => _losses.Writer.TryWrite(error);

    public void Reconnecting(Exception? error) => Assert.Fail("A message client does not reconnect by itself.");

    public void Reconnected() => Assert.Fail("A message client does not reconnect by itself.");

    public Task SignAsync() => _signs.WaitAsync().Soon();

    public async Task<ConnectionFaultException> LossAsync() => Assert.IsType<ConnectionFaultException>(await _losses.Reader.ReadAsync().Soon());
}
