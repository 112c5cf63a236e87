using Chat.Clients;
using Chat.Sdk;
using Chat.Server;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;

namespace Chat;

internal static class Registrations
{
    public static IServiceCollection AddChat(this IServiceCollection services, ChatAddresses addresses, Transcript transcript)
    {
        // The first step of a move to the connection manager: the fixes write code that is given it.
        services.AddSwitchboard(options => options.Reconnect = ReconnectPolicy.Chat with { Jitter = 0.5 }).AddSignalR();

        services.AddSingleton(addresses);
        services.AddSingleton(transcript);
        services.AddSingleton(new ChatUser("anna"));

        // The connection of the notification bell.
        services.AddSingleton(provider => new HubConnectionBuilder().WithWebSocket(addresses.Notifications).Build());

        services.AddSingleton<Account>();
        services.AddSingleton<ChatClient>();
        services.AddSingleton<HistoryReader>();
        services.AddSingleton<QuickReply>();
        services.AddHostedService<PriceWorker>();
        return services.AddSingleton<Conversation>();
    }
}
