using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;

namespace Chat;

public sealed record ChatAddress(string Url);

public static class ChatServices
{
    public static IServiceCollection AddChat(this IServiceCollection services, string url)
    {
        services.AddSwitchboard().AddSignalR();
        services.AddSingleton(new ChatAddress(url));
        services.AddTransient(_ => new HubConnectionBuilder().WithUrl(url).Build()); // expect: SWB1004
        services.AddTransient<Inbox>();
        services.AddTransient<Session>();
        services.AddSingleton<Typing>();
        services.AddSingleton<Announcer>();
        services.AddSingleton<Visitors>();
        return services;
    }
}
