using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1002: a using local of a method that runs once is no connection per call.</summary>
public class SingleRunTests
{
    [Fact]
    public Task The_work_of_a_hosted_service() => Rule.VerifyAsync(
        """
        using Microsoft.Extensions.Hosting;

        public class Worker : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await using var hub = {|SWB1001:new HubConnectionBuilder().Build()|};
                await hub.StartAsync(stoppingToken);
                await Task.Delay(Timeout.Infinite, stoppingToken);
            }
        }

        public class Reader : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken) => ReadAsync(stoppingToken);

            private async Task ReadAsync(CancellationToken stoppingToken)
            {
                await using var hub = {|SWB1001:new HubConnectionBuilder().Build()|};
                await hub.StartAsync(stoppingToken);
            }
        }

        public class Poller : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                    await PollAsync(stoppingToken);
                await TwiceAsync();
                await TwiceAsync();
                await OpenAsync();
            }

            private async Task PollAsync(CancellationToken stoppingToken)
            {
                await using var hub = {|SWB1002:new HubConnectionBuilder().Build()|};
                await hub.StartAsync(stoppingToken);
            }

            private async Task TwiceAsync()
            {
                await using var hub = {|SWB1002:new HubConnectionBuilder().Build()|};
            }

            public async Task OpenAsync()
            {
                await using var hub = {|SWB1002:new HubConnectionBuilder().Build()|};
            }
        }
        """);

    [Fact]
    public Task What_the_program_calls_once() => Rule.VerifyProgramAsync(
        """
        await RunAsync();

        static async Task RunAsync()
        {
            await using var hub = {|SWB1001:new HubConnectionBuilder().Build()|};
            await hub.StartAsync();
        }
        """);

    [Fact]
    public Task What_the_program_calls_in_a_loop() => Rule.VerifyProgramAsync(
        """
        foreach (var url in args)
            await RunAsync(url);

        static async Task RunAsync(string url)
        {
            await using var hub = {|SWB1002:new HubConnectionBuilder().WithUrl(url).Build()|};
            await hub.StartAsync();
        }
        """);

    [Fact]
    public Task The_other_side_of_a_proxy() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using Microsoft.AspNetCore.Http;

        public class Proxy(RequestDelegate next)
        {
            public async Task InvokeAsync(HttpContext context)
            {
                if (!context.WebSockets.IsWebSocketRequest)
                {
                    await next(context);
                    return;
                }

                using var upstream = new ClientWebSocket();
                await upstream.ConnectAsync(new Uri("wss://upstream.example.com"), context.RequestAborted);
                using var downstream = await context.WebSockets.AcceptWebSocketAsync();
                await Task.WhenAny(PumpAsync(upstream, downstream), PumpAsync(downstream, upstream));
            }

            private static Task PumpAsync(WebSocket from, WebSocket to) => Task.CompletedTask;
        }

        public class Notify(RequestDelegate next)
        {
            public async Task InvokeAsync(HttpContext context)
            {
                using var socket = {|SWB1002:new ClientWebSocket()|};
                await socket.ConnectAsync(new Uri("wss://upstream.example.com"), context.RequestAborted);
                await next(context);
            }
        }
        """);
}
