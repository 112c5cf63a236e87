using Centrifugal.Centrifuge;

namespace Social.Feeds;

public sealed class CentrifugeFeed : IAsyncDisposable
{
    private readonly CentrifugeClient _client;
    private readonly CentrifugeSubscription _news;

    public CentrifugeFeed(string endpoint)
    {
        _client = new CentrifugeClient(endpoint);
        _client.Error += (_, _) => Errors++;
        _news = _client.NewSubscription("news");
        _news.Publication += (_, _) => Unread++;
    }

    public int Errors { get; private set; }

    public int Unread { get; private set; }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _client.Connect();
        _news.Subscribe();
        await _client.ReadyAsync(cancellationToken: cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _news.Unsubscribe();
        _client.RemoveSubscription(_news);
        _client.Disconnect();
        await _client.DisposeAsync();
    }
}
