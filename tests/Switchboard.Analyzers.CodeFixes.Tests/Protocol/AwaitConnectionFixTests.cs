using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3004: the call is awaited, as far up as that goes.</summary>
public sealed class AwaitConnectionFixTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;


        """;

    [Fact]
    public Task In_code_that_can_await() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub, HubConnection? other)
        {
            public async Task OpenAsync()
            {
                // Open it.
                _ = {|SWB3004:hub.StartAsync()|}; // now
                {|SWB3004:hub.StartAsync()|}.ConfigureAwait(false);
                var stop = {|SWB3004:hub.StopAsync()|};
                _ = Task.WhenAll({|SWB3004:hub.StopAsync()|}, hub.StartAsync());
                Task.Run(() => {|SWB3004:hub.StartAsync()|});
                {|SWB3004:other?.StopAsync()|};
                await Task.Yield();
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub, HubConnection? other)
        {
            public async Task OpenAsync()
            {
                // Open it.
                await hub.StartAsync(); // now
                await hub.StartAsync().ConfigureAwait(false);
                await hub.StopAsync();
                await Task.WhenAll(hub.StopAsync(), hub.StartAsync());
                await Task.Run(() => hub.StartAsync());
                await (other?.StopAsync() ?? Task.CompletedTask);
                await Task.Yield();
            }
        }

        """);

    [Fact]
    public Task A_method_that_returns_a_task_by_hand() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public Task OpenAsync(bool quick)
            {
                if (quick)
                {
                    // Not now.
                    return Task.CompletedTask;
                }

                {|SWB3004:hub.StartAsync()|};
                return Task.CompletedTask;
            }

            public Task<int> CountAsync(bool quick)
            {
                _ = {|SWB3004:hub.StartAsync()|};
                if (quick)
                    return Task.FromResult(0);
                return hub.InvokeAsync<int>("Count");
            }

            public Task GreetAsync()
            {
                _ = {|SWB3004:hub.StartAsync()|};
                return hub.SendAsync("Hello");
            }

            public ValueTask CloseAsync()
            {
                _ = {|SWB3004:hub.StopAsync()|};

                return default;
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync(bool quick)
            {
                if (quick)
                {
                    // Not now.
                    return;
                }

                await hub.StartAsync();
            }

            public async Task<int> CountAsync(bool quick)
            {
                await hub.StartAsync();
                if (quick)
                    return 0;
                return await hub.InvokeAsync<int>("Count");
            }

            public async Task GreetAsync()
            {
                await hub.StartAsync();
                await hub.SendAsync("Hello");
            }

            public async ValueTask CloseAsync()
            {
                await hub.StopAsync();
            }
        }

        """);

    [Fact]
    public Task A_method_that_returns_nothing_and_its_callers() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            /// <summary>Opens.</summary>
            public void Open() => {|SWB3004:_hub.StartAsync()|};

            private void Connect()
            {
                _ = {|SWB3004:_hub.StartAsync()|};
            }

            private string Name()
            {
                Connect();
                this.Connect();
                return "name";
            }

            internal int Length() => Name().Length + Name().Length;
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            /// <summary>Opens.</summary>
            public async Task Open() => await _hub.StartAsync();

            private async Task Connect()
            {
                await _hub.StartAsync();
            }

            private async Task<string> Name()
            {
                await Connect();
                await this.Connect();
                return "name";
            }

            internal async Task<int> Length() => (await Name()).Length + (await Name()).Length;
        }

        """);

    [Fact]
    public Task An_event_handler_is_where_it_ends() => VerifyAsync(Usings +
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Chat()
            {
                Asked += OnAsked;
                Asked += (sender, e) => {|SWB3004:_hub.StartAsync()|};
            }

            public event EventHandler? Asked;

            private void OnAsked(object? sender, EventArgs e)
            {
                Open();
            }

            private void Open()
            {
                {|SWB3004:_hub.StartAsync()|};
            }
        }

        """, Usings +
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Chat()
            {
                Asked += OnAsked;
                Asked += async (sender, e) => await _hub.StartAsync();
            }

            public event EventHandler? Asked;

            private async void OnAsked(object? sender, EventArgs e)
            {
                await Open();
            }

            private async Task Open()
            {
                await _hub.StartAsync();
            }
        }

        """);

    [Fact]
    public Task An_async_void_method_returns_its_task() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task RunAsync()
            {
                Open();
                await hub.SendAsync("Hello");
                Local();

                async void Local() => await {|SWB3004:hub.StopAsync()|};
            }

            private async void Open() => await {|SWB3004:hub.StartAsync()|};
        }

        """, Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task RunAsync()
            {
                await Open();
                await hub.SendAsync("Hello");
                await Local();

                async Task Local() => await hub.StopAsync();
            }

            private async Task Open() => await hub.StartAsync();
        }

        """);

    [Fact]
    public Task Top_level_statements_and_their_local_functions() => SdkFix<ForgottenConnectionAnalyzer, AwaitConnectionFix>.VerifyAsync(Usings +
        """
        var hub = new HubConnectionBuilder().Build();
        Open();
        _ = {|SWB3004:hub.StopAsync()|};

        void Open()
        {
            {|SWB3004:hub.StartAsync()|};
        }

        """, Usings +
        """
        var hub = new HubConnectionBuilder().Build();
        await Open();
        await hub.StopAsync();

        async Task Open()
        {
            await hub.StartAsync();
        }

        """, isProgram: true);

    [Fact]
    public Task Tabs_and_windows_line_ends_are_kept() => VerifyAsync(
        (Usings + "public class Chat(HubConnection hub) {\n\tpublic Task OpenAsync() {\n\t\t_ = {|SWB3004:hub.StartAsync()|};\n\t\treturn Task.CompletedTask;\n\t}\n}\n").ReplaceLineEndings("\r\n"),
        (Usings + "public class Chat(HubConnection hub) {\n\tpublic async Task OpenAsync() {\n\t\tawait hub.StartAsync();\n\t}\n}\n").ReplaceLineEndings("\r\n"));

    [Theory]
    [InlineData("public Chat() { _ = {|SWB3004:_hub.StartAsync()|}; }")]
    [InlineData("public int Count { get { _ = {|SWB3004:_hub.StartAsync()|}; return 1; } }")]
    [InlineData("public override string ToString() { _ = {|SWB3004:_hub.StartAsync()|}; return \"\"; }")]
    [InlineData("public void Open(out int count) { count = 1; _ = {|SWB3004:_hub.StartAsync()|}; }")]
    [InlineData("public IEnumerable<int> Read() { _ = {|SWB3004:_hub.StartAsync()|}; yield return 1; }")]
    [InlineData("public void Open() { lock (this) { _ = {|SWB3004:_hub.StartAsync()|}; } }")]
    [InlineData("public void Each(List<HubConnection> hubs) => hubs.ForEach(hub => {|SWB3004:hub.StopAsync()|});")]
    [InlineData("public void Open() { _ = {|SWB3004:_hub.StartAsync()|}; } public Action Opening => Open;")]
    [InlineData("public bool Open() { _ = {|SWB3004:_hub.StartAsync()|}; return true; } public bool IsOpen => Open();")]
    [InlineData("public Task OpenAsync(bool quick) { _ = {|SWB3004:_hub.StartAsync()|}; if (quick) return _hub.SendAsync(\"\"); return Task.CompletedTask; }")]
    [InlineData("public virtual void Open() { _ = {|SWB3004:_hub.StartAsync()|}; }")]
    [InlineData("public void Run() { Task.Run(async () => { await {|SWB3004:_hub.StartAsync()|}; await _hub.SendAsync(\"Hello\"); }); }")]
    public Task Nothing_is_offered_where_something_else_says_what_a_function_must_be(string member) => SdkFix<ForgottenConnectionAnalyzer, AwaitConnectionFix>.VerifyNotOfferedAsync(Usings +
        $$"""
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            {{member}}
        }

        """);

    [Fact]
    public Task Nothing_is_offered_where_another_file_or_an_interface_calls()
    {
        var test = new SdkFix<ForgottenConnectionAnalyzer, AwaitConnectionFix>();
        string[] files =
        [
            Usings +
            """
            public interface IOpens
            {
                void Open();
            }

            public class Chat(HubConnection hub) : IOpens
            {
                public void Open() => _ = {|SWB3004:hub.StartAsync()|};

                public void Reopen() => _ = {|SWB3004:hub.StartAsync()|};
            }

            """,
            """
            public class Page(Chat chat)
            {
                public void Load() => chat.Reopen();
            }

            """,
        ];
        foreach (var file in files)
        {
            test.TestState.Sources.Add(file);
            test.FixedState.Sources.Add(file);
        }

        return test.RunAsync();
    }

    private static Task VerifyAsync(string source, string fixedSource) => SdkFix<ForgottenConnectionAnalyzer, AwaitConnectionFix>.VerifyAsync(source, fixedSource);
}
