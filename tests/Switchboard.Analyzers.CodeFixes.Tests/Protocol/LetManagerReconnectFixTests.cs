using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Switchboard.Verification;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.LetManagerReconnectAnalyzer, Switchboard.Analyzers.CodeFixes.Protocol.LetManagerReconnectFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3006: a reconnect by hand goes where somebody else makes one.</summary>
public class LetManagerReconnectFixTests
{
    private const string Lambda = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat : IAsyncDisposable
        {
            private readonly HubConnection _hub;

            public Chat(string url)
            {
                // The connection.
                _hub = new HubConnectionBuilder()
                    .WithUrl(url) // as configured
                    .Build();

                // Again and again.
                _hub.Closed += async error =>
                {
                    await Task.Delay(new Random().Next(0, 5) * 1000);
                    await {|SWB3006:_hub.StartAsync()|};
                };
                _hub.On<string>("message", Console.WriteLine);
            }

            public Task OpenAsync() => _hub.StartAsync();

            public ValueTask DisposeAsync() => _hub.DisposeAsync();
        }
        """;

    private const string LambdaFixed = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat : IAsyncDisposable
        {
            private readonly HubConnection _hub;

            public Chat(string url)
            {
                // The connection.
                _hub = new HubConnectionBuilder()
                    .WithUrl(url) // as configured
                    .WithAutomaticReconnect()
                    .Build();

                // Again and again.
                _hub.On<string>("message", Console.WriteLine);
            }

            public Task OpenAsync() => _hub.StartAsync();

            public ValueTask DisposeAsync() => _hub.DisposeAsync();
        }
        """;

    [Fact]
    public Task A_lambda_goes_and_the_hub_reconnects_by_itself() => Fix.VerifyAsync(Lambda, LambdaFixed);

    [Fact]
    public Task Line_ends_of_Windows_are_kept() => new Fix { TestCode = Lambda, FixedCode = LambdaFixed }.WithCrlf().RunAsync();

    [Fact]
    public Task Tabs_are_kept() => new Fix { TestCode = Lambda, FixedCode = LambdaFixed }.WithTabs().RunAsync();

    [Fact]
    public Task A_method_goes_with_its_registrations() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://x.example.com").WithAutomaticReconnect().Build();

            public Chat() => Console.WriteLine("made");

            public async Task OpenAsync()
            {
                _hub.Closed += OnClosedAsync;
                await _hub.StartAsync();
            }

            private async Task OnClosedAsync(Exception? error)
            {
                if (error is null)
                    return;

                await Task.Delay(TimeSpan.FromSeconds(3));
                await {|SWB3006:_hub.StartAsync()|};
            }

            public ValueTask DisposeAsync()
            {
                _hub.Closed -= OnClosedAsync;
                return _hub.DisposeAsync();
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://x.example.com").WithAutomaticReconnect().Build();

            public Chat() => Console.WriteLine("made");

            public async Task OpenAsync()
            {
                await _hub.StartAsync();
            }

            public ValueTask DisposeAsync()
            {
                return _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task What_else_the_handler_does_stays() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private readonly HubConnection _hub;
            private readonly Func<string, Task> _show;

            public Chat(string url, Func<string, Task> show)
            {
                _show = show;
                _hub = new HubConnectionBuilder().WithUrl(url).Build();
                _hub.Closed += OnClosedAsync;
            }

            private async Task OnClosedAsync(Exception? error)
            {
                // The user should know.
                await _show("lost");
                await Task.Delay(3000);
                await {|SWB3006:_hub.StartAsync()|};
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private readonly HubConnection _hub;
            private readonly Func<string, Task> _show;

            public Chat(string url, Func<string, Task> show)
            {
                _show = show;
                _hub = new HubConnectionBuilder().WithUrl(url).WithAutomaticReconnect().Build();
                _hub.Closed += OnClosedAsync;
            }

            private async Task OnClosedAsync(Exception? error)
            {
                // The user should know.
                await _show("lost");
            }
        }
        """);

    [Fact]
    public Task The_manager_reconnects_what_is_managed() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using MQTTnet;
        using Switchboard;

        public sealed class Chat
        {
            private readonly HubConnection _hub;
            private readonly IMqttClient _mqtt;

            public Chat(IConnectionManager connections)
            {
                _hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().WithUrl("https://x.example.com").Build());
                _hub.Closed += async _ => await {|SWB3006:_hub.StartAsync()|};

                _mqtt = connections.GetOrCreate("b", () => new MqttClientFactory().CreateMqttClient());
                _mqtt.DisconnectedAsync += async e =>
                {
                    await Task.Delay(5000);
                    await {|SWB3006:_mqtt.ConnectAsync(_mqtt.Options)|};
                };
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using MQTTnet;
        using Switchboard;

        public sealed class Chat
        {
            private readonly HubConnection _hub;
            private readonly IMqttClient _mqtt;

            public Chat(IConnectionManager connections)
            {
                _hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().WithUrl("https://x.example.com").Build());

                _mqtt = connections.GetOrCreate("b", () => new MqttClientFactory().CreateMqttClient());
            }
        }
        """);

    [Fact]
    public Task A_loop_of_a_managed_client_becomes_one_connect() => ManagerFix.VerifyAsync<LetManagerReconnectAnalyzer, LetManagerReconnectFix>(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public sealed class Chat(IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().WithUrl("https://x.example.com").Build());

            public IConnectionManager Connections => connections;

            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                // Sooner or later.
                while (true)
                {
                    try
                    {
                        await {|SWB3006:_hub.StartAsync(cancellationToken)|};
                        return;
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
                    }
                }
            }

            public async Task JoinAsync()
            {
                while (_hub.State == HubConnectionState.Disconnected)
                {
                    try
                    {
                        await {|SWB3006:_hub.StartAsync()|};
                        break;
                    }
                    catch (HttpRequestException)
                    {
                    }

                    await Task.Delay(1000);
                }

                await _hub.SendAsync("Join");
            }
        }
        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public sealed class Chat(IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().WithUrl("https://x.example.com").Build());

