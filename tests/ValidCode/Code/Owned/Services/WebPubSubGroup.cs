using Azure.Messaging.WebPubSub.Clients;

namespace Social.Groups;

public sealed class WebPubSubGroup : IAsyncDisposable
{
    private readonly WebPubSubClient _client;
    private readonly string _group;

    public WebPubSubGroup(Func<CancellationToken, ValueTask<Uri>> accessUri, string group)
    {
        _group = group;
        _client = new WebPubSubClient(new WebPubSubClientCredential(accessUri), new WebPubSubClientOptions { AutoReconnect = true, AutoRejoinGroups = true });
        _client.GroupMessageReceived += OnMessage;
        _client.Stopped += _ => Task.FromResult(IsStopped = true);
    }

    public int Received { get; private set; }

    public bool IsStopped { get; private set; }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _client.StartAsync(cancellationToken);
        await _client.JoinGroupAsync(_group, cancellationToken: cancellationToken);
    }

    public Task SayAsync(string text) => _client.SendToGroupAsync(_group, BinaryData.FromString(text), WebPubSubDataType.Text);

    public async ValueTask DisposeAsync()
    {
        await _client.LeaveGroupAsync(_group);
        await _client.StopAsync();
        await _client.DisposeAsync();
    }

    private Task OnMessage(WebPubSubGroupMessageEventArgs message)
    {
        Received++;
        return Task.CompletedTask;
    }
}
