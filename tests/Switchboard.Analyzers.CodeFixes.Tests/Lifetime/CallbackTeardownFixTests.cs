using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: what a framework calls at the end awaits where somebody lives on, and waits where nobody does.</summary>
public class CallbackTeardownFixTests
{
    [Fact]
    public Task A_Unity_behaviour_that_is_hidden_or_quit_releases_when_it_is_destroyed() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class ChatBehaviour : UnityEngine.MonoBehaviour
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            private void OnDisable() => Console.WriteLine("hidden");

            private void OnApplicationQuit() => Console.WriteLine("quit");
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class ChatBehaviour : UnityEngine.MonoBehaviour
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            private void OnDisable() => Console.WriteLine("hidden");

            private void OnApplicationQuit() => Console.WriteLine("quit");

            private async void OnDestroy()
            {
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_Unity_behaviour_awaits_in_its_OnDestroy() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class ChatBehaviour : UnityEngine.MonoBehaviour
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            private void OnDisable()
            {
                Console.WriteLine("hidden");
            }

            private void OnDestroy()
            {
                Console.WriteLine("gone");
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class ChatBehaviour : UnityEngine.MonoBehaviour
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            private void OnDisable()
            {
                Console.WriteLine("hidden");
            }

            private async void OnDestroy()
            {
                Console.WriteLine("gone");
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_cancelled_console_does_not_go_on_before_the_release() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Runner
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Runner() => Console.CancelKeyPress += OnCancel;

            private void OnCancel(object? sender, ConsoleCancelEventArgs e)
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

            public Runner() => Console.CancelKeyPress += OnCancel;

            private void OnCancel(object? sender, ConsoleCancelEventArgs e)
            {
                Console.WriteLine("stopping");
                _hub.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
        """);

    [Fact]
    public Task A_clean_up_of_a_test_waits() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace NUnit.Framework
        {
            public class TearDownAttribute : System.Attribute;
        }

        public class FeedTests
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            [NUnit.Framework.TearDown]
            public void Clean()
            {
                Console.WriteLine("clean");
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace NUnit.Framework
        {
            public class TearDownAttribute : System.Attribute;
        }

        public class FeedTests
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            [NUnit.Framework.TearDown]
            public void Clean()
            {
                Console.WriteLine("clean");
                _hub.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
        """);

    [Fact]
    public Task A_host_that_stops_does_not_go_on_before_the_release() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Runner
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Runner(IHostApplicationLifetime lifetime) => lifetime.ApplicationStopping.Register(Stop);

            private void Stop()
            {
                Console.WriteLine("stopping");
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Runner
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Runner(IHostApplicationLifetime lifetime) => lifetime.ApplicationStopping.Register(Stop);

            private void Stop()
            {
                Console.WriteLine("stopping");
                _hub.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
        """);

    [Fact]
    public Task A_process_that_exits_does_not_go_on_before_the_release() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Runner
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Runner() => AppDomain.CurrentDomain.ProcessExit += OnExit;

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

            public Runner() => AppDomain.CurrentDomain.ProcessExit += OnExit;

            private void OnExit(object? sender, EventArgs e)
            {
                Console.WriteLine("stopping");
                _hub.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
        """);

    [Fact]
    public Task A_window_that_overrides_OnClosed_awaits_there() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class ChatWindow : System.Windows.Window
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override void OnClosed(EventArgs e)
            {
                Console.WriteLine("closed");
                base.OnClosed(e);
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class ChatWindow : System.Windows.Window
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override async void OnClosed(EventArgs e)
            {
                Console.WriteLine("closed");
                base.OnClosed(e);
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task An_application_that_exits_waits() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class App : System.Windows.Application
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override void OnExit(EventArgs e)
            {
                base.OnExit(e);
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class App : System.Windows.Application
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override void OnExit(EventArgs e)
            {
                _hub.DisposeAsync().AsTask().GetAwaiter().GetResult();
                base.OnExit(e);
            }
        }
        """);

    [Fact]
    public Task The_handler_of_a_window_s_end_awaits() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class ChatWindow : System.Windows.Window
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public ChatWindow() => Closed += OnWindowClosed;

            private void OnWindowClosed(object? sender, EventArgs e)
            {
                Console.WriteLine("closed");
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class ChatWindow : System.Windows.Window
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public ChatWindow() => Closed += OnWindowClosed;

            private async void OnWindowClosed(object? sender, EventArgs e)
            {
                Console.WriteLine("closed");
                await _hub.DisposeAsync();
            }
        }
        """);
}
