namespace Switchboard.Tests;

public sealed class LogTests
{
    private readonly RecordingLogger _log = new();

    [Fact]
    public async Task Nothing_of_an_address_that_may_be_a_secret_is_logged()
    {
        var options = new ConnectionManagerOptions { Linger = TimeSpan.Zero, Reconnect = ReconnectPolicy.None };
        await using var connections = new ConnectionManager(options.AddConnector(FakeConnector.Restartable), logger: _log);
        ConnectionKey key = "wss://anna:secret@host/feed?access_token=secret";
        var failing = new FakeClient("failing") { OnConnect = static _ => throw new IOException("refused ?access_token=secret") };
        await Assert.ThrowsAsync<IOException>(() => connections.AcquireAsync(key, () => failing).Soon());
        await failing.Disposed;

        ConnectionLease<FakeClient> lease = await connections.AcquireAsync(key, () => new FakeClient("client")).Soon();
        await lease.DisposeAsync().Soon();

        Assert.Contains("Connection wss://host/feed?… could not be opened, generation 1: IOException.", _log.Entries);
        Assert.Contains("Connection wss://host/feed?… is open, generation 2.", _log.Entries);
        Assert.Contains("Connection wss://host/feed?… is closed, generation 2: Released.", _log.Entries);
        Assert.DoesNotContain(_log.Entries, static entry => entry.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_callback_that_fails_is_logged()
    {
        await using var connections = new ConnectionManager(new ConnectionManagerOptions().AddConnector(FakeConnector.Restartable), logger: _log);
        FakeClient client = connections.GetOrCreate("chat", () => new FakeClient("client"));
        connections.Subscribe<FakeClient, string>(client, "message", static async (string _) =>
        {
            await Task.Yield();
            throw new FormatException();
        });

        await client.EmitAsync("message", "a").Soon();

        await _log.Logged("A callback on channel message of connection chat failed.");
    }
}
