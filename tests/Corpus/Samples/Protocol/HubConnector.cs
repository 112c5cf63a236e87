// style: a connector
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace App.Sync;

public sealed class HubConnector : Connector<HubConnection>
{
    public override ConnectorTraits Traits => ConnectorTraits.Restartable;

    public override ClientState GetState(HubConnection client) =>
        client.State == HubConnectionState.Connected ? ClientState.Connected : ClientState.Disconnected;

    public override Task ConnectAsync(HubConnection client, ConnectRequest request, CancellationToken cancellationToken) =>
        client.StartAsync(cancellationToken); // quiet: SWB3002 a connector

    public override Task DisconnectAsync(HubConnection client, CancellationToken cancellationToken) =>
        client.StopAsync(cancellationToken); // quiet: SWB3001 a connector

    public override Task<IAsyncDisposable> SubscribeAsync<TMessage>(
        HubConnection client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken)
    {
        IDisposable handle = client.On<TMessage>(channel.Channel, message => sink.ReceiveAsync(message).AsTask()); // quiet: SWB2003 handed on
        return Task.FromResult<IAsyncDisposable>(new SubscriptionHandle(handle));
    }
}
