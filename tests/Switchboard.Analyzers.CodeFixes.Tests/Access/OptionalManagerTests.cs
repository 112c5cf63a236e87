using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>A constructor that may be given no manager: what stands in for it, and what must be imported for that.</summary>
public sealed class OptionalManagerTests
{
    [Fact]
    public Task The_stand_in_is_imported_where_the_interface_is_named_in_full() => VerifyAsync(
        """
        namespace App
        {
            using System;
            using Microsoft.AspNetCore.SignalR.Client;

            public interface IConnectionManager
            {
            }

            public sealed class ChatService
            {
                private readonly string _url;

                public ChatService(Switchboard.IConnectionManager? manager)
                {
                    _url = "https://chat";
                    Console.WriteLine(manager);
                }

                public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(_url).Build()|};
            }
        }

        """,
        """
        namespace App
        {
            using System;
            using Microsoft.AspNetCore.SignalR.Client;
            using Switchboard;

            public interface IConnectionManager
            {
            }

            public sealed class ChatService
            {
                private readonly string _url;
                private readonly global::Switchboard.IConnectionManager _connections;

                public ChatService(Switchboard.IConnectionManager? manager)
                {
                    _connections = manager ?? ConnectionManager.Default;
                    _url = "https://chat";
                    Console.WriteLine(manager);
                }

                public HubConnection Open() => _connections.GetOrCreate(_url, () => new HubConnectionBuilder().WithUrl(_url).Build());
            }
        }

        """);

    [Fact]
    public Task The_stand_in_that_is_passed_on_is_imported() => VerifyAsync(
        """
        namespace App
        {
            using System;
            using Microsoft.AspNetCore.SignalR.Client;

            public interface IConnectionManager
            {
            }

            public sealed class News
            {
                private readonly string _url;

                public News(string url)
                {
                    _url = url;
                }

                public News(Switchboard.IConnectionManager? manager, int port)
                    : this($"https://news:{port}")
                {
                    Console.WriteLine(manager);
                }

                public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(_url).Build()|};
            }
        }

        """,
        """
        namespace App
        {
            using System;
            using Microsoft.AspNetCore.SignalR.Client;
            using Switchboard;

            public interface IConnectionManager
            {
            }

            public sealed class News
            {
                private readonly string _url;
                private readonly global::Switchboard.IConnectionManager _connections;

                public News(string url, global::Switchboard.IConnectionManager connections)
                {
                    _url = url;
                    _connections = connections;
                }

                public News(Switchboard.IConnectionManager? manager, int port)
                    : this($"https://news:{port}", connections: manager ?? ConnectionManager.Default)
                {
                    Console.WriteLine(manager);
                }

                public HubConnection Open() => _connections.GetOrCreate(_url, () => new HubConnectionBuilder().WithUrl(_url).Build());
            }
        }

        """);

    [Fact]
    public Task The_namespace_that_two_names_need_is_imported_once() => VerifyAsync(
        """
        namespace App
        {
            using Microsoft.AspNetCore.SignalR.Client;

            public sealed class ChatService
            {
                private readonly string _url;

                public ChatService(Switchboard.IConnectionManager? manager)
                {
                    _url = $"https://chat/{manager}";
                }

                public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(_url).Build()|};
            }
        }

        """,
        """
        namespace App
        {
            using Microsoft.AspNetCore.SignalR.Client;
            using Switchboard;

            public sealed class ChatService
            {
                private readonly string _url;
                private readonly IConnectionManager _connections;

                public ChatService(Switchboard.IConnectionManager? manager)
                {
                    _connections = manager ?? ConnectionManager.Default;
                    _url = $"https://chat/{manager}";
                }

                public HubConnection Open() => _connections.GetOrCreate(_url, () => new HubConnectionBuilder().WithUrl(_url).Build());
            }
        }

        """);

    [Fact]
    public Task One_that_may_be_left_out_has_a_stand_in_without_a_question_mark() => VerifyAsync(
        """
        #nullable disable
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            public ChatService(IConnectionManager manager = null)
            {
                Console.WriteLine(manager);
            }

            public HubConnection Open(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
        }

        """,
        """
        #nullable disable
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly IConnectionManager _connections;

            public ChatService(IConnectionManager manager = null)
            {
                _connections = manager ?? ConnectionManager.Default;
                Console.WriteLine(manager);
            }

            public HubConnection Open(string url) => _connections.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}
