using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: the teardown that a type gets.</summary>
public class NewTeardownFixTests
{
    [Fact]
    public Task A_DisposeAsync_that_cannot_be_awaited_gets_no_interface() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public async void DisposeAsync() => await Task.Yield();
        }
        """);

    [Fact]
    public Task A_DisposeAsync_with_a_number_is_called_by_the_interface() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public async Task<int> DisposeAsync()
            {
                await Task.Yield();
                return 1;
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public async Task<int> DisposeAsync()
            {
                await Task.Yield();
                await _hub.DisposeAsync();
                return 1;
            }

            ValueTask IAsyncDisposable.DisposeAsync() => new ValueTask(DisposeAsync());
        }
        """);

    [Fact]
    public Task A_Dispose_that_is_static_gets_no_interface() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Net.WebSockets;

        public class Feed
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

            public static void Dispose() => Console.WriteLine("gone");
        }
        """);

    [Fact]
    public Task A_Dispose_that_nothing_calls_gets_the_interface() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;

        public class Feed
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

            public void Dispose() => Console.WriteLine("gone");
        }
        """,
        """
        using System;
        using System.Net.WebSockets;

        public class Feed : IDisposable
        {
            private readonly ClientWebSocket _socket = new();

            public void Dispose()
            {
                Console.WriteLine("gone");
                _socket.Dispose();
            }
        }
        """);

    [Fact]
    public Task A_Dispose_that_others_cannot_call_gets_no_interface() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Net.WebSockets;

        public class Feed
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

            private void Dispose() => Console.WriteLine("gone");
        }
        """);

    [Fact]
    public Task A_Dispose_that_says_something_gets_no_interface() => Fix.VerifyNotOfferedAsync(
        """
        using System.Net.WebSockets;

        public class Feed
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

            public bool Dispose() => true;
        }
        """);

    [Fact]
    public Task A_component_whose_Dispose_nothing_calls_awaits_beside_it() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public void Dispose() => Console.WriteLine("gone");
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase, IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public void Dispose() => Console.WriteLine("gone");

            public async ValueTask DisposeAsync()
            {
                Dispose();
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_connection_that_closes_at_once_is_closed_in_Dispose() => Fix.VerifyAsync(
        """

        public class Feed
        {
            private readonly Supabase.Realtime.Client {|SWB2002:_client|} = new("wss://example.org/realtime");
        }
        """,
        """

        using System;

        public class Feed : IDisposable
        {
            private readonly Supabase.Realtime.Client _client = new("wss://example.org/realtime");

            public void Dispose()
            {
                _client.Disconnect();
            }
        }
        """);

    [Fact]
    public Task A_window_with_another_OnClosed_gets_no_second_one() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class ChatWindow : System.Windows.Window
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            private void OnClosed(string reason) => Console.WriteLine(reason);
        }
        """);

    [Fact]
    public Task An_element_that_only_an_event_ends_gets_no_teardown() => Fix.VerifyNotOfferedAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class ChatView : System.Windows.FrameworkElement
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
        }
        """);
}
