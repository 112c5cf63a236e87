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

    [Fact]
    public Task What_may_not_be_there_yet_is_asked_for_by_this_and_as_the_holder() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Room(HubConnection hub)
        {
            public HubConnection Hub { get; } = hub;
        }

        public sealed class Status : IDisposable
        {
            private readonly HubConnection? _hub;
            private readonly Room? _room;

            public Status(HubConnection? hub, Room? room)
            {
                this._hub = hub;
                _room = room;
                if (this._hub != null)
                    {|SWB2004:this._hub.Closed += OnLost|};
                if (_room != null)
                    {|SWB2004:_room.Hub.Reconnecting += OnLost|};
            }

            public void Dispose()
            {
                Console.WriteLine("gone");
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Room(HubConnection hub)
        {
            public HubConnection Hub { get; } = hub;
        }

        public sealed class Status : IDisposable
        {
            private readonly HubConnection? _hub;
            private readonly Room? _room;

            public Status(HubConnection? hub, Room? room)
            {
                this._hub = hub;
                _room = room;
                if (this._hub != null)
                    this._hub.Closed += OnLost;
                if (_room != null)
                    _room.Hub.Reconnecting += OnLost;
            }

            public void Dispose()
            {
                Console.WriteLine("gone");
                if (this._hub is not null)
                {
                    this._hub.Closed -= OnLost;
                }
                if (_room is not null)
                {
                    _room.Hub.Reconnecting -= OnLost;
                }
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """);

    [Theory]
    [InlineData("{|SWB2004:_hub.Closed += Local|}; Task Local(Exception? error) => Task.FromResult(_losses++);")]
    [InlineData("{|SWB2004:_hub.Closed += _ => { _losses++; return Local(); }|}; Task Local() => Task.CompletedTask;")]
    [InlineData("{|SWB2004:_hub.Closed += _ => Task.Run(Local)|}; void Local() => _losses++;")]
    public Task A_local_function_is_out_of_reach(string statements) => Fix.VerifyNotOfferedAsync(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            private readonly HubConnection _hub;
            private int _losses;

            public Status(HubConnection hub)
            {
                _hub = hub;
                {{statements}}
            }
        }
        """);

    [Fact]
    public Task A_local_function_of_the_lambda_goes_along() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Status : IDisposable
        {
            private readonly HubConnection _hub;
            private int _losses;

            public Status(HubConnection hub)
            {
                _hub = hub;
                {|SWB2004:_hub.Closed += error =>
                {
                    return Inner();

                    Task Inner() => Task.Run(() => Console.WriteLine($"{error}{_losses++}"));
                }|};
            }

            public void Dispose()
            {
                Console.WriteLine("gone");
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Status : IDisposable
        {
            private readonly HubConnection _hub;
            private int _losses;

            public Status(HubConnection hub)
            {
                _hub = hub;
                _hub.Closed += OnClosed;
            }

            private Task OnClosed(Exception? error)
            {
                return Inner();

                Task Inner() => Task.Run(() => Console.WriteLine($"{error}{_losses++}"));
            }

            public void Dispose()
            {
                Console.WriteLine("gone");
                _hub.Closed -= OnClosed;
            }
        }
        """);
}
