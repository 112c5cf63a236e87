using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DoNotDisconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3001 follows a connection to where it comes from, by every way that a value takes.</summary>
public class DisconnectOriginTests
{
    [Fact]
    public Task What_a_framework_fills() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;
        using UnityEngine;

        public class Page : ComponentBase
        {
            [CascadingParameter]
            private HubConnection Cascading { get; set; } = default!;

            [Parameter]
            public HubConnection Given { get; set; } = default!;

            private HubConnection Plain { get; set; } = default!;

            public async Task LeaveAsync()
            {
                await {|SWB3001:Cascading.StopAsync()|};
                await {|SWB3001:Given.StopAsync()|};
                await Plain.StopAsync();
            }
        }

        public class Ship : MonoBehaviour
        {
            [SerializeField]
            private HubConnection _hub = null!;

            public Task LeaveAsync() => {|SWB3001:_hub.StopAsync()|};
        }
        """);

    [Fact]
    public Task What_a_container_gives() => Rule.VerifyAsync(
        """
        public class Rooms(IServiceProvider services)
        {
            public async Task LeaveAsync<T>(T own)
                where T : IServiceProvider
            {
                await {|SWB3001:services.GetRequiredService<HubConnection>().StopAsync()|};
                await {|SWB3001:services.GetService<HubConnection>()!.StopAsync()|};
                await {|SWB3001:services.GetRequiredKeyedService<HubConnection>("chat").StopAsync()|};
                await {|SWB3001:services.GetKeyedService<HubConnection>("chat")!.StopAsync()|};
                await {|SWB3001:((HubConnection)own.GetService(typeof(HubConnection))!).StopAsync()|};
            }
        }

        public class Shelf
        {
            public object? GetService(Type type) => null;

            public Task LeaveAsync() => ((HubConnection)GetService(typeof(HubConnection))!).StopAsync();
        }
        """);

    [Fact]
    public Task A_static_field_that_keeps_what_the_services_gave() => Rule.VerifyAsync(
        """
        public static class Rooms
        {
            private static HubConnection? s_hub;

            public static void Use(IServiceProvider services) => s_hub = services.GetRequiredService<HubConnection>();

            public static Task LeaveAsync() => {|SWB3001:s_hub!.StopAsync()|};
        }
        """);

    [Fact]
    public Task Not_a_static_field_that_others_fill() => Rule.VerifyAsync(
        """
        public class Rooms(HubConnection given)
        {
            public static HubConnection? Current;

