// style: DI registration, two lifetimes
// sdk: mqtt
using Microsoft.Extensions.DependencyInjection;
using MQTTnet;

namespace App.Startup;

public static class MqttRegistration
{
    public static IServiceCollection AddMqtt(this IServiceCollection services)
    {
        services.AddSingleton<MqttClientFactory>();
        services.AddSingleton(provider => provider.GetRequiredService<MqttClientFactory>().CreateMqttClient()); // quiet: SWB1001, SWB1004 singleton
        return services;
    }

    public static IServiceCollection AddMqttPerScope(this IServiceCollection services)
    {
        services.AddScoped<IMqttClient>(_ => new MqttClientFactory().CreateMqttClient()); // expect: SWB1004
        return services;
    }
}
