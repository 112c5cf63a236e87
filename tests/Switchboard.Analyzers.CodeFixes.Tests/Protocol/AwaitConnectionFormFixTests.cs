using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3004: what an await looks like where the task is dropped in another way than by a statement or <c>_ =</c>.</summary>
public sealed class AwaitConnectionFormFixTests
{
    private const string Usings = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using MQTTnet;
        using NATS.Client.Core;


        """;

    [Fact]
    public Task What_binds_looser_than_an_await_is_in_parentheses() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub, HubConnection? other, IMqttClient? mqtt)
        {
            public async Task OpenAsync(bool quick, int kind, MqttClientOptions options)
            {
                _ = quick ? {|SWB3004:hub.StartAsync()|} : Task.CompletedTask;
                _ = {|SWB3004:other?.StartAsync()|} ?? Task.CompletedTask;
                _ = kind switch { 1 => {|SWB3004:hub.StopAsync()|}, _ => Task.Delay(1) };
                _ = {|SWB3004:mqtt?.ConnectAsync(options)|};
                await Task.Yield();
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub, HubConnection? other, IMqttClient? mqtt)
        {
            public async Task OpenAsync(bool quick, int kind, MqttClientOptions options)
            {
                await (quick ? hub.StartAsync() : Task.CompletedTask);
                await (other?.StartAsync() ?? Task.CompletedTask);
                await (kind switch { 1 => hub.StopAsync(), _ => Task.Delay(1) });
                await (mqtt?.ConnectAsync(options) ?? Task.CompletedTask);
                await Task.Yield();
            }
        }

        """);

    [Fact]
    public Task A_task_that_is_stored_again_and_never_read() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task CloseAsync()
            {
                Task stop = Task.CompletedTask;
                stop = {|SWB3004:hub.StopAsync()|};
                await Task.Yield();
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task CloseAsync()
            {
                Task stop = Task.CompletedTask;
                await hub.StopAsync();
                await Task.Yield();
            }
        }

        """);

    [Theory]
    [InlineData("_ = /* why */ {|SWB3004:_hub.StartAsync()|};")]
    [InlineData("_ = // later\n{|SWB3004:_hub.StartAsync()|};")]
    [InlineData("var /* the task */ start = {|SWB3004:_hub.StartAsync()|};")]
    public Task Not_where_a_comment_would_be_lost(string statement) => VerifyNotOfferedAsync(statement);

    [Theory]
    // A null cannot be awaited, and no task of its own stands for a ValueTask that is not there.
    [InlineData("{|SWB3004:_nats?.ConnectAsync()|};")]
    [InlineData("{|SWB3004:_hub?.StartAsync().ConfigureAwait(false)|};")]
    [InlineData("_ = quick ? {|SWB3004:_hub.StartAsync()|} : null;")]
    // The declaration has more to declare, or is written again.
    [InlineData("Task start = {|SWB3004:_hub.StartAsync()|}, stop = {|SWB3004:_hub.StopAsync()|};")]
    [InlineData("var start = {|SWB3004:_hub.StartAsync()|}; start = Task.Delay(1);")]
    [InlineData("Span<int> counts = stackalloc int[1]; _ = {|SWB3004:_hub.StartAsync()|}; counts[0] = 1;")]
    public Task Not_where_it_could_not_be_right(string statement) => VerifyNotOfferedAsync(statement);

    private static Task VerifyAsync(string source, string fixedSource) => SdkFix<ForgottenConnectionAnalyzer, AwaitConnectionFix>.VerifyAsync(source, fixedSource);

    private static Task VerifyNotOfferedAsync(string statement) => SdkFix<ForgottenConnectionAnalyzer, AwaitConnectionFix>.VerifyNotOfferedAsync(Usings +
        $$"""
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private readonly INatsConnection? _nats = null;

            public async Task OpenAsync(bool quick)
            {
                {{statement}}
                await Task.Yield();
            }
        }

        """);
}
