using System.Threading.Channels;

namespace Switchboard.SignalR.Tests;

/// <summary>Remembers what a connector tells, in order.</summary>
internal sealed class RecordingObserver : IConnectionObserver
{
    private readonly Channel<(string What, Exception? Error)> _told = Channel.CreateUnbounded<(string, Exception?)>();

    public bool HasMore => _told.Reader.TryPeek(out _);

    public void Received() => _told.Writer.TryWrite((nameof(Received), null));

    public void Lost(Exception? error) => _told.Writer.TryWrite((nameof(Lost), error));

    public void Reconnecting(Exception? error) => _told.Writer.TryWrite((nameof(Reconnecting), error));

    public void Reconnected() => _told.Writer.TryWrite((nameof(Reconnected), null));

    /// <summary>Waits for the next thing that is told, which must be this one, and gives its error.</summary>
    public async Task<Exception?> ExpectAsync(string what)
    {
        (string told, Exception? error) = await _told.Reader.ReadAsync().Soon();
        Assert.Equal(what, told);
        return error;
    }
}
