using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: where a type says that it can be disposed of, and where the new member stands.</summary>
public sealed class TypeHeadFixTests
{
    [Fact]
    public Task A_generic_type_implements_it_behind_its_type_parameters() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;

        public class Feed<T>
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();
        }
        """,
        """
        using System;
        using System.Net.WebSockets;

        public class Feed<T> : IDisposable
        {
            private readonly ClientWebSocket _socket = new();

            public void Dispose()
            {
                _socket.Dispose();
            }
        }
        """);

    [Fact]
    public Task A_base_class_on_a_line_of_its_own_is_followed_on_that() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;

        public class Base;

        public class Feed :
            Base
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();
        }
        """,
        """
        using System;
        using System.Net.WebSockets;

        public class Base;

        public class Feed :
            Base, IDisposable
        {
            private readonly ClientWebSocket _socket = new();

            public void Dispose()
            {
                _socket.Dispose();
            }
        }
        """);

    [Fact]
    public Task Base_types_on_lines_of_their_own_are_followed_by_another_one() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;

        public interface IFeed;

        public class Base;

        public class Feed :
            Base,
            IFeed
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();
        }
        """,
        """
        using System;
        using System.Net.WebSockets;

        public interface IFeed;

        public class Base;

        public class Feed :
            Base,
            IFeed,
            IDisposable
        {
            private readonly ClientWebSocket _socket = new();

            public void Dispose()
            {
                _socket.Dispose();
            }
        }
        """);

    [Fact]
    public Task A_blank_line_at_the_end_of_the_type_stays_the_only_one() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;

        public class Feed
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

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
                _socket.Dispose();
            }
        }
        """);

    [Fact]
    public Task What_can_be_disposed_of_in_either_way_is_disposed_of_at_once() => Fix.VerifyAsync(
        """
        using System;
        using Centrifugal.Centrifuge;

        public class Feed
        {
            private readonly CentrifugeClient {|SWB2002:_client|} = new("wss://example.org/feed");
        }
        """,
        """
        using System;
        using Centrifugal.Centrifuge;

        public class Feed : IDisposable
        {
            private readonly CentrifugeClient _client = new("wss://example.org/feed");

            public void Dispose()
            {
                _client.Dispose();
            }
        }
        """);
}
