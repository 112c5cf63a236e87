using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.RemoveEventHandlerAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.RemoveEventHandlerFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2004: the connection as the teardown can name it.</summary>
public sealed class HandlerReceiverFixTests
{
    [Fact]
    public Task Through_what_the_type_keeps() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Session
        {
            public HubConnection Hub { get; set; } = null!;
            public HubConnection Second = null!;
        }

        public class OfProperty
        {
            private readonly Session _session;

            public OfProperty(Session session)
            {
                _session = session;
                {|SWB2004:session.Hub.Closed += OnClosed|};
            }

            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }

        public class OfField
        {
            private readonly Session _session;

            public OfField(Session session)
            {
                _session = session;
                {|SWB2004:session.Second.Closed += OnClosed|};
            }

            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }

        public class OfLocal(HubConnection hub)
        {
            private readonly HubConnection _hub = hub;

            public void Watch()
            {
                var own = _hub;
                {|SWB2004:own.Closed += OnClosed|};
            }

            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }

        public class OfKept
        {
            public OfKept(HubConnection hub)
            {
                Hub = hub;
                {|SWB2004:hub.Closed += OnClosed|};
            }

            public HubConnection Hub { get; }

            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Session
        {
            public HubConnection Hub { get; set; } = null!;
            public HubConnection Second = null!;
        }

        public class OfProperty : IDisposable
        {
            private readonly Session _session;

            public OfProperty(Session session)
            {
                _session = session;
                session.Hub.Closed += OnClosed;
            }

            private Task OnClosed(Exception? error) => Task.CompletedTask;

            public void Dispose()
            {
                _session.Hub.Closed -= OnClosed;
            }
        }

        public class OfField : IDisposable
        {
            private readonly Session _session;

            public OfField(Session session)
            {
                _session = session;
                session.Second.Closed += OnClosed;
            }

            private Task OnClosed(Exception? error) => Task.CompletedTask;

            public void Dispose()
            {
                _session.Second.Closed -= OnClosed;
            }
        }

        public class OfLocal(HubConnection hub) : IDisposable
        {
            private readonly HubConnection _hub = hub;

            public void Watch()
            {
                var own = _hub;
                own.Closed += OnClosed;
            }

            private Task OnClosed(Exception? error) => Task.CompletedTask;

            public void Dispose()
            {
                _hub.Closed -= OnClosed;
            }
        }

        public class OfKept : IDisposable
        {
            public OfKept(HubConnection hub)
            {
                Hub = hub;
                hub.Closed += OnClosed;
            }

            public HubConnection Hub { get; }

            private Task OnClosed(Exception? error) => Task.CompletedTask;

            public void Dispose()
            {
                Hub.Closed -= OnClosed;
            }
        }

        """);

    [Fact]
    public Task Not_where_nothing_keeps_it() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Session
        {
            public HubConnection Hub { get; set; } = null!;
            public HubConnection Second = null!;
        }

        public class OfParameters
        {
            public void Watch(Session session)
            {
                {|SWB2004:session.Hub.Closed += OnClosed|};
                {|SWB2004:session.Second.Closed += OnClosed|};
            }

            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }

        public class OfConstructor
        {
            public OfConstructor(HubConnection hub, string name)
            {
                Name = name;
                {|SWB2004:hub.Closed += OnClosed|};
            }

            public string Name { get; }

            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }

        public class OfLocal(HubConnection hub, HubConnection other)
        {
            public void Watch(bool first)
            {
                var own = hub;
                if (first)
                    own = other;
                {|SWB2004:own.Closed += OnClosed|};
            }

            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }

        public class OfMoved
        {
            private HubConnection _hub;

            public OfMoved(HubConnection hub)
            {
                _hub = hub;
                {|SWB2004:hub.Closed += OnClosed|};
            }

            public void Move(HubConnection other) => _hub = other;

            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }

        public class OfLast
        {
            public static HubConnection Hub = null!;

            public OfLast(HubConnection hub)
            {
                Hub = hub;
                {|SWB2004:hub.Closed += OnClosed|};
            }

            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }

        """);

    [Fact]
    public Task A_property_that_every_caller_sets_is_not_asked_for() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            public required HubConnection Hub { get; init; }

            public void Open() => {|SWB2004:Hub.Closed += OnClosed|};

            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status : IDisposable
        {
            public required HubConnection Hub { get; init; }

            public void Open() => Hub.Closed += OnClosed;

            private Task OnClosed(Exception? error) => Task.CompletedTask;

            public void Dispose()
            {
                Hub.Closed -= OnClosed;
            }
        }
        """);
}
