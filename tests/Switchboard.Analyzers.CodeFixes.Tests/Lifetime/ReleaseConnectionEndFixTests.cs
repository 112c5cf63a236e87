using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.ReleaseConnectionAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.ReleaseConnectionFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2001: what ends with the connection at the end of its block.</summary>
public class ReleaseConnectionEndFixTests
{
    [Fact]
    public Task A_state_that_is_returned_needs_no_connection() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task<HubConnectionState> OpenAsync()
            {
                var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                await hub.StartAsync();
                return hub.State;
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task<HubConnectionState> OpenAsync()
            {
                await using var hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
                await hub.StartAsync();
                return hub.State;
            }
        }
        """);

    [Fact]
    public Task A_subscription_that_nobody_keeps_ends_with_its_connection() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task OpenAsync()
            {
                var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                hub.On("join", () => { });
                await hub.StartAsync();
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task OpenAsync()
            {
                await using var hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
                hub.On("join", () => { });
                await hub.StartAsync();
            }
        }
        """);

    [Fact]
    public Task A_task_that_is_awaited_from_a_local_is_over() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task OpenAsync()
            {
                var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                Task opening = hub.InvokeAsync<int>("Open");
                await opening;
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task OpenAsync()
            {
                await using var hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
                Task opening = hub.InvokeAsync<int>("Open");
                await opening;
            }
        }
        """);

    [Fact]
    public Task Tasks_that_are_awaited_together_are_over() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task OpenAsync()
            {
                var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                var opening = hub.StartAsync();
                await Task.WhenAll(opening, hub.SendAsync("Open"));
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task OpenAsync()
            {
                await using var hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
                var opening = hub.StartAsync();
                await Task.WhenAll(opening, hub.SendAsync("Open"));
            }
        }
        """);

    [Fact]
    public Task A_database_that_is_only_read_stays_here() => Fix.VerifyAsync(
        """
        using StackExchange.Redis;

        public class Sender
        {
            public string? Read(string key)
            {
                var redis = {|SWB2001:ConnectionMultiplexer.Connect("cache:6379")|};
                var database = redis.GetDatabase();
                return database.StringGet(key);
            }
        }
        """,
        """
        using StackExchange.Redis;

        public class Sender
        {
            public string? Read(string key)
            {
                using var redis = ConnectionMultiplexer.Connect("cache:6379");
                var database = redis.GetDatabase();
                return database.StringGet(key);
            }
        }
        """);

    [Fact]
    public Task A_release_at_the_end_of_a_program_is_redundant() => Fix.VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
        await hub.StartAsync();
        if (args.Length == 0)
            return;

        await hub.SendAsync("Say", args[0]);
        await hub.DisposeAsync();
        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;

        await using var hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
        await hub.StartAsync();
        if (args.Length == 0)
            return;

        await hub.SendAsync("Say", args[0]);

        """,
        isProgram: true);

    [Fact]
    public Task A_release_at_the_end_that_finally_makes_redundant_goes() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;

        public class Sender
        {
            public void Describe(string text)
            {
                var socket = {|SWB2001:new ClientWebSocket()|};
                if (text == null)
                    return;

                Console.WriteLine(text + socket.State);
                socket.Dispose();
            }
        }
        """,
        """
        using System;
        using System.Net.WebSockets;

        public class Sender
        {
            public void Describe(string text)
            {
                var socket = new ClientWebSocket();

                try
                {
                    if (text == null)
                        return;

                    Console.WriteLine(text + socket.State);
                }
                finally
                {
                    socket.Dispose();
                }
            }
        }
        """,
        LanguageVersion.CSharp7_3);
}
