using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.SecondManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1003: a connection manager beside the application's.</summary>
public class SecondManagerTests
{
    [Fact]
    public Task The_message_names_the_type_and_the_way_out() => Rule.VerifyMessageAsync(
        "SWB1003",
        "This 'ConnectionManager' is created beside the application's, so what it connects is not shared with the rest; have 'IConnectionManager' injected",
        """
        public class ChatService
        {
            private readonly IConnectionManager _connections = {|#0:new ConnectionManager()|};
        }
        """);

    [Fact]
    public Task A_field_of_a_target_typed_creation() => Rule.VerifyAsync(
        """
        public class ChatService
        {
            private readonly ConnectionManager _connections = {|SWB1003:new(new ConnectionManagerOptions { MaxConnections = 3 })|};
        }
        """);

    [Fact]
    public Task A_constructor() => Rule.VerifyAsync(
        """
        public class ChatService
        {
            private readonly IConnectionManager _connections;

            public ChatService(TimeProvider clock)
            {
                _connections = {|SWB1003:new ConnectionManager(timeProvider: clock)|};
            }
        }
        """);

    [Fact]
    public Task A_local_of_a_method_that_is_disposed_again() => Rule.VerifyAsync(
        """
        public class HistoryReader
        {
            public async Task<int> CountAsync(string url)
            {
                await using var connections = {|SWB1003:new ConnectionManager()|};
                await using var lease = await connections.AcquireAsync("history", () => new HubConnectionBuilder().WithUrl(url).Build());
                return await lease.Client.InvokeAsync<int>("Count");
            }
        }
        """);

    [Fact]
    public Task A_local_that_an_extension_of_the_manager_is_called_on() => Rule.VerifyAsync(
        """
        public class Messages
        {
            public void Listen(HubConnection hub)
            {
                var connections = {|SWB1003:new ConnectionManager()|};
                connections.Subscribe<string>(hub, "Message", Console.WriteLine);
            }
        }
        """);

    [Fact]
    public Task A_property_that_makes_one_each_time() => Rule.VerifyAsync(
        """
        public class ChatService
        {
            public IConnectionManager Connections => {|SWB1003:new ConnectionManager()|};
        }
        """);

    [Fact]
    public Task A_property_initialiser() => Rule.VerifyAsync(
        """
        public record ChatSettings(string Url)
        {
            public IConnectionManager Connections { get; init; } = {|SWB1003:new ConnectionManager()|};
        }
        """);

    [Fact]
    public Task An_argument() => Rule.VerifyAsync(
        """
        public class Page
        {
            private readonly Feed _feed = new({|SWB1003:new ConnectionManager()|});
        }

        public class Feed(IConnectionManager connections)
        {
            public IConnectionManager Connections => connections;
        }
        """);

    [Fact]
    public Task A_lazy_field() => Rule.VerifyAsync(
        """
        public class ChatService
        {
            private readonly Lazy<IConnectionManager> _connections = new(() => {|SWB1003:new ConnectionManager()|});
        }
        """);

    [Fact]
    public Task A_private_method_that_makes_one_for_its_type() => Rule.VerifyAsync(
        """
        public class ChatService
        {
            private readonly IConnectionManager _connections = Create();

            private static IConnectionManager Create() => {|SWB1003:new ConnectionManager()|};
        }
        """);

    [Fact]
    public Task A_hosted_service() => Rule.VerifyAsync(
        """
        using Microsoft.Extensions.Hosting;

        public class FeedWorker : BackgroundService
        {
            private readonly ConnectionManager _connections = {|SWB1003:new()|};

            protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_component() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;

        public partial class ChatPanel : ComponentBase
        {
            private IConnectionManager? _connections;

            protected override void OnInitialized() => _connections = {|SWB1003:new ConnectionManager()|};
        }
        """);

    [Fact]
    public Task A_window() => Rule.VerifyAsync(
        """
        public class ChatWindow : System.Windows.Window
        {
            private readonly ConnectionManager _connections = {|SWB1003:new ConnectionManager()|};
        }
        """);

    [Fact]
    public Task A_request_handler_of_the_program() => Rule.VerifyProgramAsync(
        """
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/count", async () =>
        {
            await using var connections = {|SWB1003:new ConnectionManager()|};
            return connections.ToString();
        });
        app.Run();
        """);

    [Fact]
    public Task A_loop_of_the_program() => Rule.VerifyProgramAsync(
        """
        foreach (var url in args)
        {
            await using var connections = {|SWB1003:new ConnectionManager()|};
            Console.WriteLine(connections);
        }
        """);

    [Fact]
    public Task A_program_that_registers_one_too() => Rule.VerifyProgramAsync(
        """
        var services = new ServiceCollection();
        services.AddSwitchboard();
        await using var connections = {|SWB1003:new ConnectionManager()|};
        Console.WriteLine(connections);
        """);

    [Fact]
    public Task A_static_where_one_is_registered() => Rule.VerifyAsync(
        ("Hub.cs", "public static class Connections { public static readonly IConnectionManager Instance = {|SWB1003:new ConnectionManager()|}; }"),
        ("Startup.cs", "public static class Startup { public static void Configure(IServiceCollection services) => services.AddSwitchboard(); }"));

    [Fact]
    public Task Two_in_one_type_and_in_a_nested_one() => Rule.VerifyAsync(
        """
        public partial class Outer
        {
            private readonly ConnectionManager _one = {|SWB1003:new()|};
            private readonly ConnectionManager _two = {|SWB1003:new()|};

            private sealed class Inner
            {
                public ConnectionManager Three { get; } = {|SWB1003:new()|};
            }
        }
        """);

    [Fact]
    public Task An_async_stream_and_a_local_function() => Rule.VerifyAsync(
        """
        public class Feed
        {
            public async IAsyncEnumerable<string> ReadAsync()
            {
                await using var connections = {|SWB1003:new ConnectionManager()|};
                yield return Name();

                string Name() => {|SWB1003:new ConnectionManager()|}.ToString()!;
            }
        }
        """);

    [Fact]
    public Task Test_code_whose_options_ask_for_it() => new Rule
    {
        IsTestCode = true,
        EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.SWB1003.analyze_tests = true\n",
    }.CheckAsync("public class ChatTests { private readonly ConnectionManager _connections = {|SWB1003:new()|}; }");
}
