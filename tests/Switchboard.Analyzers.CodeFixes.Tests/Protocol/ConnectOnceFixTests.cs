using Switchboard.Verification;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.ConnectOnceAnalyzer, Switchboard.Analyzers.CodeFixes.Protocol.ConnectOnceFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3007: a second connect that says the same goes.</summary>
public class ConnectOnceFixTests
{
    private const string Twice = """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat(HubConnection hub)
        {
            public async Task OpenAsync(CancellationToken token)
            {
                // First of all.
                await hub.StartAsync(token);
                await hub.SendAsync("Join", token);

                // Once more, to be sure.
                await {|SWB3007:hub.StartAsync(token)|};
                await hub.SendAsync("Ready", token);
                _ = {|SWB3007:hub.StartAsync(token)|};
            }
        }
        """;

    private const string Once = """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat(HubConnection hub)
        {
            public async Task OpenAsync(CancellationToken token)
            {
                // First of all.
                await hub.StartAsync(token);
                await hub.SendAsync("Join", token);

                // Once more, to be sure.
                await hub.SendAsync("Ready", token);
            }
        }
        """;

    [Fact]
    public Task The_second_connect_goes() => Fix.VerifyAsync(Twice, Once);

    [Fact]
    public Task Line_ends_of_Windows_are_kept() => new Fix { TestCode = Twice, FixedCode = Once }.WithCrlf().RunAsync();

    [Fact]
    public Task Tabs_are_kept() => new Fix { TestCode = Twice, FixedCode = Once }.WithTabs().RunAsync();

    [Fact]
    public Task A_second_call_of_a_method_that_connects_goes() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using MQTTnet;

        public sealed class Feed(IMqttClient client)
        {
            private readonly IMqttClient _client = client;

            public async Task JoinAsync()
            {
                await OpenAsync().ConfigureAwait(false);
                await _client.SubscribeAsync("a");
                await {|SWB3007:OpenAsync()|};
            }

            private Task OpenAsync() => _client.ConnectAsync(_client.Options);
        }
        """,
        """
        using System.Threading.Tasks;
        using MQTTnet;

        public sealed class Feed(IMqttClient client)
        {
            private readonly IMqttClient _client = client;

            public async Task JoinAsync()
            {
                await OpenAsync().ConfigureAwait(false);
                await _client.SubscribeAsync("a");
            }

            private Task OpenAsync() => _client.ConnectAsync(_client.Options);
        }
        """);

    [Fact]
    public Task One_goes_behind_one_that_cannot() => Fix.VerifySomeAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                await hub.StartAsync();
                await {|SWB3007:hub.StartAsync(/* again */)|};
            }

            public async Task ReopenAsync()
            {
                await hub.StopAsync();
                await hub.StartAsync();
                await {|SWB3007:hub.StartAsync()|};
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                await hub.StartAsync();
                await {|SWB3007:hub.StartAsync(/* again */)|};
            }

            public async Task ReopenAsync()
            {
                await hub.StopAsync();
                await hub.StartAsync();
            }
        }
        """);

    [Fact]
    public Task In_a_program() => Fix.VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        var hub = new HubConnectionBuilder().Build();
        await hub.StartAsync();
        await {|SWB3007:hub.StartAsync()|};
        System.Console.WriteLine(hub.State);
        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;

        var hub = new HubConnectionBuilder().Build();
        await hub.StartAsync();
        System.Console.WriteLine(hub.State);
        """,
        isProgram: true);

    [Theory]
    [InlineData("await Task.WhenAll(hub.StartAsync(), {|SWB3007:hub.StartAsync()|});")]
    [InlineData("if (sure) await hub.StartAsync(); await {|SWB3007:hub.StartAsync()|};")]
    [InlineData("try { await hub.StartAsync(); } catch { } await {|SWB3007:hub.StartAsync()|};")]
    [InlineData("_ = hub.StartAsync(); await {|SWB3007:hub.StartAsync()|};")]
    [InlineData("await hub.StartAsync(); await {|SWB3007:hub.StartAsync(token)|};")]
    [InlineData("while (sure) await {|SWB3007:hub.StartAsync()|};")]
    [InlineData("{ await hub.StartAsync(); } await {|SWB3007:hub.StartAsync()|};")]
    [InlineData("await hub.StartAsync(); var again = {|SWB3007:hub.StartAsync()|}; await again;")]
    [InlineData("await hub.StartAsync(); {|SWB3007:hub.StartAsync()|}.Wait(100);")]
    // The comment, or what an empty try would catch.
    [InlineData("await hub.StartAsync(); await {|SWB3007:hub.StartAsync(/* to be sure */)|};")]
    [InlineData("await hub.StartAsync(); try { await {|SWB3007:hub.StartAsync()|}; } catch (System.IO.IOException) { }")]
    public Task Not_where_the_author_must_say_which(string code) => Fix.VerifyNotOfferedAsync(
        $$"""
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat(HubConnection hub)
        {
            public async Task OpenAsync(bool sure, CancellationToken token)
            {
                {{code}}
                await Task.Delay(1, token);
            }
        }
        """);

    [Theory]
    [InlineData("hub.StartAsync(); {|SWB3007:hub.StartAsync()|};", "hub.StartAsync();")]
    [InlineData("_ = hub.StartAsync(); _ = {|SWB3007:hub.StartAsync()|};", "_ = hub.StartAsync();")]
    [InlineData("await hub.StartAsync(); _ = {|SWB3007:hub.StartAsync()|};", "await hub.StartAsync();")]
    [InlineData("await hub.StartAsync().ConfigureAwait(false); await ({|SWB3007:hub.StartAsync()|});", "await hub.StartAsync().ConfigureAwait(false);")]
    [InlineData("if (sure) { await hub.StartAsync(); await {|SWB3007:hub.StartAsync()|}; }", "if (sure) { await hub.StartAsync(); }")]
    public Task However_it_is_awaited_or_not(string code, string left) => Fix.VerifyAsync(Source(code), Source(left));

    private static string Source(string code) =>
        $$"""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat(HubConnection hub)
        {
            public async Task OpenAsync(bool sure)
            {
                {{code}}
                await Task.Yield();
            }
        }
        """;

    [Fact]
    public Task Not_where_another_user_connects() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using StreamChat.Core;

        public sealed class Login(IStreamChatClient client)
        {
            public async Task SwitchAsync()
            {
                await client.ConnectUserAsync("key", "anna", "token");
                await {|SWB3007:client.ConnectUserAsync("key", "bert", "token")|};
            }
        }
        """);

    [Fact]
    public Task One_that_shares_its_line_goes_alone() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                await hub.StartAsync(); await {|SWB3007:hub.StartAsync()|};
                await hub.SendAsync("Join");
            }

            public async Task JoinAsync() { await hub.StartAsync(); await {|SWB3007:hub.StartAsync()|}; await hub.SendAsync("Join"); }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                await hub.StartAsync();
                await hub.SendAsync("Join");
            }

            public async Task JoinAsync() { await hub.StartAsync(); await hub.SendAsync("Join"); }
        }

        """);
}
