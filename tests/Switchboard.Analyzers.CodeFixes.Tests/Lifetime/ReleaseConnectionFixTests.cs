using Microsoft.CodeAnalysis.CSharp;
using Switchboard.Verification;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.ReleaseConnectionAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.ReleaseConnectionFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

public class ReleaseConnectionFixTests
{
    private const string AsyncMethod = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task SendAsync(string text)
            {
                // One message, one connection.
                var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                await hub.StartAsync();
                await hub.SendAsync("Say", text);
            }
        }
        """;

    private const string AsyncMethodFixed = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task SendAsync(string text)
            {
                // One message, one connection.
                await using var hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
                await hub.StartAsync();
                await hub.SendAsync("Say", text);
            }
        }
        """;

    private const string PusherMethod = """
        using System;
        using System.Threading.Tasks;
        using PusherClient;

        public class Sender
        {
            public async Task ConnectAsync(string channel)
            {
                var pusher = {|SWB2001:new Pusher("key")|};

                // Connect first.
                await pusher.ConnectAsync();
                if (channel.Length == 0)
                {
                    Console.WriteLine(@"no
        channel");
                }
            }
        }
        """;

    private const string PusherMethodFixed = """
        using System;
        using System.Threading.Tasks;
        using PusherClient;

        public class Sender
        {
            public async Task ConnectAsync(string channel)
            {
                var pusher = new Pusher("key");

                try
                {
                    // Connect first.
                    await pusher.ConnectAsync();
                    if (channel.Length == 0)
                    {
                        Console.WriteLine(@"no
        channel");
                    }
                }
                finally
                {
                    await pusher.DisconnectAsync();
                }
            }
        }
        """;

    [Fact]
    public Task A_local_of_an_async_method_is_declared_with_await_using() => Fix.VerifyAsync(AsyncMethod, AsyncMethodFixed);

    [Fact]
    public Task Line_ends_of_Windows_are_kept() => new Fix { TestCode = PusherMethod, FixedCode = PusherMethodFixed }.WithCrlf().RunAsync();

    [Fact]
    public Task Tabs_are_kept() => new Fix { TestCode = PusherMethod, FixedCode = PusherMethodFixed }.WithTabs().RunAsync();

    [Fact]
    public Task A_client_that_cannot_be_disposed_of_is_disconnected_in_a_finally() => Fix.VerifyAsync(PusherMethod, PusherMethodFixed);

    [Fact]
    public Task A_synchronous_client_is_declared_with_using() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;

        public class Sender
        {
            public async Task SendAsync(Uri uri)
            {
                ClientWebSocket socket = {|SWB2001:new()|};
                await socket.ConnectAsync(uri, CancellationToken.None);
            }
        }
        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;

        public class Sender
        {
            public async Task SendAsync(Uri uri)
            {
                using ClientWebSocket socket = new();
                await socket.ConnectAsync(uri, CancellationToken.None);
            }
        }
        """);

    [Fact]
    public Task An_async_client_in_a_synchronous_method_is_waited_for_in_a_finally() => Fix.VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public string Describe()
            {
                var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                return hub.State.ToString();
            }
        }
        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public string Describe()
            {
                var hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

                try
                {
                    return hub.State.ToString();
                }
                finally
                {
                    hub.DisposeAsync().AsTask().GetAwaiter().GetResult();
                }
            }
        }
        """);

    [Fact]
    public Task A_release_at_the_end_that_using_makes_redundant_goes_and_its_comment_stays() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task SendAsync(string? text)
            {
                var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                await hub.StartAsync();
                if (text is null)
                    return;

                await hub.SendAsync("Say", text);

                // Good bye.
                await hub.DisposeAsync();
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task SendAsync(string? text)
            {
                await using var hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
                await hub.StartAsync();
                if (text is null)
                    return;

                await hub.SendAsync("Say", text);

                // Good bye.
            }
        }
        """);

    [Fact]
    public Task Before_C_sharp_8_there_is_a_finally_in_place_of_using() => Fix.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Sender
        {
            public string Describe()
            {
                var socket = {|SWB2001:new ClientWebSocket()|};
                return socket.State.ToString();
            }
        }
        """,
        """
        using System.Net.WebSockets;

        public class Sender
        {
            public string Describe()
            {
                var socket = new ClientWebSocket();

                try
                {
                    return socket.State.ToString();
                }
                finally
                {
                    socket.Dispose();
                }
            }
        }
        """,
        LanguageVersion.CSharp7_3);

    [Fact]
    public Task Two_locals_in_nested_functions_are_fixed_together() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public void Run()
            {
                Func<Task> send = async () =>
                {
                    var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                    await hub.StartAsync();
                };
                send();
                Show();

                void Show()
                {
                    var socket = {|SWB2001:new ClientWebSocket()|};
                    Console.WriteLine(socket.State);
                }
            }
        }
        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public void Run()
            {
                Func<Task> send = async () =>
                {
                    await using var hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
                    await hub.StartAsync();
                };
                send();
                Show();

                void Show()
                {
                    using var socket = new ClientWebSocket();
                    Console.WriteLine(socket.State);
                }
            }
        }
        """);

    [Fact]
    public Task Two_locals_of_one_synchronous_method_are_wrapped_one_in_the_other() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public void Compare()
            {
                var one = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/one").Build()|};
                var two = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/two").Build()|};
                Console.WriteLine(one.State == two.State);
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public void Compare()
            {
                var one = new HubConnectionBuilder().WithUrl("https://example.org/one").Build();

                try
                {
                    var two = new HubConnectionBuilder().WithUrl("https://example.org/two").Build();

                    try
                    {
                        Console.WriteLine(one.State == two.State);
                    }
                    finally
                    {
                        two.DisposeAsync().AsTask().GetAwaiter().GetResult();
                    }
                }
                finally
                {
                    one.DisposeAsync().AsTask().GetAwaiter().GetResult();
                }
            }
        }
        """);

    [Fact]
    public Task Top_level_statements_await_the_end_of_the_program() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
        await hub.StartAsync();
        Console.WriteLine(hub.State);
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        await using var hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
        await hub.StartAsync();
        Console.WriteLine(hub.State);
        """,
        isProgram: true);

    [Fact]
    public Task A_local_that_one_path_hands_on_is_left_alone() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Maker
        {
            public async Task<HubConnection?> MakeAsync(bool wanted)
            {
                var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                await hub.StartAsync();
                if (!wanted)
                    return null;
                return hub;
            }
        }
        """);

    [Fact]
    public Task A_local_that_is_declared_without_its_connection_is_left_alone() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task SendAsync()
            {
                HubConnection hub;
                hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                await hub.StartAsync();
            }
        }
        """);

    [Fact]
    public Task A_switch_section_cannot_hold_a_using_declaration() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task SendAsync(int kind)
            {
                switch (kind)
                {
                    case 1:
                        var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                        await hub.StartAsync();
                        break;
                }
            }
        }
        """);

    [Fact]
    public Task A_database_that_is_returned_needs_its_connection() => Fix.VerifyNotOfferedAsync(
        """
        using StackExchange.Redis;

        public static class Store
        {
            public static IDatabase Open()
            {
                var redis = {|SWB2001:ConnectionMultiplexer.Connect("cache:6379")|};
                return redis.GetDatabase();
            }
        }
        """);

    [Fact]
    public Task A_task_that_is_returned_needs_its_connection() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public static class Sender
        {
            public static Task StartAsync()
            {
                var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                return hub.StartAsync();
            }
        }
        """);

    [Fact]
    public Task A_task_that_nobody_awaits_needs_its_connection() => Fix.VerifyNotOfferedAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public static class Sender
        {
            public static void Send()
            {
                var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                _ = hub.SendAsync("Say", "hello");
            }
        }
        """);
}
