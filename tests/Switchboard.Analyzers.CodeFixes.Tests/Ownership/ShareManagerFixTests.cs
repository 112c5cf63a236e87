using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.SecondManagerAnalyzer, Switchboard.Analyzers.CodeFixes.Ownership.ShareManagerFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1003: the manager comes from outside, and goes back to nobody.</summary>
public sealed class ShareManagerFixTests
{
    [Fact]
    public Task A_field_is_set_by_a_new_constructor() => Fix.VerifyAsync(
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            // All of the chat.
            private readonly ConnectionManager _connections = {|SWB1003:new ConnectionManager()|}; // one

            public IConnectionManager Connections => _connections;
        }

        """,
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            // All of the chat.
            private readonly IConnectionManager _connections; // one

            public ChatService(IConnectionManager connections)
            {
                _connections = connections;
            }

            public IConnectionManager Connections => _connections;
        }

        """);

    [Fact]
    public Task Every_constructor_sets_a_field_that_had_an_initialiser() => Fix.VerifyAsync(
        """
        using Switchboard;

        namespace App;

        public class ChatService
        {
            private readonly IConnectionManager _connections = {|SWB1003:new ConnectionManager()|};
            private readonly string _name;

            public ChatService()
                : this("chat")
            {
            }

            public ChatService(string name)
            {
                _name = name;
            }

            public string Name => _name + _connections;
        }

        """,
        """
        using Switchboard;

        namespace App;

        public class ChatService
        {
            private readonly IConnectionManager _connections;
            private readonly string _name;

            public ChatService(IConnectionManager connections)
                : this("chat", connections: connections)
            {
            }

            public ChatService(string name, IConnectionManager connections)
            {
                _name = name;
                _connections = connections;
            }

            public string Name => _name + _connections;
        }

        """);

    [Fact]
    public Task A_constructor_takes_what_it_made() => Fix.VerifyAsync(
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly IConnectionManager _connections;

            public ChatService(string name)
            {
                Name = name;
                // Ours alone.
                _connections = {|SWB1003:new ConnectionManager()|};
            }

            public string Name { get; }

            public IConnectionManager Connections => _connections;
        }

        """,
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly IConnectionManager _connections;

            public ChatService(string name, IConnectionManager connections)
            {
                Name = name;
                // Ours alone.
                _connections = connections;
            }

            public string Name { get; }

            public IConnectionManager Connections => _connections;
        }

        """);

    [Fact]
    public Task A_primary_constructor_gets_a_parameter() => Fix.VerifyAsync(
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService(string name)
        {
            private readonly ConnectionManager? _connections = {|SWB1003:new()|};

            public string Name => name + _connections;
        }

        """,
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService(string name, IConnectionManager connections)
        {
            private readonly IConnectionManager? _connections = connections;

            public string Name => name + _connections;
        }

        """);

    [Fact]
    public Task A_property_is_set_by_the_constructor() => Fix.VerifyAsync(
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            public IConnectionManager Connections { get; } = {|SWB1003:new ConnectionManager()|}; // shared

            public string Name => "chat";
        }

        """,
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            public ChatService(IConnectionManager connections)
            {
                Connections = connections;
            }

            public IConnectionManager Connections { get; } // shared

            public string Name => "chat";
        }

        """);

    [Fact]
    public Task A_local_uses_the_manager_that_is_there_and_is_not_disposed() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class HistoryReader(IConnectionManager manager)
        {
            public async Task<int> CountAsync()
            {
                // For this call.
                await using var connections = {|SWB1003:new ConnectionManager()|};
                await using var lease = await connections.AcquireAsync("history", () => new HubConnectionBuilder().Build());
                return await lease.Client.InvokeAsync<int>("Count");
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class HistoryReader(IConnectionManager manager)
        {
            public async Task<int> CountAsync()
            {
                // For this call.
                var connections = manager;
                await using var lease = await connections.AcquireAsync("history", () => new HubConnectionBuilder().Build());
                return await lease.Client.InvokeAsync<int>("Count");
            }
        }

        """);

    [Fact]
    public Task A_teardown_releases_the_rest() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading;
        using Switchboard;

        namespace App;

        public sealed class ChatService : IDisposable
        {
            private readonly ConnectionManager _connections = {|SWB1003:new ConnectionManager()|};
            private readonly CancellationTokenSource _stopping = new();

            public void Dispose()
            {
                _stopping.Cancel();
                // Last of all.
                _connections?.Dispose();
                _stopping.Dispose();
            }
        }

        """,
        """
        using System;
        using System.Threading;
        using Switchboard;

        namespace App;

        public sealed class ChatService : IDisposable
        {
            private readonly IConnectionManager _connections;
            private readonly CancellationTokenSource _stopping = new();

            public ChatService(IConnectionManager connections)
            {
                _connections = connections;
            }

            public void Dispose()
            {
                _stopping.Cancel();
                // Last of all.
                _stopping.Dispose();
            }
        }

        """);

    [Theory]
    [InlineData("public async ValueTask DisposeAsync() => await _connections.DisposeAsync();", "public ValueTask DisposeAsync() => default;")]
    [InlineData("public ValueTask DisposeAsync() => _connections.DisposeAsync();", "public ValueTask DisposeAsync() => default;")]
    [InlineData("public async ValueTask DisposeAsync()\n    {\n        await _connections.DisposeAsync().ConfigureAwait(false);\n    }", "public ValueTask DisposeAsync() => default;")]
    [InlineData("public ValueTask DisposeAsync()\n    {\n        return _connections.DisposeAsync();\n    } // done", "public ValueTask DisposeAsync() => default; // done")]
    [InlineData("async ValueTask IAsyncDisposable.DisposeAsync() => await _connections.DisposeAsync();", "ValueTask IAsyncDisposable.DisposeAsync() => default;")]
    public Task A_teardown_that_only_released_it_does_nothing(string teardown, string after) => Fix.VerifyAsync(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class ChatService(string name) : IAsyncDisposable
        {
            private readonly IConnectionManager _connections = {|SWB1003:new ConnectionManager()|};

            public string Name => name;

            // The end.
            {{teardown}}
        }

        """,
        $$"""
        using System;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class ChatService(string name, IConnectionManager connections) : IAsyncDisposable
        {
            private readonly IConnectionManager _connections = connections;

            public string Name => name;

            // The end.
            {{after}}
        }

        """);

    [Fact]
    public Task Static_code_uses_the_ambient_manager() => Fix.VerifyAsync(
        """
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static string Run()
            {
                IConnectionManager connections = {|SWB1003:new ConnectionManager()|};
                return connections.ToString() ?? "";
            }
        }

        """,
        """
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static string Run()
            {
                IConnectionManager connections = ConnectionManager.Default;
                return connections.ToString() ?? "";
            }
        }

        """);

    [Fact]
    public Task A_window_uses_the_ambient_manager() => Fix.VerifyAsync(
        """
        namespace App
        {
            public class ChatWindow : System.Windows.Window
            {
                private readonly Switchboard.IConnectionManager connections = {|SWB1003:new Switchboard.ConnectionManager()|};

                public override string ToString() => connections.ToString() ?? "";
            }
        }

        """,
        """
        using Switchboard;

        namespace App
        {
            public class ChatWindow : System.Windows.Window
            {
                private readonly Switchboard.IConnectionManager connections = ConnectionManager.Default;

                public override string ToString() => connections.ToString() ?? "";
            }
        }

        """);

    [Fact]
    public Task A_component_gets_an_injected_property() => Fix.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;
        using Switchboard;

        namespace App;

        public partial class ChatPanel : ComponentBase
        {
            private IConnectionManager? _connections;

            protected override void OnInitialized() => _connections = {|SWB1003:new ConnectionManager()|};

            public override string ToString() => $"{_connections}";
        }

        """,
        """
        using Microsoft.AspNetCore.Components;
        using Switchboard;

        namespace App;

        public partial class ChatPanel : ComponentBase
        {
            private IConnectionManager? _connections;

            [Inject]
            private IConnectionManager Connections { get; set; } = default!;

            protected override void OnInitialized() => _connections = Connections;

            public override string ToString() => $"{_connections}";
        }

        """);

    [Fact]
    public Task Two_places_of_one_type_are_given_the_same_manager() => Fix.VerifyAsync(
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService(string name)
        {
            private readonly ConnectionManager _one = {|SWB1003:new()|};
            private readonly ConnectionManager _two = {|SWB1003:new()|};

            public string Name => name + _one + _two;
        }

        """,
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService(string name, IConnectionManager connections)
        {
            private readonly IConnectionManager _one = connections;
            private readonly IConnectionManager _two = connections;

            public string Name => name + _one + _two;
        }

        """);

    [Fact]
    public Task Tabs_and_line_ends_are_kept() => Fix.VerifyAsync(
        "using Switchboard;\r\n\r\nnamespace App;\r\n\r\npublic sealed class Chat\r\n{\r\n\tprivate readonly IConnectionManager _connections = {|SWB1003:new ConnectionManager()|};\r\n\r\n\tpublic override string ToString() => $\"{_connections}\";\r\n}\r\n",
        "using Switchboard;\r\n\r\nnamespace App;\r\n\r\npublic sealed class Chat\r\n{\r\n\tprivate readonly IConnectionManager _connections;\r\n\r\n\tpublic Chat(IConnectionManager connections)\r\n\t{\r\n\t\t_connections = connections;\r\n\t}\r\n\r\n\tpublic override string ToString() => $\"{_connections}\";\r\n}\r\n");

    [Fact]
    public Task Not_offered_where_options_would_be_lost() => Fix.VerifyNotOfferedAsync(
        """
        using Switchboard;

        public sealed class Chat
        {
            private readonly IConnectionManager _connections = {|SWB1003:new ConnectionManager(new ConnectionManagerOptions { MaxConnections = 2 })|};

            public override string ToString() => $"{_connections}";
        }

        """);

    [Fact]
    public Task Not_offered_where_others_see_the_class() => Fix.VerifyNotOfferedAsync(
        """
        using Switchboard;

        public sealed class Chat
        {
            public ConnectionManager Connections { get; } = {|SWB1003:new ConnectionManager()|};
        }

        """);

    [Fact]
    public Task Not_offered_where_a_member_of_the_class_alone_is_used() => Fix.VerifyNotOfferedAsync(
        """
        using Switchboard;

        public sealed class Chat
        {
            private readonly ConnectionManager _connections = {|SWB1003:new ConnectionManager()|};

            public void Close(bool now)
            {
                if (now)
                    _connections.Dispose();
            }
        }

        """);

    [Fact]
    public Task Not_offered_where_what_releases_it_is_used() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Switchboard;

        public sealed class Chat
        {
            private readonly ConnectionManager _connections = {|SWB1003:new ConnectionManager()|};

            public Task StopAsync() => _connections.DisposeAsync().AsTask();
        }

        """);

    [Fact]
    public Task Not_offered_where_a_comment_would_be_lost() => Fix.VerifyNotOfferedAsync(
        """
        using Switchboard;

        public sealed class Chat
        {
            private readonly IConnectionManager _connections = /* ours */ {|SWB1003:new ConnectionManager()|};

            public override string ToString() => $"{_connections}";
        }

        """);

    [Fact]
    public Task A_using_goes_and_its_comment_stays() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class Reader(IConnectionManager manager)
        {
            public async Task<string> ReadAsync()
            {
                await using /* ours */ var connections = {|SWB1003:new ConnectionManager()|};
                return connections.ToString() ?? "";
            }

            public void Run()
            {
                using var connections = (IDisposable){|SWB1003:new ConnectionManager()|};
                Console.WriteLine(connections);
            }
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class Reader(IConnectionManager manager)
        {
            public async Task<string> ReadAsync()
            {
                /* ours */ var connections = manager;
                return connections.ToString() ?? "";
            }

            public void Run()
            {
                var connections = (IDisposable)manager;
                Console.WriteLine(connections);
            }
        }

        """);

    [Fact]
    public Task Not_where_the_comment_of_a_using_would_be_lost() => Fix.VerifyNotOfferedAsync(
        """
        using Switchboard;

        namespace App;

        public sealed class Reader(IConnectionManager manager)
        {
            public IConnectionManager Manager => manager;

            public string Read()
            {
                using (var connections = {|SWB1003:new ConnectionManager()|})
                    // Once.
                    return connections.ToString() ?? "";
            }
        }

        """);
}
