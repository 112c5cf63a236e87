using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chat;

/// <summary>A real hub on the loopback.</summary>
public sealed class ChatServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ChatServer(WebApplication application, string address)
    {
        _application = application;
        Address = address;
    }

    public string Address { get; }

    public static async Task<ChatServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        builder.Services.AddSingleton<Doorman>();
        WebApplication application = builder.Build();
        application.MapHub<ChatHub>("/chat");
        await application.StartAsync();
        string root = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new ChatServer(application, root + "/chat");
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

/// <summary>Counts the connections that were ever opened.</summary>
internal sealed class Doorman
{
    private int _opened;

    public int Opened => _opened;

    public void Enter() => Interlocked.Increment(ref _opened);
}

internal sealed class ChatHub(Doorman doorman) : Hub
{
    public override Task OnConnectedAsync()
    {
        doorman.Enter();
        return Task.CompletedTask;
    }

    public Task Say(string text) => Clients.All.SendAsync("Said", text);

    public int Opened() => doorman.Opened;
}
