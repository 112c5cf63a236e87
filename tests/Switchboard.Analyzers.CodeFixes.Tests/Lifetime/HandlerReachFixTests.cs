using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.RemoveEventHandlerAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.RemoveEventHandlerFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2004: what the method and the teardown can reach of what the lambda used.</summary>
public class HandlerReachFixTests
{
    [Fact]
    public Task A_local_is_not_taken_for_the_field_of_its_name() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            private readonly HubConnection _hub;
            private int losses;

            public Status(HubConnection hub)
            {
                _hub = hub;
                var losses = hub.ServerTimeout.Seconds;
                {|SWB2004:_hub.Closed += _ => Task.FromResult(losses++)|};
            }

            public string Text => _hub.ConnectionId + this.losses++;
        }
        """);

    [Fact]
    public Task A_parameter_is_not_taken_for_the_field_of_its_name() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            private readonly HubConnection _hub;
            private string name = "";

            public Status(HubConnection hub, string name)
            {
                _hub = hub;
                {|SWB2004:_hub.Closed += _ => Task.FromResult(name.Length)|};
            }

            public string Text => _hub.ConnectionId + (name += "!");
        }
        """);

    [Fact]
    public Task A_type_parameter_is_not_taken_for_the_one_of_the_type() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status<T>(HubConnection hub)
            where T : new()
        {
            private object? _last = new T();

            public void Watch<T>()
                where T : new()
            {
                {|SWB2004:hub.Closed += _ => { _last = new T(); return Task.CompletedTask; }|};
            }

            public object? Last => _last;
        }
        """);

    [Fact]
    public Task A_parameter_of_a_primary_constructor_is_in_reach_of_the_method() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status(HubConnection hub, string name)
        {
            public void Watch()
            {
                {|SWB2004:hub.Closed += _ => TellAsync(name)|};
            }

            private Task TellAsync(string text) => Task.CompletedTask;
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status(HubConnection hub, string name) : IDisposable
        {
            public void Watch()
            {
                hub.Closed += OnClosed;
            }

            private Task OnClosed(Exception? arg) => TellAsync(name);

            private Task TellAsync(string text) => Task.CompletedTask;

            public void Dispose()
            {
                hub.Closed -= OnClosed;
            }
        }
        """);

    [Fact]
    public Task A_connection_that_may_not_be_there_yet_is_asked_for() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            private HubConnection? _hub;

            public void Attach(HubConnection hub)
            {
                _hub = hub;
                {|SWB2004:_hub.Closed += OnLost|};
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status : IDisposable
        {
            private HubConnection? _hub;

            public void Attach(HubConnection hub)
            {
                _hub = hub;
                _hub.Closed += OnLost;
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;

            public void Dispose()
            {
                if (_hub is not null)
                {
                    _hub.Closed -= OnLost;
                }
            }
        }
        """);
}
