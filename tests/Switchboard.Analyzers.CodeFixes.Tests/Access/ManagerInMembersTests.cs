using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>The field, property or parameter of the constructor that is taken for the manager.</summary>
public sealed class ManagerInMembersTests
{
    [Fact]
    public Task A_constructor_uses_what_its_base_or_another_constructor_has_set() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public abstract class Base
        {
            protected Base(IServiceProvider provider)
            {
                Manager = provider.GetRequiredService<IConnectionManager>();
            }

            protected IConnectionManager Manager { get; }
        }

        public class Derived : Base
        {
            private readonly HubConnection _hub;

            public Derived(IServiceProvider provider)
                : base(provider)
            {
                _hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
            }

            public HubConnection Hub => _hub;
        }

        public class Chained
        {
            private readonly IConnectionManager _manager;
            private readonly HubConnection? _hub;

            public Chained(IServiceProvider provider)
            {
                _manager = provider.GetRequiredService<IConnectionManager>();
            }

            public Chained(IServiceProvider provider, string url)
                : this(provider)
            {
                _hub = {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
            }

            public object All => (_manager, _hub);
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public abstract class Base
        {
            protected Base(IServiceProvider provider)
            {
                Manager = provider.GetRequiredService<IConnectionManager>();
            }

            protected IConnectionManager Manager { get; }
        }

        public class Derived : Base
        {
            private readonly HubConnection _hub;

            public Derived(IServiceProvider provider)
                : base(provider)
            {
                _hub = Manager.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
            }

            public HubConnection Hub => _hub;
        }

        public class Chained
        {
            private readonly IConnectionManager _manager;
            private readonly HubConnection? _hub;

            public Chained(IServiceProvider provider)
            {
                _manager = provider.GetRequiredService<IConnectionManager>();
            }

            public Chained(IServiceProvider provider, string url)
                : this(provider)
            {
                _hub = _manager.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
            }

            public object All => (_manager, _hub);
        }

        """);

    [Fact]
    public Task A_constructor_uses_what_is_set_before_it_or_above() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public class Found
        {
            private readonly IConnectionManager _manager;
            private readonly HubConnection _hub;

            public Found(IServiceProvider provider)
            {
                _manager = provider.GetRequiredService<IConnectionManager>();
                _hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
            }

            public object All => (_manager, _hub);
        }

        public class Initialised
        {
            private readonly IConnectionManager _manager = ConnectionManager.Default;
            private readonly HubConnection _hub;

            public Initialised()
            {
                _hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://b").Build()|};
            }

            public object All => (_manager, _hub);
        }

        public class InitialisedProperty
        {
            private readonly HubConnection _hub;

            public InitialisedProperty()
            {
                _hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://c").Build()|};
            }

            private IConnectionManager Manager { get; } = ConnectionManager.Default;

            public object All => (Manager, _hub);
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public class Found
        {
            private readonly IConnectionManager _manager;
            private readonly HubConnection _hub;

            public Found(IServiceProvider provider)
            {
                _manager = provider.GetRequiredService<IConnectionManager>();
                _hub = _manager.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
            }

            public object All => (_manager, _hub);
        }

        public class Initialised
        {
            private readonly IConnectionManager _manager = ConnectionManager.Default;
            private readonly HubConnection _hub;

            public Initialised()
            {
                _hub = _manager.GetOrCreate("https://b", () => new HubConnectionBuilder().WithUrl("https://b").Build());
            }

            public object All => (_manager, _hub);
        }

        public class InitialisedProperty
        {
            private readonly HubConnection _hub;

            public InitialisedProperty()
            {
                _hub = Manager.GetOrCreate("https://c", () => new HubConnectionBuilder().WithUrl("https://c").Build());
            }

            private IConnectionManager Manager { get; } = ConnectionManager.Default;

            public object All => (Manager, _hub);
        }

        """);

