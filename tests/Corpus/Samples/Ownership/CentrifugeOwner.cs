// style: an owned client that nobody disposes
// sdk: centrifuge
using Centrifugal.Centrifuge;

namespace App.Messaging;

public sealed class CentrifugeFeed
{
    private readonly CentrifugeClient _client = new("wss://feed.example.com/connection", new CentrifugeClientOptions()); // expect: SWB1001, SWB2002

    public void Open() => _client.Connect(); // quiet: SWB3002 owned
}

public sealed class CentrifugeFeedDisposed : IAsyncDisposable
{
    private readonly CentrifugeClient _client = new("wss://feed.example.com/connection", new CentrifugeClientOptions()); // expect: SWB1001

    public void Open() => _client.Connect();

    public async ValueTask DisposeAsync()
    {
        _client.Disconnect(); // quiet: SWB3001 owner
        await _client.DisposeAsync(); // quiet: SWB2002 released
    }
}
