using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>A type that is given a manager already, and does not keep it or may do without one.</summary>
public sealed class GivenManagerTests
{
    [Fact]
    public Task What_the_constructor_is_given_is_kept() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly string _url;

            public ChatService(IConnectionManager manager)
                : this(manager, "https://chat")
            {
            }

            public ChatService(IConnectionManager manager, string url)
            {
                _url = url;
                manager.StatusChanged += (_, _) => Console.WriteLine(url);
            }

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(_url).Build()|};
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly string _url;
            private readonly IConnectionManager _connections;

            public ChatService(IConnectionManager manager)
                : this(manager, "https://chat")
            {
            }

            public ChatService(IConnectionManager manager, string url)
            {
                _url = url;
                _connections = manager;
                manager.StatusChanged += (_, _) => Console.WriteLine(url);
            }

            public HubConnection Open() => _connections.GetOrCreate(_url, () => new HubConnectionBuilder().WithUrl(_url).Build());
        }

        """);

    [Fact]
    public Task A_constructor_gets_a_parameter_only_where_it_has_none() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly string _url;

            public ChatService(IConnectionManager manager)
            {
                _url = "https://chat";
                Console.WriteLine(manager);
            }

            public ChatService(string url) => _url = url;

            public ChatService(int port)
                : this($"https://chat:{port}")
            {
            }

            public ChatService(IConnectionManager manager, int port)
                : this($"https://chat:{port}")
            {
                Console.WriteLine(manager);
            }

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(_url).Build()|};
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly string _url;
            private readonly IConnectionManager _connections;

            public ChatService(IConnectionManager manager)
            {
                _connections = manager;
                _url = "https://chat";
                Console.WriteLine(manager);
            }

            public ChatService(string url, IConnectionManager connections)
            {
                _url = url;
                _connections = connections;
            }

            public ChatService(int port, IConnectionManager connections)
                : this($"https://chat:{port}", connections: connections)
            {
            }

            public ChatService(IConnectionManager manager, int port)
                : this($"https://chat:{port}", connections: manager)
            {
                Console.WriteLine(manager);
            }

            public HubConnection Open() => _connections.GetOrCreate(_url, () => new HubConnectionBuilder().WithUrl(_url).Build());
        }

        """);

    [Fact]
    public Task A_base_class_keeps_what_it_is_given() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public abstract class Feed
        {
            protected Feed(IConnectionManager manager)
            {
                manager.StatusChanged += (_, _) => Console.WriteLine("changed");
            }

            protected HubConnection Make(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public abstract class Feed
        {
            private readonly IConnectionManager _connections;

            protected Feed(IConnectionManager manager)
            {
                _connections = manager;
                manager.StatusChanged += (_, _) => Console.WriteLine("changed");
            }

            protected HubConnection Make(string url) => _connections.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
        }

        """);

    [Fact]
    public Task A_manager_that_may_be_missing_has_a_stand_in() => VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly IConnectionManager? _connections;

            public ChatService(IConnectionManager? connections = null) => _connections = connections;

            public async Task SayAsync(string url, CancellationToken cancellationToken)
            {
                var hub = {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
                await hub.StartAsync(cancellationToken);
                await hub.InvokeAsync("Say");
            }

            public HubConnection? Open(string url)
            {
                if (_connections is null)
                    return null;
                return {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
            }
        }

        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly IConnectionManager? _connections;

            public ChatService(IConnectionManager? connections = null) => _connections = connections;

            public async Task SayAsync(string url, CancellationToken cancellationToken)
            {
                await using var lease = await (_connections ?? ConnectionManager.Default).AcquireAsync(url, () => new HubConnectionBuilder().WithUrl(url).Build(), (client, token) => client.StartAsync(token), cancellationToken);
                var hub = lease.Client;
                await hub.InvokeAsync("Say");
            }

            public HubConnection? Open(string url)
            {
                if (_connections is null)
                    return null;
                return _connections.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
            }
        }

        """);

    [Fact]
    public Task What_may_not_be_given_is_kept_with_a_stand_in() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public sealed class ChatService
        {
            public ChatService(Switchboard.IConnectionManager? manager = null)
            {
                Console.WriteLine(manager);
            }

            public HubConnection Open(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly IConnectionManager _connections;

            public ChatService(Switchboard.IConnectionManager? manager = null)
            {
                _connections = manager ?? ConnectionManager.Default;
                Console.WriteLine(manager);
            }

            public HubConnection Open(string url) => _connections.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
        }

        """);

    [Fact]
    public Task A_type_is_not_given_a_local_of_top_level_statements() =>
        new SdkFix<CreateThroughManagerAnalyzer, CreateThroughManagerFix>
        {
            IsProgram = true,
            TestCode = """
                using System;
                using Microsoft.AspNetCore.SignalR.Client;
                using Switchboard;

                IConnectionManager manager = ConnectionManager.Default;
                Console.WriteLine(manager);

                public sealed class ChatService(IConnectionManager connections)
                {
                    public HubConnection Open(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};

                    public override string ToString() => $"{connections}";
                }

                """,
            FixedCode = """
                using System;
                using Microsoft.AspNetCore.SignalR.Client;
                using Switchboard;

                IConnectionManager manager = ConnectionManager.Default;
                Console.WriteLine(manager);

                public sealed class ChatService(IConnectionManager connections)
                {
                    public HubConnection Open(string url) => connections.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());

                    public override string ToString() => $"{connections}";
                }

                """,
        }.RunAsync();

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}
