using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<
    Switchboard.Analyzers.Rules.SubscribeBeforeConnectingAnalyzer, Switchboard.Analyzers.CodeFixes.Subscriptions.SubscribeBeforeConnectingFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Subscriptions;

/// <summary>SWB4003: the last line of a program.</summary>
public sealed class SubscribeBeforeConnectingProgramTests
{
    [Fact]
    public Task A_last_line_that_does_not_end() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        var hub = new HubConnectionBuilder().Build();
        await hub.StartAsync();
        {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        var hub = new HubConnectionBuilder().Build();
        hub.On<string>("Message", Console.WriteLine);
        await hub.StartAsync();
        """,
        isProgram: true);

    [Fact]
    public Task A_last_line_that_does_not_end_below_a_blank_one() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        var hub = new HubConnectionBuilder().Build();
        await hub.StartAsync();

        {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        var hub = new HubConnectionBuilder().Build();
        hub.On<string>("Message", Console.WriteLine);
        await hub.StartAsync();

        """,
        isProgram: true);
}
