using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.SecondManagerAnalyzer, Switchboard.Analyzers.CodeFixes.Ownership.ShareManagerFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1003: what becomes of the code that released or was given the manager.</summary>
public sealed class SharedManagerReleaseFixTests
{
    [Theory]
    [InlineData("public void Stop() => _connections.Dispose();", "public void Stop() { }")]
    [InlineData("public async Task StopAsync() => await _connections.DisposeAsync();", "public Task StopAsync() => Task.CompletedTask;")]
    [InlineData("public async System.Threading.Tasks.Task StopAsync() => await (_connections.DisposeAsync());", "public System.Threading.Tasks.Task StopAsync() => System.Threading.Tasks.Task.CompletedTask;")]
    [InlineData("public void Keep(System.Collections.Generic.List<IConnectionManager> all) => all.Add(_connections);", "public void Keep(System.Collections.Generic.List<IConnectionManager> all) => all.Add(_connections);")]
    [InlineData("public void Stop(int kind) { switch (kind) { case 1: _connections.Dispose(); break; } }", "public void Stop(int kind) { switch (kind) { case 1: break; } }")]
    public Task What_only_released_it_does_nothing(string member, string after) => Fix.VerifyAsync(
        With("name", "ConnectionManager", "{|SWB1003:new()|}", member),
        With("name, IConnectionManager connections", "IConnectionManager", "connections", after));

    [Theory]
    [InlineData("public object Stop() => _connections.DisposeAsync();")]
    [InlineData("public async ValueTask StopAsync<T>() where T : class => await _connections.DisposeAsync();")]
    [InlineData("public ValueTask StopAsync() => /* the last */ _connections.DisposeAsync();")]
    [InlineData("public ValueTask StopAsync()\n    {\n        // The last.\n        return _connections.DisposeAsync();\n    }")]
    [InlineData("public async ValueTask StopAsync()\n    {\n        // The last.\n        await _connections.DisposeAsync();\n    }")]
    [InlineData("public ValueTask Stopped { get { return _connections.DisposeAsync(); } }")]
    [InlineData("public System.Action Stop() => () => _connections.Dispose();")]
    public Task Not_offered_where_something_would_be_lost_with_the_release(string member) => Fix.VerifyNotOfferedAsync(With("name", "ConnectionManager", "{|SWB1003:new()|}", member));

    [Fact]
    public Task What_others_hold_they_are_given() => Fix.VerifyAsync(
        """
        using System;
        using Switchboard;

        namespace App;

        public sealed class Chat(IConnectionManager connections)
        {
            private readonly Holder _holder = new();

            public void Keep() => _holder.Connections = {|SWB1003:new ConnectionManager()|};

            public void Give(out IConnectionManager given) => given = {|SWB1003:new ConnectionManager()|};

            public void Show() => System.Console.WriteLine({|SWB1003:new ConnectionManager()|});

            public override string ToString() => $"{_holder}{connections}";
        }

        public sealed class Holder
        {
            public IConnectionManager? Connections { get; set; }
        }

        """,
        """
        using System;
        using Switchboard;

        namespace App;

        public sealed class Chat(IConnectionManager connections)
        {
            private readonly Holder _holder = new();

            public void Keep() => _holder.Connections = connections;

            public void Give(out IConnectionManager given) => given = connections;

            public void Show() => System.Console.WriteLine(connections);

            public override string ToString() => $"{_holder}{connections}";
        }

        public sealed class Holder
        {
            public IConnectionManager? Connections { get; set; }
        }

        """);

    [Fact]
    public Task A_using_block_keeps_its_scope() => Fix.VerifyAsync(
        """
        using System;
        using Switchboard;

        namespace App;

        public sealed class Chat(IConnectionManager connections)
        {
            public void Run()
            {
                using (var own = {|SWB1003:new ConnectionManager()|})
                {
                    System.Console.WriteLine(own);
                }

                using ({|SWB1003:new ConnectionManager()|})
                {
                    System.Console.WriteLine(connections);
                }
            }
        }

        """,
        """
        using System;
        using Switchboard;

        namespace App;

        public sealed class Chat(IConnectionManager connections)
        {
            public void Run()
            {
                {
                    var own = connections;
                    System.Console.WriteLine(own);
                }

                {
                    System.Console.WriteLine(connections);
                }
            }
        }

        """);

    [Fact]
    public Task Not_offered_where_others_are_given_the_class() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using Switchboard;

        namespace App;

        public sealed class Chat(IConnectionManager connections)
        {
            public void Give(out ConnectionManager given) => given = {|SWB1003:new ConnectionManager()|};

            public void Use() => System.Console.WriteLine(connections);
        }

        """);

    private static string With(string parameters, string type, string manager, string member) => $$"""
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class Chat(string {{parameters}})
        {
            private readonly {{type}} _connections = {{manager}};

            public string Name => name + _connections;

            {{member}}
        }

        """;
}
