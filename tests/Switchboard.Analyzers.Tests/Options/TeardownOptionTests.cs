using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer>;

namespace Switchboard.Analyzers.Tests.Options;

/// <summary><c>additional_teardown_methods</c>: the ends that the user's own framework calls.</summary>
public class TeardownOptionTests
{
    private const string Framework = """

        namespace Acme.Screens
        {
            public abstract class Screen
            {
                protected virtual Task OnClosedAsync() => Task.CompletedTask;
            }

            public interface IPlugin<T>
            {
                void Unload(T host);
            }

            [AttributeUsage(AttributeTargets.Method)]
            public class ShutdownAttribute : Attribute;
        }
        """;

    [Theory]
    [InlineData("M:Acme.Screens.Screen.OnClosedAsync")]
    [InlineData("M:ChatScreen.OnClosedAsync")]
    public Task A_method_that_a_framework_calls(string id) => Check(
        id,
        """
        public class ChatScreen : Acme.Screens.Screen
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            protected override async Task OnClosedAsync() => await _hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task Without_the_option_nobody_calls_it() => new Rule().CheckAsync(
        """
        public class ChatScreen : Acme.Screens.Screen
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().Build();

            protected override async Task OnClosedAsync() => await _hub.DisposeAsync();
        }
        """ + Framework);

    [Fact]
    public Task A_method_that_it_calls() => Check(
        "M:Acme.Screens.Screen.OnClosedAsync",
        """
        public class ChatScreen : Acme.Screens.Screen
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            protected override Task OnClosedAsync() => CloseAsync();

            private async Task CloseAsync() => await _hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task A_member_that_implements_an_interface() => Check(
        "M:Acme.Screens.IPlugin`1.Unload",
        """
        public class Feed : Acme.Screens.IPlugin<string>
        {
            private readonly SocketIOClient.SocketIO _socket = new("https://feed");

            public void Unload(string host) => _socket.Dispose();
        }
        """);

    [Fact]
    public Task Each_member_that_implements_a_generic_interface() => Check(
        "M:Acme.Screens.IPlugin`1.Unload",
        """
        public class Feed : Acme.Screens.IPlugin<string>, Acme.Screens.IPlugin<int>
        {
            private readonly SocketIOClient.SocketIO _first = new("https://feed");
            private readonly SocketIOClient.SocketIO _second = new("https://feed");

            public void Unload(string host) => _first.Dispose();

            void Acme.Screens.IPlugin<int>.Unload(int host) => _second.Dispose();
        }
        """);

    [Fact]
    public Task A_method_of_the_same_name_that_implements_nothing() => Check(
        "M:Acme.Screens.IPlugin`1.Unload",
        """
        public class Feed
        {
            private readonly SocketIOClient.SocketIO {|SWB2002:_socket|} = new("https://feed");

            public void Unload(string host) => _socket.Dispose();
        }
        """);

    [Fact]
    public Task What_an_attribute_marks() => Check(
        "T:Acme.Screens.ShutdownAttribute",
        """
        public class Feed
        {
            private readonly SocketIOClient.SocketIO _socket = new("https://feed");

            [Acme.Screens.Shutdown]
            public void Stop() => _socket.Dispose();
        }
        """);

    [Fact]
    public Task A_teardown_that_releases_nothing() => Check(
        "M:Acme.Screens.Screen.OnClosedAsync",
        """
        public class ChatScreen : Acme.Screens.Screen
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().Build();

            protected override Task OnClosedAsync() => Task.CompletedTask;
        }
        """);

    private static Task Check(string ids, string source) =>
        new Rule { EditorConfig = $"root = true\n[*.cs]\ndotnet_code_quality.Switchboard.additional_teardown_methods = {ids}\n" }.CheckAsync(source + Framework);

    [Fact]
    public Task An_attribute_that_another_method_carries() => Check(
        "T:Acme.Screens.ShutdownAttribute",
        """
        public class ChatScreen
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().Build();

            [Acme.Screens.Shutdown]
            public void Close() => _hub.ToString();

            [Obsolete]
            public async Task LeaveAsync() => await _hub.DisposeAsync();
        }
        """);
}
