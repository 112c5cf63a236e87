using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DoNotDisconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3001 is quiet where a connection was handed over, or comes back to who made it.</summary>
public class DisconnectComingBackTests
{
    [Fact]
    public Task A_wrapper_that_also_disposes_what_it_was_given() => Rule.VerifyAsync(
        """
        public interface IHub : IAsyncDisposable
        {
            Task StopAsync(CancellationToken cancellationToken);
        }

        public sealed class HubWrapper(HubConnection inner) : IHub
        {
            public Task StopAsync(CancellationToken cancellationToken) => inner.StopAsync(cancellationToken);

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }

        public sealed class Feed : IAsyncDisposable
        {
            private readonly HubConnection _hub;

            private Feed(HubConnection hub) => _hub = hub;

            public static async Task<Feed> OpenAsync(string url)
            {
                var hub = new HubConnectionBuilder().WithUrl(url).Build();
                await hub.StartAsync();
                return new Feed(hub);
            }

            public async Task PauseAsync() => await _hub.StopAsync();

            public async ValueTask DisposeAsync() => await _hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task A_pool_and_a_factory() => Rule.VerifyAsync(
        """
        using System.Collections.Concurrent;

        public class HubPool
        {
            private readonly ConcurrentBag<HubConnection> _idle = new();

            public async Task<HubConnection> RentAsync()
            {
                if (_idle.TryTake(out var hub))
                    return hub;
                hub = new HubConnectionBuilder().WithUrl("https://x.example.org").Build();
                await hub.StartAsync();
                return hub;
            }

            public async ValueTask ReturnAsync(HubConnection hub)
            {
                if (hub.State == HubConnectionState.Connected)
                    _idle.Add(hub);
                else
                    await hub.DisposeAsync();
            }
        }

        public class HubFactory
        {
            public HubConnection Create() => new HubConnectionBuilder().WithUrl("https://x.example.org").Build();

            public async Task CloseAsync(HubConnection hub) => await hub.DisposeAsync();
        }

        // It keeps the one that it makes.
        public class Room
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://x.example.org").Build();

            public Task SendAsync() => _hub.SendAsync("Hello");

            public async Task CloseAsync(HubConnection other) => await {|SWB3001:other.DisposeAsync()|};
        }
        """);

    [Fact]
    public Task A_constructor_that_only_the_applications_own_code_calls() => Rule.VerifyAsync(
        """
        public class Feed
        {
            private readonly HubConnection _hub;

            private Feed(HubConnection hub) => _hub = hub;

            public static Feed Create(string url) => new(new HubConnectionBuilder().WithUrl(url).Build());

            public Task CloseAsync() => _hub.StopAsync();
        }

        public class Line
        {
            private readonly HubConnection _hub;

            public Line(string url)
                : this(new HubConnectionBuilder().WithUrl(url).Build())
            {
            }

            public Line(HubConnection hub) => _hub = hub;

            public Task CloseAsync() => _hub.StopAsync();
        }

        public class Session
        {
            private readonly HubConnection _hub;

            internal Session(HubConnection hub) => _hub = hub;

            public Task CloseAsync() => _hub.StopAsync();
        }

        public class Room
        {
            private readonly HubConnection _hub;

            private Room(HubConnection hub) => _hub = hub;

            public static Room For(IServiceProvider services) => new(services.GetRequiredService<HubConnection>());

            public Task CloseAsync() => {|SWB3001:_hub.StopAsync()|};
        }

        public class Board
        {
            private readonly HubConnection _hub;

            public Board(IServiceProvider services)
                : this(services.GetRequiredService<HubConnection>())
            {
            }

            public Board(HubConnection hub) => _hub = hub;

            public Task CloseAsync() => {|SWB3001:_hub.StopAsync()|};
        }
        """);

    [Fact]
    public Task What_is_kept_in_a_collection_of_the_type() => Rule.VerifyAsync(
        """
        public class Hubs
        {
            private readonly Dictionary<string, HubConnection> _all = new();
            private readonly Dictionary<string, Entry> _entries = new();
            private readonly Action<HubConnection> _show = static hub => Console.WriteLine(hub);

            public async Task AddAsync(string key, HubConnection hub)
            {
                if (!_all.TryAdd(key, hub))
                    await hub.DisposeAsync();
            }

            public async Task SetAsync(string key, HubConnection hub, bool closed)
            {
                _all[key] = hub;
                if (closed)
                    await hub.StopAsync();
            }

            public async Task CloseAsync(Entry entry) => await entry.Hub.DisposeAsync();

            public async Task ShowAsync(HubConnection hub)
            {
                Console.WriteLine(hub);
                await {|SWB3001:hub.DisposeAsync()|};
            }

