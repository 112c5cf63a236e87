using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Switchboard.TestReferences;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1001: the tasks, lambdas and closes that are written around a creation.</summary>
public sealed class CreationFormFixTests
{
    [Fact]
    public Task A_client_that_is_closed_without_waiting_gives_a_finished_task() => VerifyAsync(
        """
        using Switchboard;

        namespace App;

        public static class Feed
        {
            private static readonly Supabase.Realtime.Client s_realtime = {|SWB1001:new("wss://db.example.com/realtime")|};

            public static void Open() => s_realtime.Connect();
        }

        """,
        """
        using Switchboard;

        namespace App;

        public static class Feed
        {
            private static readonly Supabase.Realtime.Client s_realtime = ConnectionManager.Default.GetOrCreate("wss://db.example.com/realtime", () => new Supabase.Realtime.Client("wss://db.example.com/realtime"), client => { client.Disconnect(); return System.Threading.Tasks.Task.CompletedTask; });

            public static void Open() => s_realtime.Connect();
        }

        """);

    [Fact]
    public Task A_creation_in_parentheses_is_awaited_too() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using RabbitMQ.Client;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
            private IConnection? _connection;

            public async Task OpenAsync(ConnectionFactory factory)
            {
                _connection = await ({|SWB1001:factory.CreateConnectionAsync()|});
                _connection = await ({|SWB1001:factory.CreateConnectionAsync()|}.ConfigureAwait(false));
                var opening = ({|SWB1001:factory.CreateConnectionAsync()|});
                _connection = await opening;
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using RabbitMQ.Client;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
            private IConnection? _connection;

            public async Task OpenAsync(ConnectionFactory factory)
            {
                _connection = await (connections.GetOrCreateAsync("Feed.connection", token => factory.CreateConnectionAsync(token)));
                _connection = await (connections.GetOrCreateAsync("Feed.connection", token => factory.CreateConnectionAsync(token)).ConfigureAwait(false));
                var opening = (connections.GetOrCreateAsync("Feed.opening", token => factory.CreateConnectionAsync(token)).AsTask());
                _connection = await opening;
            }
        }

