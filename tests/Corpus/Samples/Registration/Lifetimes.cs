// style: DI registration
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace App.Startup;

public static class Lifetimes
{
    public static void AddHubs(this IServiceCollection services)
    {
        services.AddTransient(_ => new HubConnectionBuilder().WithUrl("https://a.example.com/hub").Build()); // expect: SWB1004
        services.AddScoped<HubConnection>(_ => new HubConnectionBuilder().WithUrl("https://b.example.com/hub").Build()); // expect: SWB1004
        services.AddKeyedScoped<HubConnection>("news", (_, _) => new HubConnectionBuilder().WithUrl("https://c.example.com/hub").Build()); // expect: SWB1004
        services.TryAddTransient<HubConnection>(_ => new HubConnectionBuilder().WithUrl("https://d.example.com/hub").Build()); // expect: SWB1004
        services.Add(ServiceDescriptor.Transient<HubConnection>(Create)); // expect: SWB1004

        services.AddSingleton(_ => new HubConnectionBuilder().WithUrl("https://e.example.com/hub").Build()); // quiet: SWB1004 singleton
        services.AddKeyedSingleton<HubConnection>("jobs", (_, _) => new HubConnectionBuilder().WithUrl("https://f.example.com/hub").Build()); // quiet: SWB1004 singleton
        services.TryAddSingleton<HubConnection>(Create); // quiet: SWB1001, SWB1004 a method group
    }

    private static HubConnection Create(IServiceProvider provider) =>
        new HubConnectionBuilder().WithUrl("https://g.example.com/hub").Build(); // quiet: SWB1001 used only by registrations
}
