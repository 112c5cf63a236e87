using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Chat;

public sealed partial class TeamChat
{
    private readonly HubConnection _hub;
    private readonly Uri _server;

    public TeamChat(Uri server)
    {
        _server = server;
        _hub = Build();
        Listen();
    }

    private partial void Listen();

    private HubConnection Build() => new HubConnectionBuilder().WithUrl(_server).WithAutomaticReconnect().Build();
}
