// style: Startup class of an old service
// sdk: redis, rabbitmq, signalr
// switchboard: no
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RabbitMQ.Client;
using StackExchange.Redis;

namespace Billing
{
    public interface IInvoiceSink
    {
        Task SendAsync(string invoice);
    }

    public class HubInvoiceSink : IInvoiceSink
    {
        private readonly HubConnection hub;

        public HubInvoiceSink(HubConnection hub)
        {
            this.hub = hub;
        }

        public Task SendAsync(string invoice)
        {
            return hub.SendAsync("Invoice", invoice);
        }
    }

    public class Startup
    {
        public Startup(IConfiguration configuration)
        {
            Configuration = configuration;
        }

        public IConfiguration Configuration { get; }

        public void ConfigureServices(IServiceCollection services)
        {
            var redis = ConnectionMultiplexer.Connect(Configuration["Redis"]); // quiet: SWB2001 handed to the container
            services.AddSingleton<IConnectionMultiplexer>(redis);

            services.AddTransient<IConnection>(provider => // expect: SWB1004
            {
                var factory = new ConnectionFactory { Uri = new Uri(Configuration["Rabbit"]) };
                return factory.CreateConnectionAsync().GetAwaiter().GetResult(); // quiet: SWB1001 a registration
            });

            services.TryAddScoped<HubConnection>(provider => CreateHub()); // expect: SWB1004
            services.AddTransient<IInvoiceSink, HubInvoiceSink>(); // quiet: SWB1004 a wrapper
            services.AddSingleton<Func<HubConnection>>(provider => CreateHub); // quiet: SWB1004 a factory
            services.Add(ServiceDescriptor.Transient<ConnectionMultiplexer>(provider => ConnectionMultiplexer.Connect(Configuration["Redis:Sessions"]))); // expect: SWB1004
            services.Add(ServiceDescriptor.Singleton<IInvoiceSink>(provider => new HubInvoiceSink(provider.GetRequiredService<HubConnection>()))); // quiet: SWB1004 a singleton
        }

        public void Configure(IApplicationBuilder app)
        {
            app.UseRouting();
        }

        private HubConnection CreateHub()
        {
            return new HubConnectionBuilder().WithUrl(Configuration["Hub"]).Build(); // quiet: SWB1001 used by registrations only
        }
    }
}
