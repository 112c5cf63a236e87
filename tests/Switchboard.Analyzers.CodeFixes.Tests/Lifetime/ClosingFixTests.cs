using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: ends that may be called off, and those that wait.</summary>
public sealed class ClosingFixTests
{
    [Fact]
    public Task The_handler_of_an_application_s_end_waits() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Runner
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Runner() => System.Windows.Application.Current.Exit += OnExit;

            private void OnExit(object? sender, EventArgs e)
            {
                Console.WriteLine("stopping");
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Runner
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Runner() => System.Windows.Application.Current.Exit += OnExit;

            private void OnExit(object? sender, EventArgs e)
            {
                Console.WriteLine("stopping");
                _hub.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
        """);

    [Fact]
    public Task A_window_that_may_stay_open_releases_when_it_is_closed() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class ChatWindow : System.Windows.Window
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override void OnClosing(System.ComponentModel.CancelEventArgs e)
            {
                Console.WriteLine("closing");
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class ChatWindow : System.Windows.Window
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override void OnClosing(System.ComponentModel.CancelEventArgs e)
            {
                Console.WriteLine("closing");
            }

            protected override async void OnClosed(EventArgs e)
            {
                base.OnClosed(e);
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_form_that_may_stay_open_releases_when_it_is_closed() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class ChatForm : System.Windows.Forms.Form
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override void OnFormClosing(System.Windows.Forms.FormClosingEventArgs e)
            {
                Console.WriteLine("closing");
            }
        }
        """,
        """
        using System;
        using System.Windows.Forms;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class ChatForm : System.Windows.Forms.Form
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override void OnFormClosing(System.Windows.Forms.FormClosingEventArgs e)
            {
                Console.WriteLine("closing");
            }

            protected override async void OnFormClosed(FormClosedEventArgs e)
            {
                base.OnFormClosed(e);
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_page_that_is_left_releases_when_it_disappears() => Fix.VerifyAsync(
        """
        using System;
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

            protected override void OnNavigatedFrom(NavigatedFromEventArgs args)
            {
                Console.WriteLine("left");
            }
        }
        """,
        """
        using System;
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

            protected override void OnNavigatedFrom(NavigatedFromEventArgs args)
            {
                Console.WriteLine("left");
            }

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
    public Task A_window_with_a_span_in_its_OnClosed_awaits_nothing_there() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class ChatWindow : System.Windows.Window
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override void OnClosed(EventArgs e)
            {
                Span<byte> rest = stackalloc byte[4];
                rest.Clear();
                base.OnClosed(e);
            }
        }
        """);

    [Fact]
    public Task An_OnClosed_with_a_reason_is_not_what_the_window_calls() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Base : System.Windows.Window
        {
            protected virtual void OnClosed(EventArgs e, string reason) => Console.WriteLine(reason);
        }

        public class ChatWindow : Base
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Base : System.Windows.Window
        {
            protected virtual void OnClosed(EventArgs e, string reason) => Console.WriteLine(reason);
        }

        public class ChatWindow : Base
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override async void OnClosed(EventArgs e)
            {
                base.OnClosed(e);
                await _hub.DisposeAsync();
            }
        }
        """);
}
