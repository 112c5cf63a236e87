using Switchboard.Verification;
using Xunit;
using Again = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.SubscribeWhereCodeRunsAgainAnalyzer, Switchboard.Analyzers.CodeFixes.Subscriptions.SubscribeWhereCodeRunsAgainFix>;
using Once = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.SubscribeOnceAnalyzer, Switchboard.Analyzers.CodeFixes.Subscriptions.SubscribeOnceFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Subscriptions;

/// <summary>SWB4001 and SWB4002: types, bodies and directives that are seldom seen.</summary>
public class UnusualPlacesFixTests
{
    private const string OnParameters = """
            protected override void OnParametersSet()
            {
        #if !QUIET
                {|SWB4002:Hub.Closed += OnLost|};
        #endif
            }
        """;

    private const string OnParametersFixed = """
            protected override void OnParametersSet()
            {
        #if !QUIET
                Hub.Closed -= OnLost;
                Hub.Closed += OnLost;
        #endif
            }
        """;

    [Fact]
    public Task A_handler_that_is_added_under_a_condition_is_removed_under_it() => Again.VerifyAsync(InBoard(OnParameters), InBoard(OnParametersFixed));

    [Fact]
    public Task Line_ends_of_Windows_are_kept_around_a_directive() => new Again { TestCode = InBoard(OnParameters), FixedCode = InBoard(OnParametersFixed) }.WithCrlf().RunAsync();

    [Fact]
    public Task A_first_render_is_asked_for_under_a_condition() => Again.VerifyAsync(
        InBoard("""
                protected override void OnAfterRender(bool firstRender)
                {
            #if !QUIET
                    // Messages.
                    {|SWB4002:Hub.On("said", () => { })|}; // all of them
            #endif
                }
            """),
        InBoard("""
                protected override void OnAfterRender(bool firstRender)
                {
            #if !QUIET
                    // Messages.
                    if (firstRender)
                    {
                        Hub.On("said", () => { }); // all of them
                    }
            #endif
                }
            """));

    [Fact]
    public Task A_program_keeps_the_first_subscription_and_the_comments_around_the_second() => Once.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        await using var hub = new HubConnectionBuilder().WithUrl("https://chat").Build();
        hub.Closed += Lost;
        // Again.
        {|SWB4001:hub.Closed += Lost|}; // twice
        await hub.StartAsync();

        static Task Lost(Exception? error) => Task.CompletedTask;

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        await using var hub = new HubConnectionBuilder().WithUrl("https://chat").Build();
        hub.Closed += Lost;
        // Again.
        // twice
        await hub.StartAsync();

        static Task Lost(Exception? error) => Task.CompletedTask;

        """,
        isProgram: true);

    [Theory]
    [InlineData("file sealed class")]
    [InlineData("public sealed record")]
    [InlineData("public readonly record struct")]
    public Task A_type_of_any_kind_loses_the_second(string type) => Once.VerifyAsync(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        {{type}} Status
        {
            public Status(HubConnection hub)
            {
                hub.Closed += OnLost;
        #pragma warning disable CS0168
                {|SWB4001:hub.Closed += OnLost|};
        #pragma warning restore CS0168
            }

            private static Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """,
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        {{type}} Status
        {
            public Status(HubConnection hub)
            {
                hub.Closed += OnLost;
        #pragma warning disable CS0168
        #pragma warning restore CS0168
            }

            private static Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task The_field_of_a_subscription_stands_under_no_condition() => Again.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        file sealed class Feed : IDisposable
        {
            private readonly HubConnection _hub;
        #if !QUIET
            private readonly string _name = "feed";
        #endif

            public Feed(HubConnection hub)
            {
                _hub = hub;
                _hub.Reconnected += OnReconnected;
            }

            private async Task OnReconnected(string? id)
            {
                await Task.Yield();
                // All of them.
                _ = {|SWB4002:_hub.On("said", () => { })|}; // again
            }

            public override string ToString() => _name;

            public void Dispose() => _hub.Reconnected -= OnReconnected;
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        file sealed class Feed : IDisposable
        {
            private readonly HubConnection _hub;
            private IDisposable? _saidSubscription;
        #if !QUIET
            private readonly string _name = "feed";
        #endif

            public Feed(HubConnection hub)
            {
                _hub = hub;
                _hub.Reconnected += OnReconnected;
            }

            private async Task OnReconnected(string? id)
            {
                await Task.Yield();
                // All of them.
                _saidSubscription ??= _hub.On("said", () => { }); // again
            }

            public override string ToString() => _name;

            public void Dispose()
            {
                _hub.Reconnected -= OnReconnected;
                _saidSubscription?.Dispose();
            }
        }
        """);

    private static string InBoard(string members) => $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed partial class Board : ComponentBase
        {
            [Parameter] public HubConnection Hub { get; set; } = default!;

        {{members}}

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """;
}
