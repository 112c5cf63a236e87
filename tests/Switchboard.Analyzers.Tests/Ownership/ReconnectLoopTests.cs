using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1001 and SWB1002 leave a raw socket that is made again in its reconnect loop to SWB3006.</summary>
public class ReconnectLoopTests
{
    [Fact]
    public Task The_loop_is_the_reconnect_loop_of_a_raw_socket() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Feed
        {
            public async Task RunAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                while (!cancellationToken.IsCancellationRequested)
                {
                    using var socket = new ClientWebSocket();
                    try
                    {
                        await socket.ConnectAsync(endpoint, cancellationToken);
                    }
                    catch (WebSocketException)
                    {
                        await Task.Delay(3000, cancellationToken);
                    }
                }
            }

            public async Task TryThreeTimesAsync(Uri endpoint)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        var socket = new ClientWebSocket();
                        await socket.ConnectAsync(endpoint, default);
                        return;
                    }
                    catch (WebSocketException)
                    {
                        await Task.Delay(1000);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task The_reconnect_loop_calls_a_method_that_makes_the_socket() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Feed
        {
            public async Task RunAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                while (!cancellationToken.IsCancellationRequested)
                {
                    try
                    {
                        await ReceiveOnceAsync(endpoint, cancellationToken);
                    }
                    catch (WebSocketException)
                    {
                        await Task.Delay(3000, cancellationToken);
                    }
                }
            }

            private async Task ReceiveOnceAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(endpoint, cancellationToken);
                await socket.ReceiveAsync(new byte[1024], cancellationToken);
            }
        }
        """);

    [Fact]
    public Task The_method_that_the_reconnect_loop_calls_catches_for_itself() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using Microsoft.Extensions.Hosting;

        public class Feed : BackgroundService
        {
            private readonly Uri _endpoint = new("wss://x.example.com");

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    await ReceiveOnceAsync(stoppingToken);
                    await Task.Delay(3000, stoppingToken);
                }
            }

            private async Task ReceiveOnceAsync(CancellationToken cancellationToken)
            {
                try
                {
                    using var socket = new ClientWebSocket();
                    await socket.ConnectAsync(_endpoint, cancellationToken);
                    await socket.ReceiveAsync(new byte[1024], cancellationToken);
                }
                catch (WebSocketException)
                {
                }
            }
        }
        """);

    [Fact]
    public Task A_client_that_is_opened_with_its_making_is_made_until_it_works() => Rule.VerifyAsync(
        """
        using RabbitMQ.Client;

        public class Broker(ConnectionFactory factory)
        {
            private IConnection? _connection;

            public async Task OpenAsync()
            {
                while (_connection is null)
                {
                    try
                    {
                        _connection = await {|SWB1001:factory.CreateConnectionAsync()|};
                    }
                    catch (IOException)
                    {
                        await Task.Delay(5000);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task A_probe_that_opens_and_leaves_is_no_reconnect_loop() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Probe
        {
            public async Task RunAsync(Uri endpoint, CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    using var socket = {|SWB1002:new ClientWebSocket()|};
                    try
                    {
                        await socket.ConnectAsync(endpoint, stoppingToken);
                        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", stoppingToken);
                    }
                    catch (WebSocketException)
                    {
                    }

                    await Task.Delay(30_000, stoppingToken);
                }
            }
        }
        """);

    [Theory]
    [InlineData("{ await socket.ConnectAsync(endpoint, default); await socket.ReceiveAsync(new byte[1024], default); }")]
    [InlineData("try { await socket.ConnectAsync(endpoint, default); await socket.ReceiveAsync(new byte[1024], default); } finally { Log(); }")]
    [InlineData("try { socket.Options.SetRequestHeader(\"a\", \"b\"); } catch (ArgumentException) { Log(); }")]
    public Task A_loop_that_ends_with_the_first_failure_or_connects_nothing(string body) => Rule.VerifyAsync(
        $$"""
        using System.Net.WebSockets;

        public class Feed
        {
            public async Task RunAsync(Uri endpoint)
            {
                while (true)
                {
                    var socket = {|SWB1002:new ClientWebSocket()|};
                    {{body}}
                    await Task.Delay(1000);
                }
            }

            private static void Log() { }
        }
        """);

    [Fact]
    public Task A_raw_socket_per_item_is_no_reconnect_loop() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Probe
        {
            public async Task RunAsync(Uri[] endpoints)
            {
                foreach (var endpoint in endpoints)
                {
                    using var socket = {|SWB1002:new ClientWebSocket()|};
                    try
                    {
                        await socket.ConnectAsync(endpoint, default);
                    }
                    catch (WebSocketException)
                    {
                    }
                }
            }
        }
        """);
}
