// style: singleton service
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace App.Services;

public sealed class NewsService
{
    private readonly HubConnection _hub; // expect: SWB2002

    public NewsService(string url)
    {
        _hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB3008
        _hub.On<string>("News", text => Latest = text); // quiet: SWB2003 owned
    }

    public string? Latest { get; private set; }

    public Task StartAsync() => _hub.StartAsync(); // quiet: SWB3002 owned

    public Task StopAsync() => _hub.StopAsync(); // quiet: SWB3001 owned
}

public sealed class HeadlineService
{
    private readonly List<string> _headlines = [];

    public HeadlineService(HubConnection hub)
    {
        hub.On<string>("Headline", _headlines.Add); // quiet: SWB2003 the subscriber is a singleton
        hub.Closed += _ => // quiet: SWB2004 the subscriber is a singleton
        {
            _headlines.Clear();
            return Task.CompletedTask;
        };
    }
}

public static class NewsRegistration
{
    public static void AddNews(this IServiceCollection services) => services.AddSingleton<HeadlineService>();
}