            public async Task TellAsync(HubConnection hub)
            {
                _show(hub);
                await {|SWB3001:hub.DisposeAsync()|};
            }

            public class Entry
            {
                public HubConnection Hub { get; } = new HubConnectionBuilder().WithUrl("https://x.example.org").Build();
            }
        }
        """);

    [Fact]
    public Task What_an_event_brings() => Rule.VerifyAsync(
        """
        public class DeadEventArgs : EventArgs
        {
            public required HubConnection Connection { get; init; }
        }

        public class Watch
        {
            public event Action<HubConnection>? Died;

            public void Attach() => Died += Bury;

            public void Bury(HubConnection hub) => hub.DisposeAsync();

            public async void OnDead(object? sender, DeadEventArgs e) => await e.Connection.DisposeAsync();
        }
        """);

    [Fact]
    public Task What_comes_out_of_a_container_that_is_built_here() => Rule.VerifyAsync(
        """
        using Microsoft.Extensions.Hosting;

        public class Probe(IServiceProvider services)
        {
            public static async Task RunAsync(IServiceCollection collection)
            {
                await using var provider = collection.BuildServiceProvider();
                await provider.GetRequiredService<HubConnection>().StopAsync();

                using var scope = provider.CreateScope();
                var hub = scope.ServiceProvider.GetRequiredService<HubConnection>();
                await hub.StopAsync();
            }

            public static async Task HostAsync(IHostBuilder builder)
            {
                using var host = builder.Build();
                await host.Services.GetRequiredService<HubConnection>().StopAsync();
            }

            public async Task ScopeAsync()
            {
                using var scope = services.CreateScope();
                await {|SWB3001:scope.ServiceProvider.GetRequiredService<HubConnection>().StopAsync()|};
            }
        }
        """);

    [Fact]
    public Task What_comes_out_of_a_container_that_the_type_has_built_and_keeps() => Rule.VerifyAsync(
        """
        using Microsoft.Extensions.Hosting;

        public class Probe
        {
            private readonly ServiceProvider _provider = new ServiceCollection().BuildServiceProvider();
            private readonly IServiceProvider _other = Build();
            private readonly IServiceProvider _given;
            private readonly IServiceProvider _wrapped;

            public Probe(IServiceProvider given)
            {
                _given = given;
                _wrapped = Wrap(given);
            }

            private static IServiceProvider Build() => new ServiceCollection().BuildServiceProvider();

            private static IServiceProvider Wrap(IServiceProvider provider) => provider.CreateScope().ServiceProvider;

            public async Task LeaveAsync()
            {
                await _provider.GetRequiredService<HubConnection>().StopAsync();
                await _other.GetRequiredService<HubConnection>().StopAsync();
                await {|SWB3001:_wrapped.GetRequiredService<HubConnection>().StopAsync()|};
            }

            public static async Task HostAsync(IHostBuilder builder)
            {
                using var host = await builder.StartAsync();
                await host.Services.GetRequiredService<HubConnection>().StopAsync();
            }

            public Task LeaveOtherAsync() => {|SWB3001:_given.GetRequiredService<HubConnection>().StopAsync()|};
        }
        """);

    [Fact]
    public Task What_others_can_call_and_the_type_calls_with_what_it_has_made() => Rule.VerifyAsync(
        """
        public class Rooms
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Task LeaveAsync() => CloseAsync(_hub);

            public Task CloseAsync(HubConnection hub) => hub.StopAsync();

            public Task LeaveAsync(HubConnection given) => CloseOtherAsync(given);

            public Task CloseOtherAsync(HubConnection hub) => {|SWB3001:hub.StopAsync()|};
        }
        """);

    [Fact]
    public Task A_container_that_is_made_of_itself() => new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        """
        public class Probe
        {
            public async Task RunAsync()
            {
                IServiceProvider provider = provider.CreateScope().ServiceProvider;
                await {|SWB3001:provider.GetRequiredService<HubConnection>().StopAsync()|};
            }
        }
        """);

    [Fact]
    public Task What_a_test_asks_a_mock() => new Rule { IsTestCode = true }.CheckAsync(
        """
        using StreamChat.Core;
        using System.Linq.Expressions;

        public class SessionTests(IStreamChatClient chat, Mock<IStreamChatClient> mock)
        {
            [Xunit.Fact]
            public async Task Leaves()
            {
                await chat.Received(1).DisconnectUserAsync();
                mock.Verify(client => client.DisconnectUserAsync());
            }
        }

        public static class Substitute
        {
            public static T Received<T>(this T substitute, int times) => substitute;
        }

        public class Mock<T>
        {
            public void Verify(Expression<Action<T>> call)
            {
            }
        }
        """);
}
