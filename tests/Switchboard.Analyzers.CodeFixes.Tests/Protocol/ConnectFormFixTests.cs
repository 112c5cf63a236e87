using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3002: lambdas, results that are used, and the adapter.</summary>
public sealed class ConnectFormFixTests
{
    [Fact]
    public Task A_socket_io_field_in_a_lambda() => VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(SocketIO io, IConnectionManager connections)
        {
            public Func<Task> Opener() => async () => await {|SWB3002:io.ConnectAsync()|};

            public Func<Task> Other() => () => {|SWB3002:io.ConnectAsync()|};

            public IConnectionManager Connections => connections;
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(SocketIO io, IConnectionManager connections)
        {
            public Func<Task> Opener() => async () => await Connections.ConnectAsync(io, _ => io.ConnectAsync());

            public Func<Task> Other() => () => Connections.ConnectAsync(io, _ => io.ConnectAsync());

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_result_that_is_used_gets_no_fix() => VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using MQTTnet;
        using Switchboard;

        namespace App;

        public sealed class Sensor(IMqttClient mqtt, IConnectionManager connections)
        {
            public async Task<bool> OpenAsync(MqttClientOptions options)
            {
                var result = await {|SWB3002:mqtt.ConnectAsync(options)|};
                return result is not null;
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_connect_behind_a_null_check_gets_no_fix() => VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(SocketIO? io, IConnectionManager connections)
        {
            public Task? Open() => {|SWB3002:io?.ConnectAsync()|};

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_void_connect_in_code_that_cannot_await_gets_no_fix() => VerifyNotOfferedAsync(
        """
        using Centrifugal.Centrifuge;
        using Switchboard;

        namespace App;

        public sealed class Feed(CentrifugeClient client, IConnectionManager connections)
        {
            public void Open() => {|SWB3002:client.Connect()|};

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_void_connect_in_async_code_is_wrapped() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;
        using Switchboard;

        namespace App;

        public sealed class Feed(CentrifugeClient client, IConnectionManager connections)
        {
            public async Task OpenAsync()
            {
                {|SWB3002:client.Connect()|};
                await Task.Yield();
            }

            public IConnectionManager Connections => connections;
        }

        """,
        """
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;
        using Switchboard;

        namespace App;

        public sealed class Feed(CentrifugeClient client, IConnectionManager connections)
        {
            public async Task OpenAsync()
            {
                await Connections.ConnectAsync(client, _ => { client.Connect(); return Task.CompletedTask; });
                await Task.Yield();
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_manager_with_the_adapter_needs_no_method_group() => VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard.SignalR;

        namespace App;

        public sealed class ChatService
        {
            private readonly HubConnection _hub;

            public ChatService(HubConnection hub)
            {
                _hub = hub;
            }

            public async Task OpenAsync(CancellationToken cancellationToken) => await {|SWB3002:_hub.StartAsync(cancellationToken)|};
        }

        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSwitchboard().AddSignalR();
        }

        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;
        using Switchboard.SignalR;

        namespace App;

        public sealed class ChatService
        {
            private readonly HubConnection _hub;
            private readonly IConnectionManager _connections;

            public ChatService(HubConnection hub, IConnectionManager connections)
            {
                _hub = hub;
                _connections = connections;
            }

            public async Task OpenAsync(CancellationToken cancellationToken) => await _connections.ConnectAsync(_hub, cancellationToken);
        }

        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSwitchboard().AddSignalR();
        }

        """);

    [Fact]
    public Task A_local_of_another_method_does_not_take_the_name() => VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public sealed class Chat(IServiceProvider services, IConnectionManager connections)
        {
            public async Task OpenAsync()
            {
                await {|SWB3002:services.GetRequiredService<HubConnection>().StartAsync()|};
            }

            public async Task SendAsync(string text)
            {
                var hubConnection = services.GetRequiredService<HubConnection>();
                await hubConnection.SendAsync("Send", text);
            }

            public IConnectionManager Connections => connections;
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public sealed class Chat(IServiceProvider services, IConnectionManager connections)
        {
            public async Task OpenAsync()
            {
                var hubConnection = services.GetRequiredService<HubConnection>();
                await Connections.ConnectAsync(hubConnection, hubConnection.StartAsync);
            }

            public async Task SendAsync(string text)
            {
                var hubConnection = services.GetRequiredService<HubConnection>();
                await hubConnection.SendAsync("Send", text);
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_value_task_that_nobody_awaits_becomes_a_task() => VerifyAsync(
        """
        using NATS.Client.Core;
        using Switchboard;

        namespace App;

        public sealed class Feed(INatsConnection nats, IConnectionManager connections)
        {
            public void Open()
            {
                _ = {|SWB3002:nats.ConnectAsync()|};
            }

            public IConnectionManager Connections => connections;
        }

        """,
        """
        using NATS.Client.Core;
        using Switchboard;

        namespace App;

        public sealed class Feed(INatsConnection nats, IConnectionManager connections)
        {
            public void Open()
            {
                _ = Connections.ConnectAsync(nats, _ => nats.ConnectAsync().AsTask());
            }

            public IConnectionManager Connections => connections;
        }

        """);

    // The stand-in is another manager than the container's: the adapter has to be given to both.
    [Theory]
    [InlineData("", "ConnectAsync(_hub, _hub.StartAsync)")]
    [InlineData("public static void Start() => ConnectionManager.Default.AddSignalR();", "ConnectAsync(_hub)")]
    public Task A_stand_in_without_the_adapter_needs_the_method_group(string start, string connect)
    {
        string Source(string call) =>
            $$"""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.SignalR.Client;
            using Microsoft.Extensions.DependencyInjection;
            using Switchboard;
            using Switchboard.SignalR;

            namespace App;

            public sealed class ChatService
            {
                private readonly HubConnection _hub;
                private readonly IConnectionManager? _connections;

                public ChatService(HubConnection hub, IConnectionManager? connections = null)
                {
                    _hub = hub;
                    _connections = connections;
                }

                public async Task OpenAsync() => await {{call}};
            }

            public static class Setup
            {
                public static void Add(IServiceCollection services) => services.AddSwitchboard().AddSignalR();
                {{start}}
            }

            """;
        return VerifyAsync(Source("{|SWB3002:_hub.StartAsync()|}"), Source($"(_connections ?? ConnectionManager.Default).{connect}"));
    }

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<DoNotConnectAnalyzer, ConnectThroughManagerFix>(source, fixedSource);

    private static Task VerifyNotOfferedAsync(string source) => VerifyAsync(source, source);
}