    [Fact]
    public Task A_constructor_does_not_use_what_it_sets_later() => VerifyAsync(
        """
        #nullable disable
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public class Early
        {
            private readonly IConnectionManager _manager;
            private readonly HubConnection _hub;

            public Early(IServiceProvider provider)
            {
                _hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
                _manager = provider.GetRequiredService<IConnectionManager>();
            }

            public object All => (_manager, _hub);
        }

        """,
        """
        #nullable disable
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public class Early
        {
            private readonly IConnectionManager _manager;
            private readonly HubConnection _hub;

            public Early(IServiceProvider provider, IConnectionManager connections)
            {
                _hub = connections.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
                _manager = provider.GetRequiredService<IConnectionManager>();
            }

            public object All => (_manager, _hub);
        }

        """);

    [Fact]
    public Task A_static_member_is_used_and_one_that_cannot_be_read_is_not() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class Shared
        {
            private static readonly IConnectionManager s_manager = ConnectionManager.Default;
            private readonly HubConnection _hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};

            public static HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://b").Build()|};

            public object All => (s_manager, _hub);
        }

        public class WriteOnly
        {
            private object? _kept;

            public IConnectionManager Manager { set => _kept = value; }

            public object? Kept => _kept;

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://c").Build()|};
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class Shared
        {
            private static readonly IConnectionManager s_manager = ConnectionManager.Default;
            private readonly HubConnection _hub = s_manager.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());

            public static HubConnection Open() => s_manager.GetOrCreate("https://b", () => new HubConnectionBuilder().WithUrl("https://b").Build());

            public object All => (s_manager, _hub);
        }

        public class WriteOnly
        {
            private object? _kept;
            private readonly IConnectionManager _connections;

            public WriteOnly(IConnectionManager connections)
            {
                _connections = connections;
            }

            public IConnectionManager Manager { set => _kept = value; }

            public object? Kept => _kept;

            public HubConnection Open() => _connections.GetOrCreate("https://c", () => new HubConnectionBuilder().WithUrl("https://c").Build());
        }

        """);

    [Fact]
    public Task What_goes_to_the_base_constructor_reaches_the_parameters() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class Chat
        {
            public Chat(HubConnection hub)
            {
                Hub = hub;
            }

            public HubConnection Hub { get; }
        }

        public class Room : Chat
        {
            public Room()
                : base({|SWB1001:new HubConnectionBuilder().WithUrl("https://room").Build()|})
            {
            }
        }

        public class Hall : Chat
        {
            private readonly IConnectionManager _manager;

            public Hall(IConnectionManager manager)
                : base({|SWB1001:new HubConnectionBuilder().WithUrl("https://hall").Build()|})
            {
                _manager = manager;
            }

            public IConnectionManager Manager => _manager;
        }

        public class Lobby(IConnectionManager manager) : Chat({|SWB1001:new HubConnectionBuilder().WithUrl("https://lobby").Build()|})
        {
            public IConnectionManager Manager => manager;
        }

        public class Den(string name) : Chat({|SWB1001:new HubConnectionBuilder().WithUrl("https://den").Build()|})
        {
            public string Name => name;
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class Chat
        {
            public Chat(HubConnection hub)
            {
                Hub = hub;
            }

            public HubConnection Hub { get; }
        }

        public class Room : Chat
        {
            public Room()
                : base(ConnectionManager.Default.GetOrCreate("https://room", () => new HubConnectionBuilder().WithUrl("https://room").Build()))
            {
            }
        }

        public class Hall : Chat
        {
            private readonly IConnectionManager _manager;

            public Hall(IConnectionManager manager)
                : base(manager.GetOrCreate("https://hall", () => new HubConnectionBuilder().WithUrl("https://hall").Build()))
            {
                _manager = manager;
            }

            public IConnectionManager Manager => _manager;
        }

        public class Lobby(IConnectionManager manager) : Chat(manager.GetOrCreate("https://lobby", () => new HubConnectionBuilder().WithUrl("https://lobby").Build()))
        {
            public IConnectionManager Manager => manager;
        }

        public class Den(string name, IConnectionManager connections) : Chat(connections.GetOrCreate("https://den", () => new HubConnectionBuilder().WithUrl("https://den").Build()))
        {
            public string Name => name;
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}
