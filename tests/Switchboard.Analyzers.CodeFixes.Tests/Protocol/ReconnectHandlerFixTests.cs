using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.LetManagerReconnectAnalyzer, Switchboard.Analyzers.CodeFixes.Protocol.LetManagerReconnectFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3006: what goes with a handler that connects again, and what must stay.</summary>
public sealed class ReconnectHandlerFixTests
{
    [Theory]
    [InlineData("_hub.Closed += _ => Task.Run(() => {|SWB3006:_hub.StartAsync()|});")]
    [InlineData("_hub.Closed += async _ => await Task.Delay(1000).ContinueWith(_ => {|SWB3006:_hub.StartAsync()|});")]
    [InlineData("_hub.Closed += async _ => { await Task.Delay(TimeSpan.FromSeconds(_count)).ConfigureAwait(false); await {|SWB3006:_hub.StartAsync()|}.ConfigureAwait(false); };")]
    [InlineData("_hub.Closed += _ => { Task.Delay(1000).Wait(); return {|SWB3006:_hub.StartAsync()|}; };")]
    [InlineData("_hub.Closed += delegate { return {|SWB3006:_hub.StartAsync()|}; };")]
    [InlineData("_hub.Closed += async _ => { if (!_closing) { await Task.Delay(new Random().Next(1000)); await {|SWB3006:_hub.StartAsync()|}; } };")]
    public Task A_lambda_that_does_nothing_else_goes(string statement) => VerifyStatementAsync(statement + "\n        Console.WriteLine();", "Console.WriteLine();");

    [Theory]
    // What else it does.
    [InlineData("_hub.Closed += async _ => { _last ??= \"lost\"; await {|SWB3006:_hub.StartAsync()|}; };")]
    [InlineData("_hub.Closed += async _ => { (_last, _count) = (\"lost\", 1); await {|SWB3006:_hub.StartAsync()|}; };")]
    [InlineData("_hub.Closed += async _ => { _count += 1; await {|SWB3006:_hub.StartAsync()|}; };")]
    [InlineData("_hub.Closed += async _ => { _hub.Reconnected += _show; await {|SWB3006:_hub.StartAsync()|}; };")]
    [InlineData("_hub.Closed += async error => { _ = new Random(); await {|SWB3006:_hub.StartAsync()|}; };")]
    [InlineData("_hub.Closed += async e => { if (e is null) throw new InvalidOperationException(); await {|SWB3006:_hub.StartAsync()|}; };")]
    // What needs the connect.
    [InlineData("_hub.Closed += async _ => { await _show(null); await {|SWB3006:_hub.StartAsync()|}; await _hub.SendAsync(\"Join\"); };")]
    [InlineData("_hub.Closed += async _ => { await _show(null); try { await {|SWB3006:_hub.StartAsync()|}; } catch (Exception e) { Console.WriteLine(e); } };")]
    [InlineData("_hub.Closed += async _ => { await _show(null); if (!_closing) { await Task.Delay(1000); await {|SWB3006:_hub.StartAsync()|}; } };")]
    [InlineData("_hub.Closed += async _ => { await _show(null); if (!_closing) await {|SWB3006:_hub.StartAsync()|}; };")]
    // What would be lost, or is no statement.
    [InlineData("_hub.Closed += async _ => { await _show(null); await {|SWB3006:_hub.StartAsync(/* now */)|}; };")]
    [InlineData("_hub.Closed += _ => { _show(null); return {|SWB3006:_hub.StartAsync()|}; };")]
    [InlineData("_hub.Closed += async _ => { Console.WriteLine(); await Task.Run(() => {|SWB3006:_hub.StartAsync()|}); };")]
    // The registration is no statement of its own.
    [InlineData("if (_closing) _hub.Closed += async _ => await {|SWB3006:_hub.StartAsync()|};")]
    public Task Not_offered(string statement) => Fix.VerifyNotOfferedAsync(Source(statement));

