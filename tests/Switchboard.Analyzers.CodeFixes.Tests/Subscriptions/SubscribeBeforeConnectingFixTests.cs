using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<
    Switchboard.Analyzers.Rules.SubscribeBeforeConnectingAnalyzer, Switchboard.Analyzers.CodeFixes.Subscriptions.SubscribeBeforeConnectingFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Subscriptions;

/// <summary>SWB4003: the handler moves above the connect, as it is.</summary>
public sealed class SubscribeBeforeConnectingFixTests
{
    [Fact]
    public Task Handlers_move_in_their_order_with_their_comments() => Verify(
        """
                var hub = new HubConnectionBuilder().Build();

                // Now.
                await hub.StartAsync();

                // What is said.
                {|SWB4003:hub.On<string>("Message", Console.WriteLine)|}; // to the console
                {|SWB4003:hub.On<string>("Typing", name =>
                {
                    Console.WriteLine(name);
                })|};

                await Task.Delay(-1);
        """,
        """
                var hub = new HubConnectionBuilder().Build();
                // What is said.
                hub.On<string>("Message", Console.WriteLine); // to the console
                hub.On<string>("Typing", name =>
                {
                    Console.WriteLine(name);
                });

                // Now.
                await hub.StartAsync();

                await Task.Delay(-1);
        """);

    [Fact]
    public Task The_last_statement_takes_its_blank_line_along() => Verify(
        """
                var hub = new HubConnectionBuilder().Build();
                await hub.StartAsync();

                {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
        """,
        """
                var hub = new HubConnectionBuilder().Build();
                hub.On<string>("Message", Console.WriteLine);
                await hub.StartAsync();
        """);

    [Fact]
    public Task Above_the_try_or_loop_that_connects() => Verify(
        """
                var hub = new HubConnectionBuilder().Build();
                while (true)
                {
                    try
                    {
                        await hub.StartAsync();
                        break;
                    }
                    catch (System.IO.IOException)
                    {
                        await Task.Delay(1000);
                    }
                }

                var kept = {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
                Console.WriteLine(kept);
        """,
        """
                var hub = new HubConnectionBuilder().Build();
                var kept = hub.On<string>("Message", Console.WriteLine);
                while (true)
                {
                    try
                    {
                        await hub.StartAsync();
                        break;
                    }
                    catch (System.IO.IOException)
                    {
                        await Task.Delay(1000);
                    }
                }

                Console.WriteLine(kept);
        """);

    [Fact]
    public Task In_the_first_lines_of_a_block() => Verify(
        """
                var hub = new HubConnectionBuilder().Build();
                try
                {
                    await hub.StartAsync();
                    {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
                }
                finally
                {
                    await hub.StopAsync();
                }
        """,
        """
                var hub = new HubConnectionBuilder().Build();
                try
                {
                    hub.On<string>("Message", Console.WriteLine);
                    await hub.StartAsync();
                }
                finally
                {
                    await hub.StopAsync();
                }
        """);

    [Fact]
    public Task A_handle_in_a_field() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private IDisposable? _handle;

            public async Task OpenAsync()
            {
                await _hub.StartAsync();
                _handle = {|SWB4003:_hub.On<string>("Message", Console.WriteLine)|};
            }

            public void Close() => _handle?.Dispose();
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private IDisposable? _handle;

            public async Task OpenAsync()
            {
                _handle = _hub.On<string>("Message", Console.WriteLine);
                await _hub.StartAsync();
            }

