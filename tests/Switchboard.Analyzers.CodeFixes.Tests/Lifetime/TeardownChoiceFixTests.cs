using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: which member of its own or of its base class becomes the teardown of a type.</summary>
public sealed class TeardownChoiceFixTests
{
    [Fact]
    public Task What_must_be_awaited_goes_into_the_asynchronous_core() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Base : IDisposable, IAsyncDisposable
        {
            public void Dispose() => Dispose(true);

            public ValueTask DisposeAsync() => DisposeAsyncCore();

            protected virtual void Dispose(bool disposing)
            {
            }

            protected virtual ValueTask DisposeAsyncCore() => default;
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

        public class Base : IDisposable, IAsyncDisposable
        {
            public void Dispose() => Dispose(true);

            public ValueTask DisposeAsync() => DisposeAsyncCore();

            protected virtual void Dispose(bool disposing)
            {
            }

            protected virtual ValueTask DisposeAsyncCore() => default;
        }

        public class Board : Base
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override async ValueTask DisposeAsyncCore()
            {
                await _hub.DisposeAsync();
                await base.DisposeAsyncCore();
            }
        }
        """);

    [Fact]
    public Task What_is_released_at_once_goes_into_the_only_core_there_is() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;

        public class Base : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => DisposeAsyncCore();

            protected virtual ValueTask DisposeAsyncCore() => default;
        }

        public class Board : Base
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();
        }
        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;

        public class Base : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => DisposeAsyncCore();

            protected virtual ValueTask DisposeAsyncCore() => default;
        }

        public class Board : Base
        {
            private readonly ClientWebSocket _socket = new();

            protected override async ValueTask DisposeAsyncCore()
            {
                _socket.Dispose();
                await base.DisposeAsyncCore();
            }
        }
        """);

    [Fact]
    public Task A_Dispose_with_a_reason_is_no_teardown() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;

        public class Base : IDisposable
        {
            public virtual void Dispose()
            {
            }

            public virtual void Dispose(string reason)
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
            public virtual void Dispose()
            {
            }

            public virtual void Dispose(string reason)
            {
            }
        }

        public class Board : Base
        {
            private readonly ClientWebSocket _socket = new();

            public override void Dispose()
            {
                _socket.Dispose();
                base.Dispose();
            }
        }
        """);

    [Fact]
    public Task A_Dispose_that_hides_the_one_of_the_base_class_takes_no_line() => Fix.VerifyNotOfferedAsync(
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

            public new void Dispose() => Console.WriteLine("gone");
        }
        """);

    [Fact]
    public Task A_Dispose_that_nothing_calls_waits_for_what_must_be_awaited() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public void Dispose() => Console.WriteLine("gone");
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed : IDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public void Dispose()
            {
                Console.WriteLine("gone");
                _hub.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
        """);
}