    [Theory]
    [InlineData(
        "await _show(null); if (_closing) return; Thread.Sleep(1000); await Task.Delay(1000).ConfigureAwait(false); {|SWB3006:_hub.StartAsync()|}.Wait();",
        "await _show(null); if (_closing) return;")]
    [InlineData("await Task.Run(GC.Collect); await {|SWB3006:_hub.StartAsync()|};", "await Task.Run(GC.Collect);")]
    [InlineData(
        "await Task.Delay(1000); await _show(null); await Task.Delay(1000); await {|SWB3006:_hub.StartAsync()|};",
        "await Task.Delay(1000); await _show(null);")]
    public Task The_connect_goes_with_the_waits_before_it(string body, string left) =>
        VerifyStatementAsync($"_hub.Closed += async _ => {{ {body} }};", $"_hub.Closed += async _ => {{ {left} }};");

    [Fact]
    public Task A_flag_that_only_the_handler_asks_for_goes_along() => Fix.VerifyAsync(
        Flag("private bool _stopping;", "_hub.Closed += OnClosedAsync;", """

                private async Task OnClosedAsync(Exception? error)
                {
                    if (_stopping)
                        return;
                    await Task.Delay(1000);
                    await {|SWB3006:_hub.StartAsync()|};
                }
            """, """
                    _stopping = true;
                    _hub.Closed -= OnClosedAsync;
                    await _hub.DisposeAsync();
            """),
        Flag("", "", "", """
                    await _hub.DisposeAsync();
            """));

    [Theory]
    [InlineData("private bool _stopping; // asked for when it closes", "_stopping = true;")]
    [InlineData("private bool _stopping, _stopped;", "_stopping = true; _stopped = _hub.State == default; if (_stopped) return;")]
    [InlineData("private bool _stopping;", "if (_hub.State == HubConnectionState.Connected) _stopping = true;")]
    public Task Not_offered_where_a_flag_would_be_left(string field, string set) => Fix.VerifyNotOfferedAsync(
        Flag(field, "_hub.Closed += async _ => { if (!_stopping) await {|SWB3006:_hub.StartAsync()|}; };", "", "        " + set + "\n        await _hub.DisposeAsync();"));

    private static string Flag(string field, string registration, string method, string end) =>
        string.Join("\n", $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithAutomaticReconnect().Build();
            {{field}}

            public Chat()
            {
                {{registration}}
            }
        {{method}}

            public async ValueTask DisposeAsync()
            {
        {{end}}
            }
        }
        """.ReplaceLineEndings("\n").Split('\n').Where(static line => line.Trim().Length > 0));

    [Fact]
    public Task A_method_goes_with_its_documentation_and_leaves_its_neighbours() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithAutomaticReconnect().Build();
            private readonly HubConnection _other = new HubConnectionBuilder().WithAutomaticReconnect().Build();

            public Chat()
            {
                _hub.Closed += OnClosed;
                _other.Closed += OnOtherClosed;
                _hub.Reconnecting += _ => { _hub.Closed -= OnClosed; return Task.CompletedTask; };
            }

            /// <summary>Opens it again.</summary>
            /// <param name="error">Why.</param>
            [Obsolete]
            private async Task OnClosed(Exception? error)
            {
                await {|SWB3006:_hub.StartAsync()|};
            }

            /// <summary>Closes both.</summary>
            public async ValueTask DisposeAsync()
            {
                await _hub.DisposeAsync();
                await _other.DisposeAsync();
            }

            private Task OnOtherClosed(Exception? error) => {|SWB3006:_other.StartAsync()|}; public void Other() { }
        }
        """.Replace("    [Obsolete]\n", ""),
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithAutomaticReconnect().Build();
            private readonly HubConnection _other = new HubConnectionBuilder().WithAutomaticReconnect().Build();

            public Chat()
            {
                _hub.Reconnecting += _ => { return Task.CompletedTask; };
            }

            /// <summary>Closes both.</summary>
            public async ValueTask DisposeAsync()
            {
                await _hub.DisposeAsync();
                await _other.DisposeAsync();
            }

