using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DoNotDisconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3001 is quiet where the connection is this code's to end: its owner, its teardown, a helper of the two.</summary>
public class DisconnectByOwnerTests
{
    [Fact]
    public Task An_owned_unmanaged_client_being_released_by_its_owner() => Rule.VerifyAsync(
        """
        public sealed class Chat : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private HubConnection? _other;

            public async Task ReopenAsync()
            {
                if (_other is not null)
                    await _other.DisposeAsync();
                _other = new HubConnectionBuilder().Build();
                await using var local = new HubConnectionBuilder().Build();
                await local.StopAsync();
            }

            public Task CloseAsync() => _hub.StopAsync();

            public async ValueTask DisposeAsync()
            {
                await _hub.DisposeAsync();
                var other = Interlocked.Exchange(ref _other, null);
                if (other is { } open)
                    await open.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task Owned_in_the_ways_of_desktop_and_game_frameworks() => Rule.VerifyAsync(
        """
        using StreamChat.Core;

        public class TradeForm : System.Windows.Forms.Form
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            protected override void OnFormClosed(System.Windows.Forms.FormClosedEventArgs e) => _hub.DisposeAsync().AsTask().Wait(1000);
        }

        public class Shell : System.Windows.Window
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Shell() => Closed += async (_, _) => await _hub.DisposeAsync();
        }

        public class RoomPage : Microsoft.Maui.Controls.ContentPage
        {
            private HubConnection? _hub;

            protected override void OnAppearing() => _hub = new HubConnectionBuilder().Build();

            protected override async void OnDisappearing() => await _hub!.DisposeAsync();
        }

        public class Lobby : UnityEngine.MonoBehaviour
        {
            private readonly IStreamChatClient _chat = StreamChatClient.CreateDefaultClient();

            private async void OnDestroy()
            {
                await _chat.DisconnectUserAsync();
                _chat.Dispose();
            }
        }
        """);

    [Fact]
    public Task The_owners_own_teardown_may_disconnect_the_user() => Rule.VerifyAsync(
        """
        using StreamChat.Core;

        public sealed class Session : IAsyncDisposable
        {
            private readonly IStreamChatClient _chat = StreamChatClient.CreateDefaultClient();

            public ValueTask DisposeAsync() => new(LeaveAsync());

            private async Task LeaveAsync()
            {
                await _chat.DisconnectUserAsync();
                _chat.Dispose();
            }
        }
        """);

    [Fact]
    public Task A_static_helper_that_releases_its_parameter_for_teardowns() => Rule.VerifyAsync(
        """
        public sealed class Chat : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async ValueTask DisposeAsync() => await CloseAsync(_hub);

            private static async Task CloseAsync(HubConnection hub)
            {
                await hub.StopAsync();
                await hub.DisposeAsync();
            }
        }

        public static class HubExtensions
        {
            public static async Task CloseQuietlyAsync(this HubConnection? hub)
            {
                if (hub is null)
                    return;
                try
                {
                    await hub.StopAsync();
                }
                finally
                {
                    await hub.DisposeAsync();
                }
            }
        }
        """);

    [Fact]
    public Task A_private_helper_that_is_called_with_what_the_type_owns() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task ReopenAsync()
            {
                await CloseAsync(_hub);
                _hub = new HubConnectionBuilder().Build();
            }

            private async Task CloseAsync(HubConnection hub) => await hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task Given_in_the_constructor_and_released_in_its_own_teardown() => Rule.VerifyAsync(
        """
        public sealed class Game(HubConnection hub) : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => hub.DisposeAsync();
        }

        public class Match : IDisposable
        {
            private readonly HubConnection _hub;

            public Match(HubConnection hub) => _hub = hub;

            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                    CloseAsync().Wait();
            }

            private async Task CloseAsync()
            {
                await _hub.StopAsync();
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task Made_by_the_container_with_a_client_of_its_own() => Rule.VerifyAsync(
        """
        public sealed class Game(HubConnection hub) : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => hub.DisposeAsync();
        }

        public static class Setup
        {
            public static void Add(IServiceCollection services) =>
                services.AddScoped(_ => new Game(new HubConnectionBuilder().Build()));
        }
        """);

    [Fact]
    public Task Put_into_a_list_with_a_client_of_its_own() => Rule.VerifyAsync(
        """
        public sealed class Game(System.Net.WebSockets.ClientWebSocket socket) : IDisposable
        {
            public void Dispose() => socket.Dispose();
        }

        public static class Setup
        {
            public static void Add(List<Game> games) => games.Add(new Game(new System.Net.WebSockets.ClientWebSocket()));
        }
        """);

    [Fact]
    public Task A_private_static_client_created_by_its_own_type() => Rule.VerifyAsync(
        """
        public static class Feed
        {
            private static HubConnection? s_hub;

            public static async Task RestartAsync()
            {
                if (s_hub is not null)
                    await s_hub.DisposeAsync();
                s_hub = new HubConnectionBuilder().Build();
                await s_hub.StartAsync();
            }
        }
        """);

    [Fact]
    public Task What_came_in_a_tuple() => Rule.VerifyAsync(
        """
        public sealed class Pair((HubConnection First, HubConnection Second) hubs) : IAsyncDisposable
        {
            public async ValueTask DisposeAsync()
            {
                await hubs.First.DisposeAsync();
                await hubs.Second.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task Optional_ownership() => Rule.VerifyAsync(
        """
        public sealed class Sync(HubConnection? given)
        {
            private readonly HubConnection _hub = given ?? new HubConnectionBuilder().Build();

            public Task CloseAsync() => _hub.StopAsync();
        }
        """);

    [Fact]
    public Task A_teardown_may_disconnect_the_user_of_a_client_that_nobody_is_proven_to_share() => Rule.VerifyAsync(
        """
        using StreamChat.Core;

        public sealed class Lobby : IAsyncDisposable
        {
            private readonly Lazy<IStreamChatClient> _chat = new(() => StreamChatClient.CreateDefaultClient());

            public async ValueTask DisposeAsync() => await _chat.Value.DisconnectUserAsync();
        }

        public sealed class Session(IStreamChatClient chat) : IAsyncDisposable
        {
            public async ValueTask DisposeAsync() => await chat.DisconnectUserAsync();
        }
        """);

    // What is made for one request or call is given what others are given too.
    [Fact]
    public Task A_controller_and_a_hub_that_end_what_they_were_given() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Mvc;

        public class RoomsController(HubConnection hub) : ControllerBase, IAsyncDisposable
        {
            public ValueTask DisposeAsync() => {|SWB3001:hub.DisposeAsync()|};
        }

        public class ChatHub(HubConnection hub) : Microsoft.AspNetCore.SignalR.Hub
        {
            protected override void Dispose(bool disposing) => {|SWB3001:hub.DisposeAsync()|}.AsTask().Wait();
        }

        public class Page(HubConnection hub) : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => hub.DisposeAsync();
        }
        """);
}
