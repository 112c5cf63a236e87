using PusherClient;
using Switchboard;

namespace Crm.Connectors;

// Inside a connector everything is by hand: that is its job. A retry in it is its own, too.
public sealed class PusherConnector : IConnector<Pusher>
{
    public ConnectorTraits Traits => default!;

    public IReadOnlyList<string> Transports => ["websocket"];

    public ClientState GetState(Pusher client) => default;

    public string? GetUser(Pusher client) => null;

    public async Task ConnectAsync(Pusher client, ConnectRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await client.ConnectAsync();
                return;
            }
            catch (PusherException) when (attempt < 3)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt), cancellationToken);
            }
        }
    }

    public Task DisconnectAsync(Pusher client, CancellationToken cancellationToken) => client.DisconnectAsync();

    public IDisposable? Observe(Pusher client, IConnectionObserver observer)
    {
        client.Disconnected += Lost;
        return new Observation(() => client.Disconnected -= Lost);

        void Lost(object sender) => observer.Lost(null);
    }

    public Task PingAsync(Pusher client, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RenewTokenAsync(Pusher client, AccessToken token, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<IAsyncDisposable> SubscribeAsync<TMessage>(
        Pusher client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken)
    {
        await client.SubscribeAsync(channel.Channel);
        return new Unsubscription(client, channel.Channel);
    }

    public Task PollAsync<TMessage>(Pusher client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ConnectionFault? Classify(Exception error) => null;

    private sealed class Observation(Action end) : IDisposable
    {
        public void Dispose() => end();
    }

    private sealed class Unsubscription(Pusher client, string channel) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await client.UnsubscribeAsync(channel);
    }
}
