using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1002 in code that a server framework calls for every request or message.</summary>
public class RequestHandlerTests
{
    [Fact]
    public Task The_message_for_a_request_handler() => Rule.VerifyMessageAsync(
        "SWB1002",
        "'ConnectionMultiplexer' is created in the request handler 'Get', so every run opens another connection; get one shared connection from the connection manager",
        """
        using Microsoft.AspNetCore.Mvc;
        using StackExchange.Redis;

        public class OrdersController : ControllerBase
        {
            [HttpGet]
            public async Task<string?> Get(string id)
            {
                var redis = await {|#0:ConnectionMultiplexer.ConnectAsync("cache")|};
                return await redis.GetDatabase().StringGetAsync(id);
            }
        }
        """);

    [Fact]
    public Task A_controller_action() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Mvc;
        using SocketIOClient;

        [ApiController]
        public class PlainController
        {
            public async Task Push() => await {|SWB1002:new SocketIO("https://x.example.com")|}.ConnectAsync();
        }

        public class PushController : Controller
        {
            public async Task<IActionResult> Index()
            {
                var socket = Open();
                await socket.ConnectAsync();
                return Ok();
            }

            private static SocketIO Open() => {|SWB1002:new SocketIO("https://x.example.com")|};
        }
        """);

    [Fact]
    public Task A_minimal_api_handler() => Rule.VerifyProgramAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using NATS.Client.Core;

        var app = WebApplication.Create(args);
        app.MapGet("/a", async () =>
        {
            var client = {|SWB1002:new NatsConnection()|};
            await client.ConnectAsync();
        });
        app.MapPost("/b", Publish);
        app.MapGroup("/c").MapPut("/d", (string text) => { var client = {|SWB1002:new NatsConnection()|}; });
        app.MapGet("/e", (IServiceProvider provider) => { var client = {|SWB1002:new NatsConnection()|}; });
        app.Run();

        static async Task Publish(string text)
        {
            var client = {|SWB1002:new NatsConnection()|};
            await client.PublishAsync("texts", text);
        }
        """);

    [Fact]
    public Task A_hub_method() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR;
        using StackExchange.Redis;

        public class ChatHub : Hub
        {
            public async Task Send(string text)
            {
                var redis = await {|SWB1002:ConnectionMultiplexer.ConnectAsync("cache")|};
            }

            public override async Task OnConnectedAsync()
            {
                var redis = await {|SWB1002:ConnectionMultiplexer.ConnectAsync("cache")|};
            }
        }

        public interface IChat;

        public class TypedHub : Hub<IChat>
        {
            public void Send() => {|SWB1002:ConnectionMultiplexer.Connect("cache")|}.GetSubscriber();
        }
        """);

    [Fact]
    public Task An_azure_function() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        namespace Microsoft.Azure.Functions.Worker
        {
            public class FunctionAttribute(string name) : Attribute
            {
                public string Name => name;
            }
        }

        namespace Microsoft.Azure.WebJobs
        {
            public class FunctionNameAttribute(string name) : Attribute
            {
                public string Name => name;
            }
        }

        namespace App
        {
            public class Functions
            {
                [Microsoft.Azure.Functions.Worker.Function("publish")]
                public void Publish() => _ = {|SWB1002:new NatsConnection()|};

                [Microsoft.Azure.WebJobs.FunctionName("old")]
                public static void Old() => _ = {|SWB1002:new NatsConnection()|};
            }
        }
        """);

    [Fact]
    public Task A_grpc_method() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        namespace Grpc.Core
        {
            public class BindServiceMethodAttribute(Type type, string name) : Attribute
            {
                public string Name => type + name;
            }
        }

        namespace App
        {
            [Grpc.Core.BindServiceMethod(typeof(object), "Bind")]
            public abstract class GreeterBase
            {
                public virtual Task Greet() => Task.CompletedTask;
            }

            public class Greeter : GreeterBase
            {
                public override Task Greet()
                {
                    var client = {|SWB1002:new NatsConnection()|};
                    return Task.CompletedTask;
                }
            }
        }
        """);

    [Fact]
    public Task A_message_consumer() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        namespace MassTransit
        {
            public interface IConsumer<T>
            {
                Task Consume(T context);
            }
        }

        namespace NServiceBus
        {
            public interface IHandleMessages<T>
            {
                Task Handle(T message, object context);
            }
        }

        namespace MediatR
        {
            public interface IRequestHandler<T>
            {
                Task Handle(T request, CancellationToken cancellationToken);
            }

            public interface IRequestHandler<T, TResponse>
            {
                Task<TResponse> Handle(T request, CancellationToken cancellationToken);
            }

            public interface INotificationHandler<T>
            {
                Task Handle(T notification, CancellationToken cancellationToken);
            }
        }

        namespace App
        {
            public class Mediated : MediatR.IRequestHandler<int>, MediatR.IRequestHandler<long, string>, MediatR.INotificationHandler<string>
            {
                public Task Handle(int request, CancellationToken cancellationToken)
                {
                    var client = {|SWB1002:new NatsConnection()|};
                    return Task.CompletedTask;
                }

                public Task<string> Handle(long request, CancellationToken cancellationToken)
                {
                    var client = {|SWB1002:new NatsConnection()|};
                    return Task.FromResult("");
                }

                public Task Handle(string notification, CancellationToken cancellationToken)
                {
                    var client = {|SWB1002:new NatsConnection()|};
                    return Task.CompletedTask;
                }
            }

            public class Consumer : MassTransit.IConsumer<string>, NServiceBus.IHandleMessages<string>
            {
                public Task Consume(string context)
                {
                    var client = {|SWB1002:new NatsConnection()|};
                    return Task.CompletedTask;
                }

                public Task Handle(string message, object context)
                {
                    var client = {|SWB1002:new NatsConnection()|};
                    return Task.CompletedTask;
                }
            }
        }
        """);

    [Fact]
    public Task Middleware() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Http;
        using NATS.Client.Core;

        public class Auditing(RequestDelegate next)
        {
            public async Task InvokeAsync(HttpContext context)
            {
                var client = {|SWB1002:new NatsConnection()|};
                await next(context);
            }
        }
        """);

    [Fact]
    public Task The_job_of_a_scheduler() => Rule.VerifyAsync(
        """
        using MQTTnet;
        using Quartz;

        namespace Quartz
        {
            public interface IJobExecutionContext;

            public interface IJob
            {
                Task Execute(IJobExecutionContext context);
            }
        }

        public interface IPrepared
        {
            IMqttClient Prepare();
        }

        public class LightJob : IJob, IPrepared
        {
            public async Task Execute(IJobExecutionContext context)
            {
                var client = {|SWB1002:new MqttClientFactory().CreateMqttClient()|};
                await client.ConnectAsync(new MqttClientOptions());
            }

            public IMqttClient Prepare() => {|SWB1001:new MqttClientFactory().CreateMqttClient()|};
        }
        """);

    [Fact]
    public Task But_no_override_of_another_kind() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        public abstract class Page
        {
            public abstract void Show();
        }

        public class Home : Page
        {
            private NatsConnection? _client;

            public override void Show() => _client = {|SWB1001:new NatsConnection()|};

            public override string ToString() => _client + "";
        }
        """);
}
