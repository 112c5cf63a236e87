// style: notification groups over Web PubSub
// sdk: webpubsub
using Azure.Messaging.WebPubSub.Clients;
using Microsoft.Extensions.DependencyInjection;

namespace Notices;

public static class NoticeServices
{
    public static void AddNotices(this IServiceCollection services, Uri access)
    {
        services.AddSingleton(new WebPubSubClient(access)); // quiet: SWB1001 an instance handed to a registration
        services.AddTransient(_ => new WebPubSubClient(new Uri(access, "/admin"))); // expect: SWB1004
        services.AddSingleton<NoticeLog>();
        services.AddTransient<NoticeTray>();
    }
}

public sealed class NoticeLog
{
    private int _count;

    public NoticeLog(WebPubSubClient client)
    {
        client.ServerMessageReceived += OnMessageAsync; // quiet: SWB2004 a singleton
    }

    private Task OnMessageAsync(WebPubSubServerMessageEventArgs args)
    {
        _count++;
        return Task.CompletedTask;
    }
}

public sealed class NoticeTray
{
    private readonly WebPubSubClient _client;
    private readonly string _user;
    private bool _stopped;

    public NoticeTray(WebPubSubClient client, string user)
    {
        _client = client;
        _user = user;
        _client.Stopped += OnStoppedAsync; // expect: SWB2004
    }

    public async Task ShowAsync()
    {
        await _client.JoinGroupAsync("notices"); // quiet: SWB2003 left in HideAsync
        await _client.JoinGroupAsync("user-" + _user); // expect: SWB2003
    }

    public async Task HideAsync()
    {
        await _client.LeaveGroupAsync("notices");
    }

    public async Task ShutDownAsync()
    {
        if (_stopped)
            return;
        await _client.StopAsync(); // expect: SWB3001
    }

    private Task OnStoppedAsync(WebPubSubStoppedEventArgs args)
    {
        _stopped = true;
        return Task.CompletedTask;
    }
}
