using Switchboard.Verification;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.ConnectAgainstDelayAnalyzer, Switchboard.Analyzers.CodeFixes.Protocol.BoundConnectFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3005: races in code that is laid out as few do it.</summary>
public sealed class UnusualRaceFixTests
{
    private const string Program = """
        using System;
        using System.Threading;
        using Microsoft.AspNetCore.SignalR.Client;

        var hub = new HubConnectionBuilder().WithUrl("https://chat").Build();
        #if !SLOW
        // At once.
        await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}; // or never
        #endif

        """;

    private const string ProgramFixed = """
        using System;
        using System.Threading;
        using Microsoft.AspNetCore.SignalR.Client;

        var hub = new HubConnectionBuilder().WithUrl("https://chat").Build();
        #if !SLOW
        // At once.
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await hub.StartAsync(timeout.Token); // or never
        #endif

        """;

    [Fact]
    public Task A_program_with_directives() => Fix.VerifyAsync(Program, ProgramFixed, isProgram: true);

    [Fact]
    public Task Line_ends_of_Windows() => new Fix { TestCode = Program, FixedCode = ProgramFixed, IsProgram = true }.WithCrlf().RunAsync();

    [Theory]
    [InlineData("switch (kind) { case 1: await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}; break; }")]
    [InlineData("if (kind == 1) await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|};")]
    public Task Not_where_no_declaration_may_stand(string statement) => Fix.VerifyNotOfferedAsync(InFeed("file sealed class", statement));

    [Theory]
    [InlineData("await {|SWB3005:hub.StartAsync().WaitAsync(/* soon */ TimeSpan.FromSeconds(5))|};")]
    [InlineData("await {|SWB3005:hub.StartAsync() // the hub\n            .WaitAsync(TimeSpan.FromSeconds(5))|};")]
    public Task Not_where_a_comment_would_be_lost(string statement) => Fix.VerifyNotOfferedAsync(InFeed("public class", statement));

    [Theory]
    [InlineData("file sealed class")]
    [InlineData("public readonly record struct")]
    public Task In_a_lambda_within_a_lambda(string type) => Fix.VerifyAsync(
        InFeed(type, "Func<Func<Task>> open = () => async () => { await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}; }; await open()();"),
        InFeed(type, "Func<Func<Task>> open = () => async () => { using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5)); await hub.StartAsync(timeout.Token); }; await open()();"));

    private static string InFeed(string type, string statements) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        {{type}} Feed
        {
            public async Task OpenAsync(HubConnection hub, int kind)
            {
                {{statements}}
            }
        }
        """;
}
