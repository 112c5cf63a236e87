using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: the teardown of a base class that is overridden, or cannot be.</summary>
public class OverriddenTeardownFixTests
{
    [Fact]
    public Task A_DisposeAsync_of_the_base_class_that_cannot_be_overridden_takes_no_line() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Base : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => default;
        }

        public class Board : Base
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
        }
        """);

    [Fact]
    public Task A_Dispose_of_the_base_class_runs_first() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Base : IDisposable
        {
            public void Dispose()
            {
            }
        }

        public class Board : Base
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Base : IDisposable
        {
            public void Dispose()
            {
            }
        }

        public class Board : Base, IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public async ValueTask DisposeAsync()
            {
                Dispose();
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_Dispose_of_the_base_class_that_cannot_be_overridden_takes_no_line() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Net.WebSockets;

        public class Base : IDisposable
        {
            public void Dispose()
            {
            }
        }

        public class Board : Base
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();
        }
        """);

    [Theory]
    [InlineData("private protected")]
    [InlineData("protected internal")]
    public Task An_override_is_as_accessible_as_what_it_overrides(string accessibility) => Fix.VerifyAsync(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Base : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => DisposeAsyncCore();

            {{accessibility}} virtual ValueTask DisposeAsyncCore() => default;
        }

        public class Board : Base
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
        }
        """,
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Base : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => DisposeAsyncCore();

            {{accessibility}} virtual ValueTask DisposeAsyncCore() => default;
        }

        public class Board : Base
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            {{accessibility}} override async ValueTask DisposeAsyncCore()
            {
                await _hub.DisposeAsync();
                await base.DisposeAsyncCore();
            }
        }
        """);

    [Fact]
    public Task The_Dispose_bool_is_overridden_and_no_other_one() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;

        public class Base : IDisposable
        {
            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
            }

            protected virtual void Dispose(string reason)
            {
            }

            protected virtual void Dispose(bool disposing, string reason)
            {
            }
        }

        public class Board : Base
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();
        }
        """,
        """
        using System;
        using System.Net.WebSockets;

        public class Base : IDisposable
        {
            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
            }

            protected virtual void Dispose(string reason)
            {
            }

            protected virtual void Dispose(bool disposing, string reason)
            {
            }
        }

        public class Board : Base
        {
            private readonly ClientWebSocket _socket = new();

            protected override void Dispose(bool disposing)
            {
                if (disposing)
                {
                    _socket.Dispose();
                }

                base.Dispose(disposing);
            }
        }
        """);

    [Fact]
    public Task What_gives_a_number_is_no_teardown() => Fix.VerifyNotOfferedAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public class Base
        {
            public virtual int DisposeAsyncCore() => 1;
        }

        public class Board : Base
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
        }
        """);

    [Fact]
    public Task What_is_abstract_is_overridden_without_a_call_of_it() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public abstract class Base : IAsyncDisposable
        {
            public abstract ValueTask DisposeAsync();
        }

        public abstract class Board : Base
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public abstract class Base : IAsyncDisposable
        {
            public abstract ValueTask DisposeAsync();
        }

        public abstract class Board : Base
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public override async ValueTask DisposeAsync()
            {
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task What_is_sealed_is_not_overridden() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Base : System.Windows.Window
        {
            protected sealed override void OnClosed(EventArgs e)
            {
            }
        }

        public partial class ChatWindow : Base
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
        }
        """);
}
