using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>What a type that is given the manager looks like.</summary>
public sealed class InjectedMemberStyleTests
{
    [Fact]
    public Task A_required_property_is_no_model_for_one_that_is_set_later() => VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App.Pages;

        public partial class Chat : ComponentBase
        {
            private HubConnection? _hub;

            [Inject]
            public required NavigationManager Navigation { get; init; }

            [Parameter]
            public string Room { get; set; } = "";

            protected override void OnInitialized()
            {
                _hub = {|SWB1001:new HubConnectionBuilder().WithUrl(Navigation.ToAbsoluteUri("/chat")).Build()|};
            }
        }

        """,
        """
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App.Pages;

        public partial class Chat : ComponentBase
        {
            private HubConnection? _hub;

            [Inject]
            public required NavigationManager Navigation { get; init; }

            [Inject]
            public IConnectionManager Connections { get; set; } = default!;

            [Parameter]
            public string Room { get; set; } = "";

            protected override void OnInitialized()
            {
                _hub = Connections.GetOrCreate("Chat.hub", () => new HubConnectionBuilder().WithUrl(Navigation.ToAbsoluteUri("/chat")).Build());
            }
        }

        """);

    [Fact]
    public Task A_constructor_sets_the_field_where_it_sets_the_others() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public class Checked
        {
            private readonly string _url;
            private readonly int _count;

            public Checked(string url, int count)
            {
                _url = url ?? throw new ArgumentNullException(nameof(url));
                _count = count;
                Console.WriteLine(url);
            }

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(_url).Build()|};

            public int Count => _count;
        }

        public class Computed
        {
            private readonly string _url;

            public Computed(string url)
            {
                _url = url + "/hub";
            }

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(_url).Build()|};
        }

        public class Arrow
        {
            public Arrow(string url) => Console.WriteLine(url);

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class Checked
        {
            private readonly string _url;
            private readonly int _count;
            private readonly IConnectionManager _connections;

            public Checked(string url, int count, IConnectionManager connections)
            {
                _url = url ?? throw new ArgumentNullException(nameof(url));
                _count = count;
                _connections = connections;
                Console.WriteLine(url);
            }

            public HubConnection Open() => _connections.GetOrCreate(_url, () => new HubConnectionBuilder().WithUrl(_url).Build());

            public int Count => _count;
        }

        public class Computed
        {
            private readonly string _url;
            private readonly IConnectionManager _connections;

            public Computed(string url, IConnectionManager connections)
            {
                _connections = connections;
                _url = url + "/hub";
            }

            public HubConnection Open() => _connections.GetOrCreate(_url, () => new HubConnectionBuilder().WithUrl(_url).Build());
        }

        public class Arrow
        {
            private readonly IConnectionManager _connections;

            public Arrow(string url, IConnectionManager connections)
            {
                _connections = connections;
                Console.WriteLine(url);
            }

            public HubConnection Open() => _connections.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
        }

        """);

    [Fact]
    public Task What_stands_on_one_line_stays_there() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public class Short
        {
            private readonly string _url;

            public Short(string url) { _url = url; }

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(_url).Build()|};
        }

        public class Empty
        {
            public Empty() { }

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
        }

        public class Line { public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://b").Build()|}; }

        public class Both { private readonly string _url; public Both(string url) { _url = url; } public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(_url).Build()|}; }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class Short
        {
            private readonly string _url;
            private readonly IConnectionManager _connections;

            public Short(string url, IConnectionManager connections) { _url = url; _connections = connections; }

            public HubConnection Open() => _connections.GetOrCreate(_url, () => new HubConnectionBuilder().WithUrl(_url).Build());
        }

        public class Empty
        {
            private readonly IConnectionManager _connections;

            public Empty(IConnectionManager connections) { _connections = connections; }

            public HubConnection Open() => _connections.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
        }

        public class Line { private readonly IConnectionManager _connections; public Line(IConnectionManager connections) { _connections = connections; } public HubConnection Open() => _connections.GetOrCreate("https://b", () => new HubConnectionBuilder().WithUrl("https://b").Build()); }

        public class Both { private readonly string _url; private readonly IConnectionManager _connections; public Both(string url, IConnectionManager connections) { _url = url; _connections = connections; } public HubConnection Open() => _connections.GetOrCreate(_url, () => new HubConnectionBuilder().WithUrl(_url).Build()); }

        """);

    [Fact]
    public Task The_comment_above_a_member_stays_there() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public class Commented
        {
            // Opens it.
            public HubConnection Open(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class Commented
        {
            private readonly IConnectionManager _connections;

            public Commented(IConnectionManager connections)
            {
                _connections = connections;
            }

            // Opens it.
            public HubConnection Open(string url) => _connections.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
        }

        """);

    [Fact]
    public Task Parameters_keep_their_lines_and_their_comments() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public class Single(
            string url)
        {
            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
        }

        public class Told(
            string url, // the address
            string name // the name
            )
        {
            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(url + name).Build()|};
        }

        public class Optional
        {
            private readonly string _url;

            public Optional(
                // Where to.
                string url,
                // Whether to say more.
                bool verbose = false)
            {
                _url = url + verbose;
            }

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(_url).Build()|};
        }

        public class Several
        {
            private readonly string _url;

            public Several(string url, params string[] names)
            {
                _url = url + names.Length;
            }

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(_url).Build()|};
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class Single(
            string url,
            IConnectionManager connections)
        {
            public HubConnection Open() => connections.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
        }

        public class Told(
            string url, // the address
            string name, // the name
            IConnectionManager connections
            )
        {
            public HubConnection Open() => connections.GetOrCreate(url + name, () => new HubConnectionBuilder().WithUrl(url + name).Build());
        }

        public class Optional
        {
            private readonly string _url;
            private readonly IConnectionManager _connections;

            public Optional(
                // Where to.
                string url,
                IConnectionManager connections,
                // Whether to say more.
                bool verbose = false)
            {
                _connections = connections;
                _url = url + verbose;
            }

            public HubConnection Open() => _connections.GetOrCreate(_url, () => new HubConnectionBuilder().WithUrl(_url).Build());
        }

        public class Several
        {
            private readonly string _url;
            private readonly IConnectionManager _connections;

            public Several(string url, IConnectionManager connections, params string[] names)
            {
                _connections = connections;
                _url = url + names.Length;
            }

            public HubConnection Open() => _connections.GetOrCreate(_url, () => new HubConnectionBuilder().WithUrl(_url).Build());
        }

        """);

    [Fact]
    public Task A_name_that_an_import_would_make_ambiguous_is_not_imported() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Other;

        namespace Other
        {
            public class ConnectionStatus;
        }

        namespace App
        {
            public class Chat
            {
                public ConnectionStatus? Status { get; set; }

                public HubConnection Open(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
            }
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Other;

        namespace Other
        {
            public class ConnectionStatus;
        }

        namespace App
        {
            public class Chat
            {
                private readonly global::Switchboard.IConnectionManager _connections;

                public Chat(global::Switchboard.IConnectionManager connections)
                {
                    _connections = connections;
                }

                public ConnectionStatus? Status { get; set; }

                public HubConnection Open(string url) => _connections.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
            }
        }

        """);

    [Fact]
    public Task A_file_without_a_line_end_gets_one() => VerifyAsync(
        "public class Chat { public object Open() => {|SWB1001:new PusherClient.Pusher(\"key\")|}; }",
        "using Switchboard;\n\npublic class Chat { private readonly IConnectionManager _connections; public Chat(IConnectionManager connections) { _connections = connections; } "
            + "public object Open() => _connections.GetOrCreate(\"Chat.Open\", () => new PusherClient.Pusher(\"key\"), pusher => pusher.DisconnectAsync()); }");

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}
