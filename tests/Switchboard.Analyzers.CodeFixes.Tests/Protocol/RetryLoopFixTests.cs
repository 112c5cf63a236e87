using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3006: which loops are nothing but a connect, which the manager makes in one call.</summary>
public sealed class RetryLoopFixTests
{
    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch when (i < 2) { await Task.Delay(1000); } }")]
    [InlineData("for (var i = 0; ; i++) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { if (i == 3) throw; await Task.Delay(1000); } }")]
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { await Task.Delay(new Random().Next(1000)); } }")]
    [InlineData("while (_hub.State == HubConnectionState.Disconnected) { _ = {|SWB3006:_hub.StartAsync()|}; await Task.Delay(1000).ConfigureAwait(false); }")]
    public Task A_loop_that_only_tries_becomes_one_connect(string loop) => VerifyAsync(loop, "await Connections.ConnectAsync(_hub, _hub.StartAsync);");

    [Theory]
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}.ConfigureAwait(false); break; } catch { await Task.Delay(1000).ConfigureAwait(false); } }", "await Connections.ConnectAsync(_hub, _hub.StartAsync).ConfigureAwait(false);")]
    [InlineData("while (true) { try { await {|SWB3006:_mqtt.ConnectAsync(null!)|}.ConfigureAwait(continueOnCapturedContext: false); break; } catch { await Task.Delay(1000); } }", "await Connections.ConnectAsync(_mqtt, token => _mqtt.ConnectAsync(null!, token)).ConfigureAwait(continueOnCapturedContext: false);")]
    public Task The_await_stays_configured(string loop, string left) => VerifyAsync(loop, left);

    [Fact]
    public Task What_is_made_for_the_connect_is_made_there() => VerifyAsync(
        "while (true) { try { await {|SWB3006:_mqtt.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer(\"a\").Build())|}; break; } catch { await Task.Delay(1000); } }",
        "await Connections.ConnectAsync(_mqtt, token => _mqtt.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer(\"a\").Build(), token));");

    [Fact]
    public Task A_pause_that_grows_in_a_local_goes_along() => VerifyAsync(
        "var pause = TimeSpan.FromSeconds(1); while (true) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { await Task.Delay(pause); pause *= 2; } }",
        "var pause = TimeSpan.FromSeconds(1); await Connections.ConnectAsync(_hub, _hub.StartAsync);");

    [Fact]
    public Task A_return_that_ends_a_lambda_goes() => VerifyAsync(
        "await Task.Run(async () => { while (true) { try { await {|SWB3006:_hub.StartAsync()|}; return; } catch { await Task.Delay(1000); } } });",
        "await Task.Run(async () => { await Connections.ConnectAsync(_hub, _hub.StartAsync); });");

    [Fact]
    public Task A_connect_that_gives_no_task_is_awaited_once() => VerifyAsync(
        "while (true) { try { {|SWB3006:_feed.Connect()|}; break; } catch { await Task.Delay(1000); } }",
        "await Connections.ConnectAsync(_feed, _ => { _feed.Connect(); return Task.CompletedTask; });");

    [Fact]
    public Task A_manager_that_only_the_constructor_has_is_kept() => ManagerFix.VerifyAsync<LetManagerReconnectAnalyzer, LetManagerReconnectFix>(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public sealed class Chat
        {
            private readonly HubConnection _hub;

            public Chat(IConnectionManager connections)
            {
                _hub = connections.GetOrCreate("chat", () => new HubConnectionBuilder().Build());
            }

            public async Task OpenAsync()
            {
                while (true)
                {
                    try
                    {
                        await {|SWB3006:_hub.StartAsync()|};
                        break;
                    }
                    catch
                    {
                        await Task.Delay(1000);
                    }
                }
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public sealed class Chat
        {
            private readonly HubConnection _hub;
            private readonly IConnectionManager _connections;

            public Chat(IConnectionManager connections)
            {
                _connections = connections;
                _hub = connections.GetOrCreate("chat", () => new HubConnectionBuilder().Build());
            }

            public async Task OpenAsync()
            {
                await _connections.ConnectAsync(_hub, _hub.StartAsync);
            }
        }

        """);

    [Theory]
    // Others see how it went.
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { _attempts++; await Task.Delay(1000); } }")]
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { _attempts += 1; await Task.Delay(1000); } }")]
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { _last = \"lost\"; await Task.Delay(1000); } }")]
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { _last ??= \"lost\"; await Task.Delay(1000); } }")]
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { (_last, _attempts) = (\"lost\", 1); await Task.Delay(1000); } }")]
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { _hub.Reconnected += _ => Task.CompletedTask; await Task.Delay(1000); } }")]
    [InlineData("var n = 0; while (true) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { n++; await Task.Delay(1000); } } Console.WriteLine(n);")]
    [InlineData("var n = 0; while (true) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { n += 1; await Task.Delay(1000); } } Console.WriteLine(n);")]
    [InlineData("var done = false; while (!done) { try { await {|SWB3006:_hub.StartAsync()|}; done = true; } catch { await Task.Delay(1000); } } Console.WriteLine(done);")]
    // It makes or throws something.
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { _ = new Random(); await Task.Delay(1000); } }")]
    [InlineData("for (var i = 0; ; i++) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch (Exception e) { if (i == 3) throw new IOException(\"No answer.\", e); await Task.Delay(1000); } }")]
    [InlineData("for (var i = 0; ; i++) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { if (i == 3) throw Lost; await Task.Delay(1000); } }")]
    // It asks something else.
    [InlineData("var started = DateTime.UtcNow; while (DateTime.UtcNow < started.AddMinutes(1)) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { await Task.Delay(1000); } }")]
    // It is left for somewhere else.
    [InlineData("if (again) { while (true) { try { await {|SWB3006:_hub.StartAsync()|}; return; } catch { await Task.Delay(1000); } } } await _hub.SendAsync(\"Join\");")]
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}; return; } catch { await Task.Delay(1000); } } static void Unused() { } Unused();")]
    [InlineData("again: while (true) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { await Task.Delay(1000); if (_last is null) goto again; } }")]
    // It goes on without a connection.
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch (OperationCanceledException) { break; } catch { await Task.Delay(1000); } } Console.WriteLine();")]
    [InlineData("while (true) { try { await {|SWB3006:_hub.StartAsync()|}; return; } catch (OperationCanceledException) { return; } catch { await Task.Delay(1000); } }")]
    // Nobody else asks whether to stop.
    [InlineData("_stopping = again; _closing = true; while (!_closing) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { await Task.Delay(1000); } }")]
    // It stands alone, the client does something, or a lambda is what connects.
    [InlineData("if (again) while (true) { try { await {|SWB3006:_hub.StartAsync()|}; break; } catch { await Task.Delay(1000); } }")]
    [InlineData("while (true) { try { await {|SWB3006:connections.GetOrCreate(\"a\", () => new HubConnectionBuilder().Build()).StartAsync()|}; break; } catch { await Task.Delay(1000); } }")]
    [InlineData("while (true) { Func<Task> open = async () => await {|SWB3006:_hub.StartAsync()|}; try { await open(); break; } catch { await Task.Delay(1000); } }")]
    [InlineData("Span<int> counts = stackalloc int[1]; while (_hub.State == HubConnectionState.Disconnected) { _ = {|SWB3006:_hub.StartAsync()|}; Thread.Sleep(1000); } counts[0] = 1; await Task.Yield();")]
    public Task Not_offered(string statements) => SdkFix<LetManagerReconnectAnalyzer, LetManagerReconnectFix>.VerifyNotOfferedAsync(Source(statements));

    [Theory]
    [InlineData("public async Task<bool> OpenAsync() { while (true) { try { await {|SWB3006:_hub.StartAsync()|}; return true; } catch { await Task.Delay(1000); } } }")]
    [InlineData("public async Task<bool> OpenAsync() { for (var i = 0; i < 3; i++) { try { await {|SWB3006:_hub.StartAsync()|}; return true; } catch { await Task.Delay(1000); } } return false; }")]
    [InlineData("public async IAsyncEnumerable<int> OpenAsync() { while (true) { try { await {|SWB3006:_hub.StartAsync()|}; } catch { } yield return 1; await Task.Delay(1000); } }")]
    [InlineData("public async Task OpenAsync() { while (true) { try { await ConnectAsync(); break; } catch { await Task.Delay(1000); } } } private Task ConnectAsync() => {|SWB3006:_hub.StartAsync()|};")]
    [InlineData("public void Open() { while (_hub.State == HubConnectionState.Disconnected) { _ = {|SWB3006:_hub.StartAsync()|}; Thread.Sleep(1000); } }")]
    public Task Not_offered_in(string member) => SdkFix<LetManagerReconnectAnalyzer, LetManagerReconnectFix>.VerifyNotOfferedAsync(Source("await Task.Yield();", member));

    private static Task VerifyAsync(string statements, string left) => ManagerFix.VerifyAsync<LetManagerReconnectAnalyzer, LetManagerReconnectFix>(Source(statements), Source(left));

    private static string Source(string statements, string member = "") =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Centrifugal.Centrifuge;
        using MQTTnet;
        using Switchboard;

        public sealed class Chat(IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().Build());
            private readonly IMqttClient _mqtt = connections.GetOrCreate("b", () => new MqttClientFactory().CreateMqttClient());
            private readonly CentrifugeClient _feed = connections.GetOrCreate("c", () => new CentrifugeClient("wss://feed.example.com"));
            private static readonly Exception Lost = new IOException("No answer.");
            private int _attempts;
            private string? _last;
            private bool _closing;
            private bool _stopping;

            public IConnectionManager Connections => connections;

            public string Text => $"{_mqtt}{_feed}{_last = ""}{_attempts++}{_stopping}";

            public async Task RunAsync(bool again)
            {
                {{statements}}
            }

            {{member}}
        }
        """;
}
