// style: service on an injected client
// sdk: webpubsub
using Azure.Messaging.WebPubSub.Clients;

namespace App.Chat;

public sealed class GroupFeed
{
    private readonly WebPubSubClient _client;

    public GroupFeed(WebPubSubClient client) => _client = client;

    public async Task JoinAsync()
    {
        await _client.JoinGroupAsync("news"); // expect: SWB2003
    }

    public Task CloseAsync() => _client.StopAsync(); // expect: SWB3001
}

public sealed class GroupFeedKept(WebPubSubClient client) : IAsyncDisposable
{
    public async Task JoinAsync()
    {
        await client.JoinGroupAsync("news"); // quiet: SWB2003 left in teardown
    }

    public async ValueTask DisposeAsync() => await client.LeaveGroupAsync("news");
}

public sealed class GroupOwner
{
    private readonly WebPubSubClient _client = new(new Uri("wss://service.example.com/client/hubs/news")); // expect: SWB1001, SWB2002

    public Task OpenAsync() => _client.StartAsync(); // quiet: SWB3002 owned
}
