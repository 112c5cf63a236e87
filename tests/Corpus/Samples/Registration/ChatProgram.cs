// style: minimal API registrations
// sdk: stream-chat
// program: yes
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Core;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddScoped<IStreamChatClient>(_ => StreamChatClient.CreateDefaultClient()); // expect: SWB1004
builder.Services.AddTransient<ChatFacade>(); // quiet: SWB1004 a wrapper
var app = builder.Build();
app.MapGet("/health", () => "ok");
app.Run();

internal sealed class ChatFacade(IStreamChatClient chat)
{
    public bool Ready => chat is not null;
}
