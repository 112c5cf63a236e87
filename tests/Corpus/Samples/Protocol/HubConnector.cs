// style: a connector
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace App.Sync;

public sealed class HubConnector : IConnector<HubConnection>
{
    public bool CanRestart => true;

    public ClientState GetState(HubConnection client) =>
        client.State == HubConnectionState.Connected ? ClientState.Connected : ClientState.Disconnected;

    public Task ConnectAsync(HubConnection client, ConnectionKey? key, CancellationToken cancellationToken) =>
        client.StartAsync(cancellationToken); // quiet: SWB3002 a connector

    public Task DisconnectAsync(HubConnection client, CancellationToken cancellationToken) =>
        client.StopAsync(cancellationToken); // quiet: SWB3001 a connector

    public IDisposable Subscribe<TMessage>(HubConnection client, string channel, Func<TMessage, Task> receive) =>
        client.On(channel, receive); // quiet: SWB2003 returned
}