            public void Other() { }
        }
        """);

    [Theory]
    // Others use the method, see it, or register it in a way that cannot be taken apart.
    [InlineData("public Chat() { _hub.Closed += OnClosed; }", "private", "public Task ReopenAsync() => OnClosed(null);")]
    [InlineData("public Chat() { _hub.Closed += OnClosed; }", "public", "")]
    [InlineData("public Chat(bool again) { if (again) { _hub.Closed += OnClosed; } else _hub.Closed -= OnClosed; }", "private", "")]
    [InlineData("public Chat() { _hub.Closed += OnClosed; _hub.Closed += OnClosed; }", "private", "")]
    // A comment above it would lose its place.
    [InlineData("public Chat() { _hub.Closed += OnClosed; }", "// Again.\n    private", "")]
    public Task A_method_that_is_not_the_handlers_alone_stays(string constructor, string access, string other) => Fix.VerifyNotOfferedAsync(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithAutomaticReconnect().Build();

            {{constructor}}

            {{access}} async Task OnClosed(Exception? error)
            {
                await {|SWB3006:_hub.StartAsync()|};
            }

            {{other}}
        }
        """);

    [Fact]
    public Task Every_builder_of_the_client_is_told() => Fix.VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private HubConnection _hub;

            public Chat()
            {
                _hub = Make();
                _hub.Closed += _ => {|SWB3006:_hub.StartAsync()|};
            }

            public void Move() => _hub = new HubConnectionBuilder().WithUrl("https://z.example.com").Build();

            private static HubConnection Make() => new HubConnectionBuilder().WithUrl("https://y.example.com").Build();
        }
        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private HubConnection _hub;

            public Chat()
            {
                _hub = Make();
            }

            public void Move() => _hub = new HubConnectionBuilder().WithUrl("https://z.example.com").WithAutomaticReconnect().Build();

            private static HubConnection Make() => new HubConnectionBuilder().WithUrl("https://y.example.com").WithAutomaticReconnect().Build();
        }
        """);

    [Theory]
    // Where the client is built, where the handler is, where it is taken off.
    [InlineData("public Chat() { _hub.Closed += _ => {|SWB3006:_hub.StartAsync()|}; }", "private readonly HubConnection _hub = new HubConnectionBuilder().Build();")]
    [InlineData(
        "private readonly HubConnection _hub = new HubConnectionBuilder().WithAutomaticReconnect().Build(); public Chat() { _hub.Closed += OnClosed; }",
        "private Task OnClosed(Exception? error) => {|SWB3006:_hub.StartAsync()|};")]
    [InlineData(
        "private readonly HubConnection _hub = new HubConnectionBuilder().WithAutomaticReconnect().Build(); public Chat() { _hub.Closed += OnClosed; } private Task OnClosed(Exception? error) => {|SWB3006:_hub.StartAsync()|};",
        "public void Close() { _hub.Closed -= OnClosed; }")]
    public Task Not_where_another_file_has_a_part_in_it(string first, string second)
    {
        var test = new Fix();
        foreach (var member in new[] { first, second })
        {
            var file = $$"""
                using System;
                using System.Threading.Tasks;
                using Microsoft.AspNetCore.SignalR.Client;

                public sealed partial class Chat
                {
                    {{member}}
                }
                """;
            test.TestState.Sources.Add(file);
            test.FixedState.Sources.Add(file);
        }

        return test.RunAsync();
    }

    private static Task VerifyStatementAsync(string statement, string left) => Fix.VerifyAsync(Source(statement), Source(left));

    private static string Source(string statement) =>
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithAutomaticReconnect().Build();
            private readonly Func<string?, Task> _show;
            private readonly bool _closing;
            private int _count;
            private string? _last;

            public Chat(Func<string?, Task> show, bool closing)
            {
                _show = show;
                _closing = closing;
                {{statement}}
            }

            public string Text => $"{_last}{_count++}{_last = ""}{_closing}{_show}{Thread.CurrentThread}";
        }
        """;
}