            public async Task LeaveAsync()
            {
                var hub = Current ?? given;
                await hub.StopAsync();
            }
        }
        """);

    [Fact]
    public Task What_the_manager_gives() => Rule.VerifyAsync(
        """
        public class Rooms(IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                await {|SWB3001:connections.GetOrCreate("chat", () => new HubConnectionBuilder().Build()).StopAsync()|};
                var later = await connections.GetOrCreateAsync("chat", _ => Task.FromResult(new HubConnectionBuilder().Build()));
                await {|SWB3001:later.StopAsync()|};
            }
        }
        """);

    [Fact]
    public Task One_of_two_of_which_both_are_shared() => Rule.VerifyAsync(
        """
        public class Rooms(HubConnection first, HubConnection second, IServiceProvider services)
        {
            private HubConnection? _last;

            public async Task LeaveAsync(int which)
            {
                var either = which == 0 ? first : second;
                await {|SWB3001:either.StopAsync()|};
                var chosen = which switch { 0 => first, 1 => services.GetRequiredService<HubConnection>(), _ => throw new InvalidOperationException() };
                await {|SWB3001:chosen.StopAsync()|};
                var known = services.GetService<HubConnection>() ?? first;
                await {|SWB3001:known.StopAsync()|};
                await {|SWB3001:(_last ??= first).StopAsync()|};
            }
        }
        """);

    [Fact]
    public Task One_of_two_of_which_one_is_its_own() => Rule.VerifyAsync(
        """
        public class Rooms(HubConnection shared, IServiceProvider services)
        {
            public async Task LeaveAsync(int which)
            {
                var either = which == 0 ? shared : new HubConnectionBuilder().Build();
                await either.StopAsync();
                var chosen = which switch { 0 => shared, _ => new HubConnectionBuilder().Build() };
                await chosen.StopAsync();
                var known = services.GetService<HubConnection>() ?? new HubConnectionBuilder().Build();
                await known.StopAsync();
            }
        }
        """);

    // Whoever has a reference to it may put another one there.
    [Fact]
    public Task Not_what_is_taken_out_of_a_field_by_reference() => Rule.VerifyAsync(
        """
        public class Rooms
        {
            private HubConnection? _hub;

            public Rooms(HubConnection hub) => _hub = hub;

            public async Task LeaveAsync()
            {
                var hub = Interlocked.Exchange(ref _hub, null);
                if (hub is not null)
                    await hub.StopAsync();
            }
        }
        """);

    [Fact]
    public Task What_a_helper_of_its_own_gives_and_not_what_others_can_call() => Rule.VerifyAsync(
        """
        public class Rooms(IServiceProvider services)
        {
            public async Task LeaveAsync()
            {
                await {|SWB3001:Find().StopAsync()|};
                await {|SWB3001:Local().StopAsync()|};
                await Public().StopAsync();

                HubConnection Local() => services.GetRequiredService<HubConnection>();
            }

            public HubConnection Public() => services.GetRequiredService<HubConnection>();

            private HubConnection Find() => services.GetRequiredService<HubConnection>();
        }
        """);

    [Theory]
    [InlineData("Microsoft.Maui.Controls")]
    [InlineData("Microsoft.UI.Xaml")]
    [InlineData("Avalonia")]
    public Task The_one_object_that_is_the_application_drives_what_it_was_given(string space) => Rule.VerifyAsync(
        $$"""
        namespace {{space}}
        {
            public class Application;
        }

        namespace Shop
        {
            public class App(HubConnection hub) : {{space}}.Application
            {
                public Task LeaveAsync() => hub.StopAsync();
            }

            public class Page(HubConnection hub)
            {
                public Task LeaveAsync() => {|SWB3001:hub.StopAsync()|};
            }
        }
        """);

    [Fact]
    public Task A_part_of_the_program_that_is_given_the_host_drives_what_it_finds_there() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;

        public static class Startup
        {
            public static Task StopFeed(IApplicationBuilder app) => app.ApplicationServices.GetRequiredService<HubConnection>().StopAsync();

            public static Task StopFeed(IHost host) => host.Services.GetRequiredService<HubConnection>().StopAsync();

            public static Task StopFeed(IServiceProvider services) => {|SWB3001:services.GetRequiredService<HubConnection>().StopAsync()|};
        }
        """);

    [Fact]
    public Task The_teardown_of_one_who_was_only_lent_the_client_of_a_user() => Rule.VerifyAsync(
        """
        using StreamChat.Core;

        public class Shared(IServiceProvider services) : IAsyncDisposable
        {
            private readonly IStreamChatClient _chat = services.GetRequiredService<IStreamChatClient>();

            public ValueTask DisposeAsync() => new({|SWB3001:_chat.DisconnectUserAsync()|});
        }

        public class Managed(IConnectionManager connections) : IAsyncDisposable
        {
            private readonly IStreamChatClient _chat = connections.GetOrCreate("a", () => StreamChatClient.CreateDefaultClient());

            public ValueTask DisposeAsync() => new({|SWB3001:_chat.DisconnectUserAsync()|});
        }
        """);

    [Fact]
    public Task A_static_helper_that_is_called_while_the_object_is_at_work() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public Task LeaveAsync() => CloseAsync(hub);

            private static Task CloseAsync(HubConnection connection) => {|SWB3001:connection.StopAsync()|};
        }
        """);

    [Fact]
    public Task What_only_looks_at_a_shared_client() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public string? Name => hub.ToString();

            public int Number() => hub.GetHashCode();
        }
        """);

    [Fact]
    public Task What_is_stored_as_it_is_used_or_reached_through_a_holder_that_may_be_missing() => Rule.VerifyAsync(
        """
        public class Holder
        {
            public HubConnection Hub { get; } = null!;
        }

        public class Rooms(Holder? holder, HubConnection given, IServiceProvider services)
        {
            private HubConnection? _kept;
            private HubConnection? _again;

            private Holder Held { get; } = new();

            private Holder? Given { get; } = holder;

            private HubConnection Behind => given;

            public async Task LeaveAsync()
            {
                await {|SWB3001:(_kept = given).StopAsync()|};
                var hub = holder?.Hub;
                await {|SWB3001:hub!.StopAsync()|};
                _again = _again ?? given;
                await {|SWB3001:_again.StopAsync()|};
                await {|SWB3001:Given!.Hub.StopAsync()|};
                await {|SWB3001:services.GetRequiredService<Holder>().Hub.StopAsync()|};
                await {|SWB3001:Behind.StopAsync()|};
                await Held.Hub.StopAsync();
                await Make().Hub.StopAsync();
            }

            private static Holder Make() => new();
        }
        """);

    [Fact]
    public Task Not_what_this_type_does_not_see_the_writes_of() => Rule.VerifyAsync(
        """
        public class Base
        {
            protected HubConnection Inherited = null!;
        }

        public class Rooms(HubConnection given) : Base
        {
            public HubConnection Current
            {
                set => value.StopAsync();
            }

            public Task LeaveAsync() => Inherited.StopAsync();

            public async Task ReplaceAsync(HubConnection hub)
            {
                hub = new HubConnectionBuilder().Build();
                await hub.StopAsync();
            }
        }
        """);

    [Fact]
    public Task What_a_helper_is_given_by_every_caller() => Rule.VerifyAsync(
        """
        public class Rooms(HubConnection first, HubConnection second, List<HubConnection> others)
        {
            public Task LeaveAsync() => Task.WhenAll(CloseAsync(first), CloseAsync(others[0]), CloseAsync(second));

            private static Task CloseAsync(HubConnection hub) => {|SWB3001:hub.StopAsync()|};

            public Task LeaveOneAsync() => Task.WhenAll(CloseAnyAsync(first), CloseAnyAsync(new HubConnectionBuilder().Build()), CloseAnyAsync(second));

            private static Task CloseAnyAsync(HubConnection hub) => hub.StopAsync();

            public Task LeaveAllAsync() => Task.WhenAll(others.Select(CloseEachAsync).Append(CloseEachAsync(first)));

            private static Task CloseEachAsync(HubConnection hub) => hub.StopAsync();
        }
        """);

    [Fact]
    public Task What_a_helper_returns_that_calls_itself() => Rule.VerifyAsync(
        """
        public class Rooms(HubConnection given)
        {
            public Task LeaveAsync() => Endless(0).StopAsync();

            private HubConnection Endless(int depth) => depth == 0 ? Endless(1) : Endless(2);
        }
        """);

    [Fact]
    public Task What_the_handler_of_a_request_is_given() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Builder;

        public static class Api
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/leave", LeaveAsync);
                Use(OtherAsync);
            }

            private static void Use(Func<HubConnection, Task> work) => work(null!);

            private static Task LeaveAsync(HubConnection hub) => {|SWB3001:hub.StopAsync()|};

            private static Task OtherAsync(HubConnection hub) => hub.StopAsync();
        }
        """);

    [Fact]
    public Task A_member_whose_only_role_is_to_dispose_and_an_interface_of_the_users_own() => Rule.VerifyAsync(
        """
        using Azure.Messaging.WebPubSub.Clients;
        using StreamChat.Core;

        public interface IChat : IStreamChatClient
        {
            Task DisconnectUserNowAsync();

            Task LeaveRoomAsync();
        }

        public class Rooms(WebPubSubClient client, IChat chat)
        {
            public ValueTask CloseAsync() => {|SWB3001:client.DisposeAsync()|};

            public Task LeaveAsync() => {|SWB3001:chat.DisconnectUserAsync()|};

            public Task LeaveNowAsync() => {|SWB3001:chat.DisconnectUserNowAsync()|};

            public Task LeaveRoomAsync() => chat.LeaveRoomAsync();
        }

        public class Rooms<T>(T hub)
            where T : HubConnection
        {
            public Task LeaveAsync() => {|SWB3001:hub.StopAsync()|};
        }
        """);

    [Fact]
    public Task A_type_parameter_that_is_constrained_to_another_one() => Rule.VerifyAsync(
        """
        public class Rooms<TFirst, TSecond, TThird, TOther, TAny>(TFirst first, TSecond second, TOther other)
            where TFirst : TSecond
            where TSecond : TThird
            where TThird : HubConnection
            where TOther : TAny
            where TAny : IAsyncDisposable
        {
            public Task LeaveAsync() => {|SWB3001:first.StopAsync()|};

            public ValueTask EndAsync() => {|SWB3001:second.DisposeAsync()|};

            public ValueTask EndOtherAsync() => other.DisposeAsync();
        }
        """);

    [Fact]
    public Task Half_typed_constraints_that_go_round() => new Rule
    {
        CompilerDiagnostics = CompilerDiagnostics.None,
        TestCode =
            """
            public class Rooms<TFirst, TSecond, TThird>(TFirst first, TThird third)
                where TFirst : TSecond
                where TSecond : TFirst, TThird
                where TThird : TThird
            {
                public Task LeaveAsync() => first.StopAsync();

                public async Task EndAsync()
                {
                    await using (third)
                    {
                    }
                }
            }
            """,
    }.RunAsync();
}
