using Microsoft.CodeAnalysis.Testing;
using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Switchboard.Verification;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>Line endings, tabs, programs, and several diagnostics or files at once.</summary>
public sealed class FileStyleTests
{
    private const string Source = """
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public sealed class ChatService
        {
            private readonly string _name;
            private HubConnection _hub;

            public ChatService(string name) => _name = name;

            public void Open()
            {
                // First.
                _hub = {|SWB1001:new HubConnectionBuilder()
                    .WithUrl("https://chat")
                    .Build()|};
            }

            public HubConnection Other() => {|SWB1001:new HubConnectionBuilder().WithUrl(_name).Build()|};
        }

        """;

    private const string Fixed = """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly string _name;
            private HubConnection _hub;
            private readonly IConnectionManager _connections;

            public ChatService(string name, IConnectionManager connections)
            {
                _name = name;
                _connections = connections;
            }

            public void Open()
            {
                // First.
                _hub = _connections.GetOrCreate("https://chat", () => new HubConnectionBuilder()
                    .WithUrl("https://chat")
                    .Build());
            }

            public HubConnection Other() => _connections.GetOrCreate(_name, () => new HubConnectionBuilder().WithUrl(_name).Build());
        }

        """;

    [Fact]
    public Task Two_creations_of_one_type_share_one_field() => Test(Source, Fixed).RunAsync();

    [Fact]
    public Task Carriage_returns_are_kept() => Test(Source, Fixed).WithCrlf().RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Tabs_are_kept() => Test(Source, Fixed).WithTabs().RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task The_second_half_of_a_type_finds_what_the_first_one_got()
    {
        var test = Test(
            """
            using SocketIOClient;

            namespace App;

            public partial class Board
            {
                public SocketIO Open() => {|SWB1001:new SocketIO("https://a")|};
            }

            """,
            """
            using SocketIOClient;
            using Switchboard;

            namespace App;

            public partial class Board
            {
                private readonly IConnectionManager _connections;

                public Board(IConnectionManager connections)
                {
                    _connections = connections;
                }

                public SocketIO Open() => _connections.GetOrCreate("https://a", () => new SocketIO("https://a"));
            }

            """);
        test.TestState.Sources.Add(
            """
            using SocketIOClient;

            namespace App;

            public partial class Board
            {
                public SocketIO OpenOther() => {|SWB1001:new SocketIO("https://b")|};
            }

            """);
        test.FixedState.Sources.Add(
            """
            using SocketIOClient;

            namespace App;

            public partial class Board
            {
                public SocketIO OpenOther() => _connections.GetOrCreate("https://b", () => new SocketIO("https://b"));
            }

            """);
        test.NumberOfFixAllInDocumentIterations = 2;
        return test.RunAsync();
    }

    [Fact]
    public Task A_program_uses_the_ambient_manager() => new SdkFix<CreateThroughManagerAnalyzer, CreateThroughManagerFix>
    {
        CodeActionValidationMode = CodeActionValidationMode.Full,
        CodeActionIndex = 1,
        IsProgram = true,
        TestCode = """
            using System;
            using Microsoft.AspNetCore.SignalR.Client;

            // The hub.
            var hub = {|SWB1001:new HubConnectionBuilder().WithUrl(args[0]).Build()|};
            await hub.StartAsync();
            Console.WriteLine(hub.State);

            """,
        FixedCode = """
            using System;
            using Microsoft.AspNetCore.SignalR.Client;
            using Switchboard;

            // The hub.
            var hub = ConnectionManager.Default.GetOrCreate("Program.hub", () => new HubConnectionBuilder().WithUrl(args[0]).Build());
            await ConnectionManager.Default.ConnectAsync(hub, hub.StartAsync);
            Console.WriteLine(hub.State);

            """,
    }.RunAsync();

    [Fact]
    public Task A_lease_in_a_program() => new SdkFix<CreateThroughManagerAnalyzer, CreateThroughManagerFix>
    {
        CodeActionValidationMode = CodeActionValidationMode.Full,
        IsProgram = true,
        TestCode = """
            using Microsoft.AspNetCore.SignalR.Client;

            // The hub.
            var hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://chat").Build()|};
            await hub.StartAsync();
            await hub.SendAsync("Hello");
            await hub.DisposeAsync(); // done

            """,
        FixedCode = """
            using Microsoft.AspNetCore.SignalR.Client;
            using Switchboard;

            // The hub.
            await using var lease = await ConnectionManager.Default.AcquireAsync("https://chat", () => new HubConnectionBuilder().WithUrl("https://chat").Build(), (client, token) => client.StartAsync(token));
            var hub = lease.Client;
            await hub.SendAsync("Hello");
            // done

            """,
    }.RunAsync();

    [Fact]
    public Task Without_the_runtime_library_there_is_no_fix()
    {
        var test = new SdkFix<CreateThroughManagerAnalyzer, CreateThroughManagerFix> { TestCode = Source, FixedCode = Source };
        test.TestState.AdditionalReferences.Clear();
        foreach (var reference in (Microsoft.CodeAnalysis.MetadataReference[])[.. TestReferences.Sdk.AspNetCore, .. TestReferences.Sdk.SignalR])
            test.TestState.AdditionalReferences.Add(reference);
        return test.RunAsync();
    }

    private static SdkFix<CreateThroughManagerAnalyzer, CreateThroughManagerFix> Test(string source, string fixedSource) =>
        new() { TestCode = source, FixedCode = fixedSource, CodeActionValidationMode = CodeActionValidationMode.Full };
}
