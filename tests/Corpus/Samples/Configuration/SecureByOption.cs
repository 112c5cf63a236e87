// style: settings object and typed addresses
// sdk: centrifuge
using Centrifugal.Centrifuge;
using Websocket.Client;

namespace Live;

public sealed class LiveSettings
{
    public required string Socket { get; init; }
}

public sealed class LiveFeed : IAsyncDisposable
{
    private static readonly Uri Ticker = new("ws://ticker.live-scores.tv/socket"); // expect: SWB5003

    private readonly CentrifugeClient _scores;
    private readonly CentrifugeClient _archive;
    private readonly WebsocketClient _ticker;

    public LiveFeed(LiveSettings settings)
    {
        _scores = new CentrifugeClient(settings.Socket); // expect: SWB1001
        _archive = new CentrifugeClient("ws://archive.live-scores.tv/connection/websocket"); // expect: SWB1001, SWB5003
        _ticker = new WebsocketClient(Ticker); // expect: SWB1001
    }

    public async Task OpenAsync()
    {
        _scores.Connect();
        _archive.Connect();
        await _ticker.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _scores.DisposeAsync();
        await _archive.DisposeAsync();
        _ticker.Dispose();
    }
}
