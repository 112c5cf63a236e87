namespace Switchboard.Streams.Tests;

/// <summary>The server of one test.</summary>
public abstract class StreamTest : IAsyncLifetime
{
    private protected StreamServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await StreamServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