            public void Close() => _handle?.Dispose();
        }

        """);

    [Fact]
    public Task A_program() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        var hub = new HubConnectionBuilder().Build();
        await hub.StartAsync();
        {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
        Console.ReadLine();

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        var hub = new HubConnectionBuilder().Build();
        hub.On<string>("Message", Console.WriteLine);
        await hub.StartAsync();
        Console.ReadLine();

        """,
        isProgram: true);

    [Fact]
    public Task An_event() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using MQTTnet;

        public sealed class Devices
        {
            private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

            public async Task OpenAsync(MqttClientOptions options)
            {
                await _client.ConnectAsync(options);
                await _client.SubscribeAsync("devices/#");
                {|SWB4003:_client.ApplicationMessageReceivedAsync += message => Task.CompletedTask|};
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using MQTTnet;

        public sealed class Devices
        {
            private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

            public async Task OpenAsync(MqttClientOptions options)
            {
                _client.ApplicationMessageReceivedAsync += message => Task.CompletedTask;
                await _client.ConnectAsync(options);
                await _client.SubscribeAsync("devices/#");
            }
        }

        """);

    [Fact]
    public Task Tabs_and_line_ends_are_kept() => Fix.VerifyAsync(
        "using System;\r\nusing System.Threading.Tasks;\r\nusing SocketIOClient;\r\n\r\npublic sealed class Game\r\n{\r\n\tprivate readonly SocketIO _socket = new(\"https://game\");\r\n\r\n\tpublic async Task OpenAsync()\r\n\t{\r\n\t\tawait _socket.ConnectAsync();\r\n\t\t{|SWB4003:_socket.On(\"move\", response => Console.WriteLine(response))|};\r\n\t}\r\n}\r\n",
        "using System;\r\nusing System.Threading.Tasks;\r\nusing SocketIOClient;\r\n\r\npublic sealed class Game\r\n{\r\n\tprivate readonly SocketIO _socket = new(\"https://game\");\r\n\r\n\tpublic async Task OpenAsync()\r\n\t{\r\n\t\t_socket.On(\"move\", response => Console.WriteLine(response));\r\n\t\tawait _socket.ConnectAsync();\r\n\t}\r\n}\r\n");

    [Fact]
    public Task An_older_language() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            public async Task OpenAsync()
            {
                HubConnection hub = new HubConnectionBuilder().Build();
                await hub.StartAsync();
                {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
            }
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            public async Task OpenAsync()
            {
                HubConnection hub = new HubConnectionBuilder().Build();
                hub.On<string>("Message", Console.WriteLine);
                await hub.StartAsync();
            }
        }

        """,
        LanguageVersion.CSharp7_3);

    [Fact]
    public Task Not_offered_where_a_line_is_shared() => Verify(
        """
                var hub = new HubConnectionBuilder().Build();
                await hub.StartAsync(); {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
        """);

    [Fact]
    public Task Not_offered_where_the_handler_stands_deeper() => Verify(
        """
                var hub = new HubConnectionBuilder().Build();
                await hub.StartAsync();
                try
                {
                    {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
                    await Task.Delay(-1);
                }
                finally
                {
                    await hub.StopAsync();
                }
        """);

    [Fact]
    public Task Not_offered_where_the_handler_is_returned() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            public async Task<IDisposable> RunAsync()
            {
                var hub = new HubConnectionBuilder().Build();
                await hub.StartAsync();
                return {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
            }
        }

        """);

    [Fact]
    public Task Not_offered_where_a_local_is_declared_in_between() => Verify(
        """
                var hub = new HubConnectionBuilder().Build();
                await hub.StartAsync();
                string? last;
                {|SWB4003:hub.On<string>("Message", text => last = text)|};
        """);

    [Theory]
    [InlineData("handlers.Add(Console.WriteLine);", "handlers[0]")]
    [InlineData("handlers.Add(Console.WriteLine);", "handlers.Find(_ => true)!")]
    public Task What_is_set_up_in_between_is_not_asked_for_before(string between, string handler) => Verify(
        $$"""
                var hub = new HubConnectionBuilder().Build();
                var handlers = new System.Collections.Generic.List<Action<string>>();
                await hub.StartAsync();
                {{between}}
                {|SWB4003:hub.On<string>("Message", {{handler}})|};
        """);

    [Fact]
    public Task Not_offered_across_a_directive() => Verify(
        """
                var hub = new HubConnectionBuilder().Build();
                await hub.StartAsync();
        #if !QUIET
                {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
        #endif
        """);

    private static Task Verify(string statements, string? after = null) => Fix.VerifyAsync(Method(statements), Method(after ?? statements));

    private static string Method(string statements) =>
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            public async Task RunAsync()
            {
        {{statements}}
            }
        }

        """;
}
