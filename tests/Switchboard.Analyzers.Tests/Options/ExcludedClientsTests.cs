using Xunit;
using Registration = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.RegisterAsSingletonAnalyzer>;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Options;

/// <summary><c>excluded_clients</c>: clients that the ownership rules leave alone.</summary>
public class ExcludedClientsTests
{
    [Fact]
    public Task A_client_that_is_excluded() => Check(
        "dotnet_code_quality.Switchboard.excluded_clients = T:StackExchange.Redis.ConnectionMultiplexer",
        """
        using StackExchange.Redis;

        public class Cache
        {
            private readonly ConnectionMultiplexer _redis = ConnectionMultiplexer.Connect("localhost");
            private readonly HubConnection _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
        }
        """);

    [Fact]
    public Task Two_clients() => Check(
        "dotnet_code_quality.excluded_clients = T:StackExchange.Redis.ConnectionMultiplexer | T:Microsoft.AspNetCore.SignalR.Client.HubConnection",
        """
        using StackExchange.Redis;

        public class Cache
        {
            private readonly ConnectionMultiplexer _redis = ConnectionMultiplexer.Connect("localhost");
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
        }
        """);

    [Fact]
    public Task The_client_behind_a_task() => Check(
        "dotnet_code_quality.excluded_clients = T:StackExchange.Redis.ConnectionMultiplexer",
        """
        using StackExchange.Redis;

        public class Cache
        {
            public async Task<string> ReadAsync()
            {
                var redis = await ConnectionMultiplexer.ConnectAsync("localhost");
                return redis.ToString()!;
            }
        }
        """);

    [Fact]
    public Task A_type_that_derives_from_one_that_is_excluded() => Check(
        "dotnet_code_quality.Switchboard.excluded_clients = T:SocketIOClient.SocketIO",
        """
        public class GameSocket(string url) : SocketIOClient.SocketIO(url);

        public class Game
        {
            private readonly GameSocket _socket = new("https://game");
        }
        """);

    [Fact]
    public Task One_rule_alone() => Check(
        "dotnet_code_quality.SWB1001.excluded_clients = T:Microsoft.AspNetCore.SignalR.Client.HubConnection",
        """
        public class Feed
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task SendAsync(string[] texts)
            {
                foreach (var text in texts)
                {
                    await using var hub = {|SWB1002:new HubConnectionBuilder().Build()|};
                    await hub.SendAsync("Message", text);
                }
            }
        }
        """);

    [Fact]
    public Task Excluded_from_the_narrower_rule_it_is_still_the_broader_ones() => Check(
        "dotnet_code_quality.SWB1002.excluded_clients = T:Microsoft.AspNetCore.SignalR.Client.HubConnection",
        """
        public class Feed
        {
            public async Task SendAsync(string text)
            {
                await using var hub = {|SWB1001:new HubConnectionBuilder().Build()|};
                await hub.SendAsync("Message", text);
            }
        }
        """);

    [Fact]
    public Task An_empty_list_excludes_nothing() => Check(
        "dotnet_code_quality.excluded_clients = T:Microsoft.AspNetCore.SignalR.Client.HubConnection\ndotnet_code_quality.SWB1001.excluded_clients =",
        """
        public class Feed
        {
            private readonly HubConnection _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
        }
        """);

    [Fact]
    public Task A_type_of_the_same_name_is_not_excluded() => Check(
        "dotnet_code_quality.excluded_clients = T:Acme.HubConnection",
        """
        public class Feed
        {
            private readonly HubConnection _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
        }

        namespace Acme
        {
            public class HubConnection;
        }
        """);

    [Theory]
    [InlineData("dotnet_code_quality.SWB1004.excluded_clients")]
    [InlineData("dotnet_code_quality.Switchboard.excluded_clients")]
    public Task A_registration(string option) => new Registration
    {
        EditorConfig = $"root = true\n[*.cs]\n{option} = T:Microsoft.AspNetCore.SignalR.Client.HubConnection\n",
    }.CheckAsync(
        """
        public static class Startup
        {
            public static void Configure(IServiceCollection services) => services.AddTransient(_ => new HubConnectionBuilder().Build());
        }
        """);

    [Fact]
    public Task A_registration_in_test_code_whose_options_ask_for_it() => new Registration
    {
        IsTestCode = true,
        EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.SWB1004.analyze_tests = true\n",
    }.CheckAsync(
        """
        public static class Startup
        {
            public static void Configure(IServiceCollection services) => {|SWB1004:services.AddTransient(_ => new HubConnectionBuilder().Build())|};
        }
        """);

    private static Task Check(string options, string source) =>
        new Rule { EditorConfig = "root = true\n[*.cs]\n" + options + "\n" }.CheckAsync(source);
}
