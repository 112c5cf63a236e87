using Switchboard.Verification;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.ReconnectUnmanagedHubAnalyzer, Switchboard.Analyzers.CodeFixes.Protocol.ReconnectUnmanagedHubFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3008: the builder is told to let the hub reconnect.</summary>
public class ReconnectUnmanagedHubFixTests
{
    private const string Without = """
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private readonly HubConnection _first = {|SWB3008:new HubConnectionBuilder().WithUrl("https://x.example.com").Build()|}; // one line

            private readonly HubConnection _second;

            public Chat(string url)
            {
                _second = {|SWB3008:new HubConnectionBuilder()
                    // Where it is.
                    .WithUrl(url) // as configured
                    .Build()|};

                var builder = new HubConnectionBuilder();
                builder.WithUrl(url);
                Third = {|SWB3008:builder.Build()|};
            }

            public HubConnection Third { get; }
        }
        """;

    private const string With = """
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private readonly HubConnection _first = new HubConnectionBuilder().WithUrl("https://x.example.com").WithAutomaticReconnect().Build(); // one line

            private readonly HubConnection _second;

            public Chat(string url)
            {
                _second = new HubConnectionBuilder()
                    // Where it is.
                    .WithUrl(url) // as configured
                    .WithAutomaticReconnect()
                    .Build();

                var builder = new HubConnectionBuilder();
                builder.WithUrl(url);
                Third = builder.WithAutomaticReconnect().Build();
            }

            public HubConnection Third { get; }
        }
        """;

    [Fact]
    public Task The_option_stands_before_the_call_that_builds() => Fix.VerifyAsync(Without, With);

    [Fact]
    public Task Line_ends_of_Windows_are_kept() => new Fix { TestCode = Without, FixedCode = With }.WithCrlf().RunAsync();

    [Fact]
    public Task Tabs_are_kept() => new Fix { TestCode = Without, FixedCode = With }.WithTabs().RunAsync();

    [Fact]
    public Task The_namespace_is_brought_into_scope() => Fix.VerifyAsync(
        """
        public sealed class Chat
        {
            private readonly Microsoft.AspNetCore.SignalR.Client.HubConnection _hub = {|SWB3008:new Microsoft.AspNetCore.SignalR.Client.HubConnectionBuilder().Build()|};
        }
        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private readonly Microsoft.AspNetCore.SignalR.Client.HubConnection _hub = new Microsoft.AspNetCore.SignalR.Client.HubConnectionBuilder().WithAutomaticReconnect().Build();
        }
        """);

    [Fact]
    public Task In_a_helper_that_builds_it() => Fix.VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private readonly HubConnection _hub = Build("https://x.example.com");

            private static HubConnection Build(string url) => {|SWB3008:new HubConnectionBuilder().WithUrl(url).Build()|};
        }
        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat
        {
            private readonly HubConnection _hub = Build("https://x.example.com");

            private static HubConnection Build(string url) => new HubConnectionBuilder().WithUrl(url).WithAutomaticReconnect().Build();
        }
        """);

    [Fact]
    public Task No_namespace_is_imported_that_the_project_imports()
    {
        var test = new Fix();
        test.TestState.Sources.Add("""
            public sealed class Chat
            {
                private readonly HubConnection _hub = {|SWB3008:new HubConnectionBuilder().WithUrl("https://x.example.com").Build()|};
            }
            """);
        test.FixedState.Sources.Add("""
            public sealed class Chat
            {
                private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://x.example.com").WithAutomaticReconnect().Build();
            }
            """);
        foreach (var state in new[] { test.TestState, test.FixedState })
            state.Sources.Add("global using Microsoft.AspNetCore.SignalR.Client;");
        return test.RunAsync();
    }
}
