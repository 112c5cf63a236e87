// style: worker program registrations
// sdk: nats
// program: yes
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NATS.Client.Core;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddTransient<INatsConnection>(_ => new NatsConnection()); // expect: SWB1004
builder.Services.AddSingleton<INatsConnection>(_ => new NatsConnection()); // quiet: SWB1001, SWB1004
builder.Services.AddScoped<PaymentFacade>(); // quiet: SWB1004 not a client

var warmup = new NatsConnection(); // expect: SWB1001, SWB2001
await warmup.ConnectAsync();

builder.Build().Run();

internal sealed class PaymentFacade(INatsConnection nats)
{
    public ValueTask PayAsync(string id) => nats.PublishAsync("pay", id);
}
