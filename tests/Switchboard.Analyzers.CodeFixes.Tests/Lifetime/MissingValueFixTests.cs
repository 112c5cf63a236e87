using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: what may be null at the end, where the code does not say so.</summary>
public sealed class MissingValueFixTests
{
    [Fact]
    public Task A_field_that_begins_as_null_is_asked_for() => Fix.VerifyAsync(
        """
        using System.Net.WebSockets;
        using UnityEngine;

        public class ChatBehaviour : MonoBehaviour
        {
            private ClientWebSocket {|SWB2002:_socket|} = null;

            private void Awake()
            {
                _socket = new ClientWebSocket();
            }
        }
        """,
        """
        using System.Net.WebSockets;
        using UnityEngine;

        public class ChatBehaviour : MonoBehaviour
        {
            private ClientWebSocket _socket = null;

            private void Awake()
            {
                _socket = new ClientWebSocket();
            }

            private void OnDestroy()
            {
                _socket?.Dispose();
            }
        }
        """,
        LanguageVersion.CSharp7_3);

    [Fact]
    public Task A_property_that_is_set_later_is_asked_for() => Fix.VerifyAsync(
        """
        using System.Net.WebSockets;
        using UnityEngine;

        public class ChatBehaviour : MonoBehaviour
        {
            private ClientWebSocket {|SWB2002:Socket|} { get; set; }

            private void Awake()
            {
                Socket = new ClientWebSocket();
            }
        }
        """,
        """
        using System.Net.WebSockets;
        using UnityEngine;

        public class ChatBehaviour : MonoBehaviour
        {
            private ClientWebSocket Socket { get; set; }

            private void Awake()
            {
                Socket = new ClientWebSocket();
            }

            private void OnDestroy()
            {
                Socket?.Dispose();
            }
        }
        """,
        LanguageVersion.CSharp7_3);

    [Fact]
    public Task A_field_that_a_method_sets_is_asked_for_whatever_its_type_says() => Fix.VerifyAsync(
        """
        #pragma warning disable CS8618
        using System;
        using System.Net.WebSockets;

        public class Feed : IDisposable
        {
            private ClientWebSocket {|SWB2002:_socket|};
            private ClientWebSocket {|SWB2002:_made|};

            public Feed() => _made = new ClientWebSocket();

            public void Open() => _socket = new ClientWebSocket();

            public void Dispose()
            {
            }
        }
        """,
        """
        #pragma warning disable CS8618
        using System;
        using System.Net.WebSockets;

        public class Feed : IDisposable
        {
            private ClientWebSocket _socket;
            private ClientWebSocket _made;

            public Feed() => _made = new ClientWebSocket();

            public void Open() => _socket = new ClientWebSocket();

            public void Dispose()
            {
                _socket?.Dispose();
                _made.Dispose();
            }
        }
        """);

    [Fact]
    public Task A_field_that_is_made_with_its_object_is_not_asked_for() => Fix.VerifyAsync(
        """
        using System.Net.WebSockets;
        using UnityEngine;

        public class ChatBehaviour : MonoBehaviour
        {
            private ClientWebSocket {|SWB2002:_socket|} = new ClientWebSocket();
        }
        """,
        """
        using System.Net.WebSockets;
        using UnityEngine;

        public class ChatBehaviour : MonoBehaviour
        {
            private ClientWebSocket _socket = new ClientWebSocket();

            private void OnDestroy()
            {
                _socket.Dispose();
            }
        }
        """,
        LanguageVersion.CSharp7_3);
}
