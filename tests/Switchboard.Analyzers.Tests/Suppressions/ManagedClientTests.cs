using Xunit;

namespace Switchboard.Analyzers.Tests.Suppressions;

/// <summary>What Microsoft.CodeAnalysis.NetAnalyzers, IDisposableAnalyzers and SonarAnalyzer say about clients, and what of it stays.</summary>
public class ManagedClientTests
{
    [Fact]
    public Task A_managed_client_in_a_field() => SuppressionRun.VerifyAsync(
        """
        public sealed class Feed
        {
            private readonly ClientWebSocket _socket;

            public Feed(IConnectionManager connections) => _socket = connections.GetOrCreate("feed", () => new ClientWebSocket());

            public WebSocketState State => _socket.State;
        }
        """);

    [Fact]
    public Task A_managed_client_in_a_field_of_a_disposable_type() => SuppressionRun.VerifyAsync(
        """
        public sealed class Feed : IDisposable
        {
            private readonly ClientWebSocket _socket;   // silenced: CA2213
            private readonly CancellationTokenSource _stopping = new();

            public Feed(IConnectionManager connections) => _socket = connections.GetOrCreate("feed", () => new ClientWebSocket());

            public WebSocketState State => _socket.State;

            public void Dispose() => _stopping.Dispose();
        }
        """);

    [Fact]
    public Task A_managed_client_that_a_field_begins_with() => SuppressionRun.VerifyAsync(
        """
        public sealed class Feed : IDisposable
        {
            private readonly ClientWebSocket _socket = ConnectionManager.Default.GetOrCreate("feed", () => new ClientWebSocket());   // silenced: CA2213
            private readonly CancellationTokenSource _stopping = new();

            public WebSocketState State => _socket.State;

            public void Dispose() => _stopping.Dispose();
        }
        """);

    [Fact]
    public Task A_managed_client_in_a_local() => SuppressionRun.VerifyAsync(
        """
        public sealed class Feed(IConnectionManager connections)
        {
            public async Task SendAsync(byte[] data, CancellationToken cancellationToken)
            {
                var socket = connections.GetOrCreate("feed", () => new ClientWebSocket());
                await connections.ConnectAsync(socket, cancellationToken);
                await socket.SendAsync(data, WebSocketMessageType.Binary, true, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task The_client_of_a_lease() => SuppressionRun.VerifyAsync(
        """
        public sealed class Feed
        {
            private ClientWebSocket? _socket;

            public async Task SendAsync(IConnectionManager connections, byte[] data, CancellationToken cancellationToken)
            {
                await using var lease = await connections.AcquireAsync("feed", () => new ClientWebSocket(), cancellationToken);
                var socket = lease.Client;
                _socket = lease.Client;
                await socket.SendAsync(data, WebSocketMessageType.Binary, true, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task A_field_that_is_set_again() => SuppressionRun.VerifyAsync(
        """
        public sealed class Feed(IConnectionManager connections)
        {
            private ClientWebSocket? _socket;

            public void Switch(string key) => _socket = connections.GetOrCreate(key, () => new ClientWebSocket());

            public WebSocketState? State => _socket?.State;
        }
        """);

    [Fact]
    public Task A_client_that_is_made_for_the_manager() => SuppressionRun.VerifyAsync(
        """
        public sealed class Feed(IConnectionManager connections)
        {
            public void Warm(TimeSpan interval)
            {
                connections.GetOrCreate("feed", () =>
                {
                    var socket = new ClientWebSocket();
                    socket.Options.KeepAliveInterval = interval;
                    return socket;
                });
            }
        }
        """);

    [Fact]
    public Task A_multiplexer_in_a_property() => SuppressionRun.VerifyAsync(
        """
        public sealed class Cache
        {
            public Cache(IConnectionManager connections) => Redis = connections.GetOrCreate("redis", () => ConnectionMultiplexer.Connect("localhost"));

            public ConnectionMultiplexer Redis { get; }
        }
        """);

    [Fact]
    public Task An_unmanaged_client_in_a_field() => SuppressionRun.VerifyAsync(
        """
        public sealed class Feed   // says: CA1001, S2931
        {
            private readonly ClientWebSocket _socket = new ClientWebSocket();   // says: IDISP006

            public WebSocketState State => _socket.State;
        }
        """);

    [Fact]
    public Task An_unmanaged_client_in_a_field_of_a_disposable_type() => SuppressionRun.VerifyAsync(
        """
        public sealed class Feed : IDisposable
        {
            private readonly ClientWebSocket _socket = new ClientWebSocket();   // says: CA2213, IDISP002
            private readonly CancellationTokenSource _stopping = new();

            public WebSocketState State => _socket.State;

            public void Dispose() => _stopping.Dispose();
        }
        """);

    [Fact]
    public Task An_unmanaged_client_in_a_local() => SuppressionRun.VerifyAsync(
        """
        public sealed class Feed
        {
            public async Task SendAsync(Uri url, byte[] data, CancellationToken cancellationToken)
            {
                var socket = new ClientWebSocket();   // says: CA2000, IDISP001
                await socket.ConnectAsync(url, cancellationToken);
                await socket.SendAsync(data, WebSocketMessageType.Binary, true, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task A_field_that_is_managed_or_not() => SuppressionRun.VerifyAsync(
        """
        public sealed class Feed
        {
            private ClientWebSocket? _socket;   // says: IDISP006

            public void Open(IConnectionManager? connections) =>
                _socket = connections is null ? new ClientWebSocket() : connections.GetOrCreate("feed", () => new ClientWebSocket());   // says: IDISP003

            public void Switch(IConnectionManager connections) => _socket = connections.GetOrCreate("other", () => new ClientWebSocket());   // says: IDISP003
        }
        """);

    [Fact]
    public Task A_lease_is_to_be_given_back() => SuppressionRun.VerifyAsync(
        """
        public sealed class Feed
        {
            private ConnectionLease<ClientWebSocket>? _lease;

            public async Task OpenAsync(IConnectionManager connections)
            {
                _lease = await connections.AcquireAsync("feed", () => new ClientWebSocket());
                var second = await connections.AcquireAsync("second", () => new ClientWebSocket());
                Console.WriteLine(second.Client.State);
            }
        }
        """);

    [Fact]
    public Task Each_field_by_itself() => SuppressionRun.VerifyAsync(
        """
        public sealed class Feed : IDisposable
        {
            private readonly ClientWebSocket _managed; // silenced: CA2213
            private readonly ClientWebSocket _own = new ClientWebSocket(); // says: CA2213

            public Feed(IConnectionManager connections) => _managed = connections.GetOrCreate("feed", () => new ClientWebSocket());

            public string States => _managed.State.ToString() + _own.State;

            public void Dispose() => Console.WriteLine(States);
        }
        """);

    [Fact]
    public Task A_type_with_one_of_each() => SuppressionRun.VerifyAsync(
        """
        public sealed class Feed // says: CA1001, S2931
        {
            private readonly ClientWebSocket _managed;
            private readonly ClientWebSocket _own = new ClientWebSocket(); // says: IDISP006

            public Feed(IConnectionManager connections) => _managed = connections.GetOrCreate("feed", () => new ClientWebSocket());

            public string States => _managed.State.ToString() + _own.State;
        }
        """);
}
