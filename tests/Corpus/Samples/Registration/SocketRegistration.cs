// style: DI registration of a one-shot client
// sdk: websocket
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;

namespace App.Startup;

public static class SocketRegistration
{
    public static void AddSockets(this IServiceCollection services)
    {
        services.AddTransient<ClientWebSocket>(); // quiet: SWB1004 one-shot
        services.AddTransient(_ => new ClientWebSocket()); // quiet: SWB1001, SWB1004 one-shot
        services.AddTransient<Func<ClientWebSocket>>(_ => () => new ClientWebSocket()); // quiet: SWB1001, SWB1004 a factory
    }
}
