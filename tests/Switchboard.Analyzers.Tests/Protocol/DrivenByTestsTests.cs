using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Rules;
using Switchboard.TestReferences;
using Xunit;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3001 and SWB3002 in test code: what tests hold they stop and start on purpose, what a container gives to a component they do not.</summary>
public class DrivenByTestsTests
{
    private const string Fixtures = """
        public sealed class HubFixture : Xunit.IAsyncLifetime
        {
            public HubConnection Hub { get; private set; } = null!;

            public IServiceProvider Services { get; } = new ServiceCollection().BuildServiceProvider();

            public async ValueTask InitializeAsync()
            {
                Hub = new HubConnectionBuilder().WithUrl("http://localhost/chat").Build();
                await Hub.StartAsync();
            }

            public async Task RestartAsync()
            {
                await Hub.StopAsync();
                await Hub.StartAsync();
            }

            public ValueTask DisposeAsync() => Hub.DisposeAsync();
        }

        public abstract class HubTest
        {
            protected static HubConnection Common { get; } = new HubConnectionBuilder().Build();

            protected HubConnection Hub { get; } = new HubConnectionBuilder().Build();
        }

        """;

    [Theory]
    [InlineData("class ChatTests(HubFixture fixture) : Xunit.IClassFixture<HubFixture>", "await fixture.Hub.StopAsync(); await fixture.Hub.StartAsync();")]
    [InlineData("class ChatTests(HubFixture fixture)", "var hub = fixture.Hub; await hub.StopAsync(); await hub.StartAsync();")]
    [InlineData("class ChatTests(HubFixture fixture)", "await fixture.Hub.DisposeAsync();")]
    [InlineData("class ChatTests(HubFixture fixture)", "await fixture.RestartAsync();")]
    [InlineData("class ChatTests(HubFixture fixture)", "await Own.StopAsync(); await Own.StartAsync(); } private HubConnection Own => fixture.Hub; private void More() {")]
    [InlineData("class ChatTests(HubFixture fixture)", "await RestartAsync(fixture.Hub); } private static async Task RestartAsync(HubConnection hub) { await hub.StopAsync(); await hub.StartAsync();")]
    [InlineData("class ChatTests : HubTest", "await Hub.StopAsync(); await Hub.StartAsync(); await Common.StopAsync(); await Common.StartAsync();")]
    [InlineData("class ChatTests", "await Harness.Hub.StopAsync(); await Harness.Hub.StartAsync(); } public static class Harness { public static readonly HubConnection Hub = new HubConnectionBuilder().Build();")]
    [InlineData("class ChatTests(HubFixture fixture)", "var hub = fixture.Services.GetRequiredService<HubConnection>(); await hub.StopAsync(); await hub.StartAsync();")]
    [InlineData("class ChatTests(Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<string> factory)", "var hub = factory.Services.GetRequiredService<HubConnection>(); await hub.StopAsync(); await hub.StartAsync();")]
    public async Task What_the_tests_hold(string type, string code)
    {
        var source = Type(type, code) + """

            namespace Microsoft.AspNetCore.Mvc.Testing
            {
                public class WebApplicationFactory<T>
                {
                    public IServiceProvider Services => throw new NotSupportedException();
                }
            }
            """;
        await InTests<DoNotDisconnectAnalyzer>(source);
        await InTests<DoNotConnectAnalyzer>(source);
    }

    [Fact]
    public async Task Stopped_when_the_test_is_over()
    {
        var source = Fixtures + """
            public class ChatTests(HubFixture fixture) : Xunit.IAsyncLifetime
            {
                public async ValueTask InitializeAsync() => await fixture.Hub.StartAsync();

                public async ValueTask DisposeAsync() => await fixture.Hub.StopAsync();
            }
            """;
        await InTests<DoNotDisconnectAnalyzer>(source);
        await InTests<DoNotConnectAnalyzer>(source);
    }

