using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: in which teardown the release stands, and where there is none for it.</summary>
public class DisposeOwnedPlaceFixTests
{
    [Fact]
    public Task A_Dispose_that_Blazor_passes_over_is_called_by_DisposeAsync() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;

        public partial class Board : ComponentBase, IDisposable, IAsyncDisposable
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

            public void Dispose() => _socket.Dispose();

            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
            }
        }
        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;

        public partial class Board : ComponentBase, IDisposable, IAsyncDisposable
        {
            private readonly ClientWebSocket _socket = new();

            public void Dispose() => _socket.Dispose();

            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
                Dispose();
            }
        }
        """);

    [Fact]
    public Task A_DisposeAsync_without_the_interface_is_not_called_unawaited() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase, IDisposable
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public void Dispose()
            {
            }

            public Task DisposeAsync() => _hub.DisposeAsync().AsTask();
        }
        """);

    [Fact]
    public Task A_collection_is_released_by_its_author() => Fix.VerifyNotOfferedAsync(
        """
        using System.Collections.Generic;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Rooms
        {
            private readonly List<HubConnection> {|SWB2002:_hubs|} = new();

            public void Open() => _hubs.Add(new HubConnectionBuilder().WithUrl("https://example.org/chat").Build());
        }
        """);

    [Fact]
    public Task A_field_that_is_only_an_object_cannot_be_released() => Fix.VerifyNotOfferedAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed
        {
            private readonly object {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
        }
        """);

    [Fact]
    public Task A_page_releases_what_it_makes_when_it_comes_and_makes_it_again() => Fix.VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Maui.Controls;

        public class ChatPage : ContentPage
        {
            private HubConnection? {|SWB2002:_hub|};

            protected override void OnAppearing()
            {
                base.OnAppearing();
                _hub ??= new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            }

            public void Forget() => _hub = null;
        }
        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Maui.Controls;

        public class ChatPage : ContentPage
        {
            private HubConnection? _hub;

            protected override void OnAppearing()
            {
                base.OnAppearing();
                _hub ??= new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            }

            public void Forget() => _hub = null;

            protected override async void OnDisappearing()
            {
                base.OnDisappearing();
                if (_hub is { } hub)
                {
                    _hub = null;
                    await hub.DisposeAsync();
                }
            }
        }
        """);

    [Fact]
    public Task A_page_that_makes_its_client_elsewhere_too_keeps_it() => Fix.VerifyNotOfferedAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Maui.Controls;

        public class ChatPage : ContentPage
        {
            private HubConnection? {|SWB2002:_hub|};

            public void Retry()
            {
                if (_hub is null)
                    _hub = new HubConnectionBuilder().WithUrl("https://example.org/other").Build();
            }

            protected override void OnAppearing()
            {
                base.OnAppearing();
                _hub ??= new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            }
        }
        """);

    [Fact]
    public Task A_page_may_make_its_client_in_either_branch() => Fix.VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Maui.Controls;

        public class ChatPage : ContentPage
        {
            private HubConnection? {|SWB2002:_hub|};

            protected override void OnAppearing()
            {
                base.OnAppearing();
                if (_hub is null && Title.Length > 0)
                    _hub = new HubConnectionBuilder().WithUrl("https://example.org/" + Title).Build();
                else if (_hub is null)
                    _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            }

            public string Title { get; set; } = "";
        }
        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Maui.Controls;

        public class ChatPage : ContentPage
        {
            private HubConnection? _hub;

            protected override void OnAppearing()
            {
                base.OnAppearing();
                if (_hub is null && Title.Length > 0)
                    _hub = new HubConnectionBuilder().WithUrl("https://example.org/" + Title).Build();
                else if (_hub is null)
                    _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            }

            public string Title { get; set; } = "";

            protected override async void OnDisappearing()
            {
                base.OnDisappearing();
                if (_hub is { } hub)
                {
                    _hub = null;
                    await hub.DisposeAsync();
                }
            }
        }
        """);

    [Fact]
    public Task A_page_does_not_write_null_where_none_may_be() => Fix.VerifyAsync(
        """
        using System.Net.WebSockets;
        using Microsoft.Maui.Controls;

        public class ChatPage : ContentPage
        {
            private ClientWebSocket {|SWB2002:_socket|} = null!;

            protected override void OnAppearing()
            {
                base.OnAppearing();
                if (_socket is null)
                    _socket = new ClientWebSocket();
            }
        }
        """,
        """
        using System.Net.WebSockets;
        using Microsoft.Maui.Controls;

        public class ChatPage : ContentPage
        {
            private ClientWebSocket _socket = null!;

            protected override void OnAppearing()
            {
                base.OnAppearing();
                if (_socket is null)
                    _socket = new ClientWebSocket();
            }

            protected override void OnDisappearing()
            {
                base.OnDisappearing();
                _socket?.Dispose();
            }
        }
        """);
}
