using Chat;
using Chat.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

await using ChatServer server = await ChatServer.StartAsync();
var transcript = new Transcript(Console.Out);

HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
builder.Services.AddChat(server.Addresses, transcript);
IHost host = builder.Build();
await using ((IAsyncDisposable)host)
{
    await host.StartAsync();
    await host.Services.GetRequiredService<Conversation>().RunAsync();
    await host.StopAsync();
}

await RunSummary.WriteAsync(Console.Out, server.Connections, transcript);
