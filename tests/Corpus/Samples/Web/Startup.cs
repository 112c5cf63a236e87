// style: Startup class
// sdk: signalr
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Legacy;

public class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddControllers();
        services.AddSingleton<HubConnection>(provider =>
        {
            var connection = new HubConnectionBuilder().WithUrl("https://hub.example.com/prices").Build(); // quiet: SWB1001 registration
            connection.ServerTimeout = TimeSpan.FromSeconds(45);
            return connection;
        });
        services.AddSingleton(Connect("https://hub.example.com/news")); // quiet: SWB1001 an instance handed to a registration
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapControllers());
    }

    private static HubConnection Connect(string url) =>
        new HubConnectionBuilder().WithUrl(url).Build(); // quiet: SWB1001 used only by a registration
}