            public IConnectionManager Connections => connections;

            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                // Sooner or later.
                await Connections.ConnectAsync(_hub, _hub.StartAsync, cancellationToken);
            }

            public async Task JoinAsync()
            {
                await Connections.ConnectAsync(_hub, _hub.StartAsync);

                await _hub.SendAsync("Join");
            }
        }
        """);

    [Theory]
    [InlineData("_hub.Closed += async _ => { /* quickly */ await {|SWB3006:_hub.StartAsync()|}; };")]
    [InlineData("_hub.Closed += async _ => { Console.WriteLine(1); await {|SWB3006:_hub.StartAsync()|}; };")]
    [InlineData("_hub.Closed += async _ => { _count++; await {|SWB3006:_hub.StartAsync()|}; };")]
    [InlineData("_hub.Closed += Method; async Task Method(Exception? error) { await Task.Delay(1); await {|SWB3006:_hub.StartAsync()|}; }")]
    public Task Not_where_something_would_be_lost(string statement) => Fix.VerifyNotOfferedAsync(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://x.example.com").WithAutomaticReconnect().Build();
            private int _count;

            public Chat()
            {
                {{statement}}
            }

            public int Count => _count;
        }
        """);

    [Fact]
    public Task Not_where_nobody_else_would_reconnect() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using MQTTnet;

        public sealed class Chat
        {
            private readonly IMqttClient _mqtt = new MqttClientFactory().CreateMqttClient();
            private readonly HubConnection _hub = Configure(new HubConnectionBuilder()).Build();

            public Chat(HubConnection given)
            {
                given.Closed += _ => {|SWB3006:given.StartAsync()|};
                _mqtt.DisconnectedAsync += async _ => await {|SWB3006:_mqtt.ConnectAsync(_mqtt.Options)|};
                _hub.Closed += _ => {|SWB3006:_hub.StartAsync()|};
            }

            public async Task OpenAsync()
            {
                while (true)
                {
                    try
                    {
                        await {|SWB3006:_hub.StartAsync()|};
                        return;
                    }
                    catch (Exception)
                    {
                        await Task.Delay(1000);
                    }
                }
            }

            private static IHubConnectionBuilder Configure(IHubConnectionBuilder builder) => builder.WithUrl("https://x.example.com");
        }
        """);

    [Theory]
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}; return; } catch { Console.WriteLine(1); await Task.Delay(1000); } }")]
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}; /* done */ return; } catch { await Task.Delay(1000); } }")]
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}; await _hub.SendAsync(\"Join\"); return; } catch { await Task.Delay(1000); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await {|SWB3006:_hub.StartAsync()|}; return; } catch { await Task.Delay(1000); } } Console.WriteLine();")]
    [InlineData("while (true) { try { {|SWB3006:_hub.StartAsync()|}.Wait(); return; } catch { System.Threading.Thread.Sleep(1000); } }", "void")]
    public Task Not_where_the_loop_does_something_else(string loop, string result = "async Task") => Fix.VerifyNotOfferedAsync(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public sealed class Chat(IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().WithUrl("https://x.example.com").Build());

            public {{result}} OpenAsync()
            {
                {{loop}}
            }
        }
        """);

    [Fact]
    public Task The_option_is_brought_into_scope() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;

        public sealed class Chat
        {
            private readonly Microsoft.AspNetCore.SignalR.Client.HubConnection _hub;

            public Chat()
            {
                _hub = new Microsoft.AspNetCore.SignalR.Client.HubConnectionBuilder().Build();
                _hub.Closed += _ => {|SWB3006:_hub.StartAsync()|};
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private readonly Microsoft.AspNetCore.SignalR.Client.HubConnection _hub;

            public Chat()
            {
                _hub = new Microsoft.AspNetCore.SignalR.Client.HubConnectionBuilder().WithAutomaticReconnect().Build();
            }
        }
        """);

    [Fact]
    public Task In_a_program() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        var builder = new HubConnectionBuilder();
        builder.WithUrl("https://x.example.com");
        var hub = builder.Build();
        hub.Closed += async _ => await {|SWB3006:hub.StartAsync()|};
        await hub.StartAsync();
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        var builder = new HubConnectionBuilder();
        builder.WithUrl("https://x.example.com");
        var hub = builder.WithAutomaticReconnect().Build();
        await hub.StartAsync();
        """,
        isProgram: true);
}