        """);

    [Fact]
    public Task A_lambda_in_the_creation_may_declare_and_await() => VerifyAsync(
        """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
            public HubConnection Open(Dictionary<string, string> headers, Func<Task<string?>> find) => {|SWB1001:new HubConnectionBuilder().WithUrl("https://chat", options =>
            {
                if (headers.TryGetValue("tenant", out var tenant))
                    options.Headers["tenant"] = tenant;
                options.AccessTokenProvider = async () => await find();
            }).Build()|};
        }

        """,
        """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
            public HubConnection Open(Dictionary<string, string> headers, Func<Task<string?>> find) => connections.GetOrCreate("https://chat", () => new HubConnectionBuilder().WithUrl("https://chat", options =>
            {
                if (headers.TryGetValue("tenant", out var tenant))
                    options.Headers["tenant"] = tenant;
                options.AccessTokenProvider = async () => await find();
            }).Build());
        }

        """);

    [Fact]
    public Task A_variable_that_is_declared_inside_is_read_after_it() => VerifyNotOfferedAsync(
        """
        using System;
        using System.Collections.Generic;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
            private readonly string address = "https://board";

            public SocketIO Open(Dictionary<string, string> addresses)
            {
                var io = {|SWB1001:new SocketIO(addresses.TryGetValue("board", out var address) ? address : "https://board")|};
                Console.WriteLine(address);
                return io;
            }
        }

        """);

    [Fact]
    public Task Another_Task_is_not_the_finished_one() => VerifyAsync(
        """
        using Switchboard;

        namespace App;

        public sealed record Task(string Title);

        public static class Feed
        {
            private static readonly Supabase.Realtime.Client s_realtime = {|SWB1001:new("wss://db.example.com/realtime")|};

            public static Task Open()
            {
                s_realtime.Connect();
                return new("open");
            }
        }

        """,
        """
        using Switchboard;

        namespace App;

        public sealed record Task(string Title);

        public static class Feed
        {
            private static readonly Supabase.Realtime.Client s_realtime = ConnectionManager.Default.GetOrCreate("wss://db.example.com/realtime", () => new Supabase.Realtime.Client("wss://db.example.com/realtime"), client => { client.Disconnect(); return System.Threading.Tasks.Task.CompletedTask; });

            public static Task Open()
            {
                s_realtime.Connect();
                return new("open");
            }
        }

        """);

    [Fact]
    public Task The_finished_task_is_named_as_short_as_can_be() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public static class Feed
        {
            private static readonly Supabase.Realtime.Client s_realtime = {|SWB1001:new("wss://db.example.com/realtime")|};

            public static Task OpenAsync() => s_realtime.ConnectAsync();
        }

        """,
        """
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public static class Feed
        {
            private static readonly Supabase.Realtime.Client s_realtime = ConnectionManager.Default.GetOrCreate("wss://db.example.com/realtime", () => new Supabase.Realtime.Client("wss://db.example.com/realtime"), client => { client.Disconnect(); return Task.CompletedTask; });

            public static Task OpenAsync() => ConnectionManager.Default.ConnectAsync(s_realtime, _ => s_realtime.ConnectAsync());
        }

        """);

    [Fact]
    public Task The_token_of_the_caller_and_that_of_the_manager_are_passed() => VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using RabbitMQ.Client;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
            public async Task<IConnection> OpenAsync(ConnectionFactory factory, CancellationToken cancellationToken) => await {|SWB1001:factory.CreateConnectionAsync(cancellationToken)|};

            public Task<IConnection> OpenLaterAsync(ConnectionFactory factory) => {|SWB1001:factory.CreateConnectionAsync()|};

            public IConnection Open(ConnectionFactory factory, System.Collections.Generic.IEnumerable<string> token) => {|SWB1001:factory.CreateConnectionAsync(token, CancellationToken.None)|}.Result;
        }

        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using RabbitMQ.Client;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
            public async Task<IConnection> OpenAsync(ConnectionFactory factory, CancellationToken cancellationToken) => await connections.GetOrCreateAsync("Feed.OpenAsync", token => factory.CreateConnectionAsync(token), cancellationToken);

            public Task<IConnection> OpenLaterAsync(ConnectionFactory factory) => connections.GetOrCreateAsync("Feed.OpenLaterAsync", token => factory.CreateConnectionAsync(token)).AsTask();

            public IConnection Open(ConnectionFactory factory, System.Collections.Generic.IEnumerable<string> token) => connections.GetOrCreateAsync("Feed.Open", cancellation => factory.CreateConnectionAsync(token, cancellation)).AsTask().Result;
        }

        """);

    [Fact]
    public Task What_is_read_of_a_class_is_read_in_the_factory() => VerifyAsync(
        """
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(IConnectionManager connections)
        {
            private readonly string _address = "https://board";

            public SocketIO Open() => {|SWB1001:new SocketIO(this._address)|};
        }

        """,
        """
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(IConnectionManager connections)
        {
            private readonly string _address = "https://board";

            public SocketIO Open() => connections.GetOrCreate(this._address, () => new SocketIO(this._address));
        }

        """);

    [Fact]
    public Task What_is_read_of_a_struct_cannot_be_read_in_the_factory() => VerifyNotOfferedAsync(
        """
        using SocketIOClient;

        namespace App;

        public readonly struct Board
        {
            private readonly string _address;

            public Board(string address) => _address = address;

            public SocketIO Open() => {|SWB1001:new SocketIO(this._address)|};

            public SocketIO OpenShort() => {|SWB1001:new SocketIO(_address)|};
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource)
    {
        var test = new SdkFix<CreateThroughManagerAnalyzer, CreateThroughManagerFix> { TestCode = source, FixedCode = fixedSource };
        test.TestState.AdditionalReferences.AddRange(Sdk.RabbitMQ);
        return test.RunAsync();
    }

    private static Task VerifyNotOfferedAsync(string source) => VerifyAsync(source, source);
}