    [Fact]
    public Task A_static_ends_with_the_last_test() => InTests<DoNotDisconnectAnalyzer>("""
        public static class Harness
        {
            public static HubConnection Hub { get; } = new HubConnectionBuilder().Build();
        }

        public class CleanUp : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => Harness.Hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task What_other_tests_use_is_not_one_test_s_to_have_in_a_using() => InTests<DoNotDisconnectAnalyzer>(Fixtures + """
        public class ChatTests(HubFixture fixture)
        {
            [Xunit.Fact]
            public async Task Runs()
            {
                await using var hub = {|SWB3001:fixture.Hub|};
                await hub.SendAsync("Hello");
            }
        }
        """);

    [Fact]
    public Task What_other_tests_use_is_not_one_test_s_to_dispose_of_when_it_is_over() => InTests<DoNotDisconnectAnalyzer>(Fixtures + """
        public class ChatTests(HubFixture fixture) : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => {|SWB3001:fixture.Hub.DisposeAsync()|};
        }
        """);

    [Theory]
    [InlineData("class Panel(HubConnection hub)", "await {|#0:hub.StopAsync()|};", "await {|#0:hub.StartAsync()|};")]
    [InlineData("class Panel(IServiceProvider services)", "var hub = services.GetRequiredService<HubConnection>(); await {|#0:hub.StopAsync()|};", "var hub = services.GetRequiredService<HubConnection>(); await {|#0:hub.StartAsync()|};")]
    [InlineData("class Panel : ComponentBase", "await {|#0:Hub.DisposeAsync()|}; } [Inject] public HubConnection Hub { get; set; } = null!; private void More() {", "await {|#0:Hub.StartAsync()|}; } [Inject] public HubConnection Hub { get; set; } = null!; private void More() {")]
    [InlineData("class Panel : ComponentBase", "await {|#0:Session.Hub.StopAsync()|}; } [Parameter] public Session Session { get; set; } = null!; private void More() {", "await {|#0:Session.Hub.StartAsync()|}; } [Parameter] public Session Session { get; set; } = null!; private void More() {")]
    [InlineData("class Panel(Session session)", "await {|#0:session.Hub.StopAsync()|};", "await {|#0:session.Hub.StartAsync()|};")]
    public async Task What_a_container_gives_to_a_component(string type, string stops, string starts)
    {
        const string Session = """

            public class Session
            {
                public HubConnection Hub { get; } = new HubConnectionBuilder().Build();
            }

            public static class Setup
            {
                public static void Add(IServiceCollection services) => services.AddSingleton<Session>();
            }
            """;
        await InTests<DoNotDisconnectAnalyzer>((Type(type, stops) + Session).Replace("{|#0:", "{|SWB3001:"));
        await InTests<DoNotConnectAnalyzer>((Type(type, starts) + Session).Replace("{|#0:", "{|SWB3002:"));
    }

    [Theory]
    [InlineData(true, "await session.Hub.StopAsync();", "await session.Hub.StartAsync();")]
    [InlineData(false, "await {|SWB3001:session.Hub.StopAsync()|};", "await {|SWB3002:session.Hub.StartAsync()|};")]
    public async Task What_another_project_holds_that_has_tests_or_has_none(bool isOfTests, string stops, string starts)
    {
        var library = CSharpCompilation.Create(
            "Chat.Support",
            [CSharpSyntaxTree.ParseText("public class Session { public Microsoft.AspNetCore.SignalR.Client.HubConnection Hub => null; }" + (isOfTests ? "public class Own : Xunit.FactAttribute;" : ""), cancellationToken: TestContext.Current.CancellationToken)],
            [.. Sdk.NetCore, .. Sdk.AspNetCore, .. Sdk.SignalR, .. Sdk.TestFramework],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var reference = MetadataReference.CreateFromImage(image.ToArray());

        await Referencing<DoNotDisconnectAnalyzer>(reference).CheckAsync(Type("class ChatTests(Session session)", stops));
        await Referencing<DoNotConnectAnalyzer>(reference).CheckAsync(Type("class ChatTests(Session session)", starts));
    }

    private static RuleTest<TAnalyzer> Referencing<TAnalyzer>(MetadataReference reference)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new RuleTest<TAnalyzer> { IsTestCode = true };
        test.TestState.AdditionalReferences.Add(reference);
        return test;
    }

    [Fact]
    public async Task The_same_code_in_an_application()
    {
        const string Source = """
            public class Session
            {
                public HubConnection Hub { get; } = new HubConnectionBuilder().Build();
            }

            public class Panel(Session session)
            {
                public Task LeaveAsync() => {|#0:session.Hub.StopAsync()|};

                public Task EnterAsync() => {|#1:session.Hub.StartAsync()|};
            }
            """;
        await RuleTest<DoNotDisconnectAnalyzer>.VerifyAsync(Source.Replace("#0", "SWB3001").Replace("{|#1:", "").Replace("StartAsync()|}", "StartAsync()"));
        await RuleTest<DoNotConnectAnalyzer>.VerifyAsync(Source.Replace("#1", "SWB3002").Replace("{|#0:", "").Replace("StopAsync()|}", "StopAsync()"));
    }

    private static string Type(string type, string code) => $$"""
        using Microsoft.AspNetCore.Components;

        {{Fixtures}}

        public {{type}}
        {
            [Xunit.Fact]
            public async Task Runs()
            {
                await Task.Yield();
                {{code}}
            }
        }
        """;

    private static Task InTests<TAnalyzer>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new() => new RuleTest<TAnalyzer> { IsTestCode = true }.CheckAsync(source);
}
