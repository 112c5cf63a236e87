using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.Tests;

/// <summary>Correct code that looks wrong, as applications write it: the lifetime and subscription rules say nothing.</summary>
public class OrdinaryCodeTests
{
    [Fact]
    public Task An_owned_hub_whose_tokens_are_discarded() => Quiet("""
        public sealed class ChatClient : IAsyncDisposable
        {
            private readonly HubConnection _hub;

            public ChatClient(string url)
            {
                _hub = new HubConnectionBuilder().WithUrl(url).WithAutomaticReconnect().Build();
                _hub.On<string>("message", text => Received?.Invoke(this, text));
                _hub.On<string>("typing", text => Typing?.Invoke(this, text));
                _hub.Closed += OnClosed;
            }

            public event EventHandler<string>? Received;
            public event EventHandler<string>? Typing;

            public Task StartAsync(CancellationToken stop) => _hub.StartAsync(stop);
            public async ValueTask DisposeAsync() => await _hub.DisposeAsync();
            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task Tokens_pushed_on_a_stack_that_Dispose_drains() => Quiet("""
        public sealed class Presenter(HubConnection hub) : IDisposable
        {
            private readonly Stack<IDisposable> _tokens = new();

            public void Attach()
            {
                _tokens.Push(On("message"));
                var typing = On("typing");
                _tokens.Push(typing);
            }

            public void Dispose()
            {
                while (_tokens.TryPop(out var token))
                    token.Dispose();
            }

            private IDisposable On(string name) => hub.On<string>(name, Console.WriteLine);
        }
        """);

    [Fact]
    public Task Unsubscribed_by_name_through_a_wrapper() => Quiet("""
        public sealed class Room(HubConnection hub) : IDisposable
        {
            public void Join() { hub.On<string>("message", Console.WriteLine); }
            public void Dispose() => Off("message");
            private void Off(string name) => hub.Remove(name);
        }
        """);

    [Fact]
    public Task Removed_directly_before_it_is_added_and_a_custom_accessor() => Quiet("""
        public sealed class Watcher(HubConnection hub)
        {
            public event Func<string?, Task>? Back
            {
                add { hub.Reconnected += value; }
                remove { hub.Reconnected -= value; }
            }

            public void Watch()
            {
                hub.Closed -= OnClosed;
                hub.Closed += OnClosed;
            }

            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_component_that_builds_starts_and_disposes_its_hub() => Quiet("""
        public class ChatRoom : ComponentBase, IAsyncDisposable
        {
            private HubConnection? _hub;
            private readonly List<string> _messages = new();
            [Inject] private NavigationManager Navigation { get; set; } = null!;

            protected override async Task OnInitializedAsync()
            {
                _hub = new HubConnectionBuilder().WithUrl(Navigation.ToAbsoluteUri("/chathub")).Build();
                _hub.On<string, string>("ReceiveMessage", (user, message) =>
                {
                    _messages.Add($"{user}: {message}");
                    InvokeAsync(StateHasChanged);
                });
                await _hub.StartAsync();
            }

            public bool IsConnected => _hub?.State == HubConnectionState.Connected;

            public async ValueTask DisposeAsync()
            {
                if (_hub is not null)
                    await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_component_that_changes_rooms_and_releases_the_old_hub_first() => Quiet("""
        public class Room : ComponentBase, IAsyncDisposable
        {
            private HubConnection? _hub;
            private string? _name;
            [Parameter] public string Name { get; set; } = "";

            protected override async Task OnParametersSetAsync()
            {
                if (_name == Name)
                    return;
                _name = Name;
                await CloseAsync();
                _hub = new HubConnectionBuilder().WithUrl("https://example.org/" + Name).Build();
                _hub.On<string>("message", Console.WriteLine);
                await _hub.StartAsync();
            }

            public ValueTask DisposeAsync() => CloseAsync();

            private async ValueTask CloseAsync()
            {
                if (Interlocked.Exchange(ref _hub, null) is { } old)
                    await old.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_raw_socket_that_a_service_opens_again_and_again() => Quiet("""
        public sealed class Feed(Uri url) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stop)
            {
                while (!stop.IsCancellationRequested)
                {
                    using var socket = new ClientWebSocket();
                    try
                    {
                        await socket.ConnectAsync(url, stop);
                        await PumpAsync(socket, stop);
                    }
                    catch (WebSocketException)
                    {
                        await Task.Delay(1000, stop);
                    }
                }
            }

            private static async Task PumpAsync(WebSocket socket, CancellationToken stop)
            {
                var buffer = new byte[4096];
                while (socket.State == WebSocketState.Open)
                {
                    var result = await socket.ReceiveAsync(buffer, stop);
                    if (result.MessageType == WebSocketMessageType.Close)
                        break;
                }
            }
        }
        """);

    [Fact]
    public Task A_socket_in_a_field_that_a_reconnect_loop_disposes() => Quiet("""
        public sealed class Feed : IDisposable
        {
            private ClientWebSocket? _socket;

            public async Task RunAsync(Uri url, CancellationToken stop)
            {
                while (!stop.IsCancellationRequested)
                {
                    _socket?.Dispose();
                    _socket = new ClientWebSocket();
                    try { await _socket.ConnectAsync(url, stop); }
                    catch (WebSocketException) { await Task.Delay(1000, stop); }
                }
            }

            public void Dispose() => _socket?.Dispose();
        }
        """);

    [Fact]
    public Task A_lazy_connection_behind_a_semaphore() => Quiet("""
        public sealed class Connections : IAsyncDisposable
        {
            private readonly SemaphoreSlim _gate = new(1);
            private HubConnection? _hub;

            public async Task<HubConnection> GetAsync()
            {
                if (_hub is { State: HubConnectionState.Connected } open)
                    return open;
                await _gate.WaitAsync();
                try
                {
                    if (_hub is not null)
                        return _hub;
                    var hub = new HubConnectionBuilder().WithUrl("https://example.org").Build();
                    try
                    {
                        await hub.StartAsync();
                    }
                    catch
                    {
                        await hub.DisposeAsync();
                        throw;
                    }

                    return _hub = hub;
                }
                finally
                {
                    _gate.Release();
                }
            }

            public async ValueTask DisposeAsync()
            {
                _gate.Dispose();
                if (_hub != null)
                    await _hub.DisposeAsync().ConfigureAwait(false);
            }
        }
        """);

    [Fact]
    public Task Several_connections_in_a_dictionary() => Quiet("""
        public sealed class Pool : IAsyncDisposable
        {
            private readonly System.Collections.Concurrent.ConcurrentDictionary<string, HubConnection> _hubs = new();

            public HubConnection Get(string name) =>
                _hubs.GetOrAdd(name, key => new HubConnectionBuilder().WithUrl("https://example.org/" + key).Build());

            public async Task AddAsync(string name)
            {
                var hub = new HubConnectionBuilder().WithUrl("https://example.org/" + name).Build();
                if (!_hubs.TryAdd(name, hub))
                {
                    await hub.DisposeAsync();
                    return;
                }

                await hub.StartAsync();
            }

            public async Task RemoveAsync(string name)
            {
                if (_hubs.TryRemove(name, out var hub))
                    await hub.DisposeAsync();
            }

            public async ValueTask DisposeAsync()
            {
                foreach (var (_, hub) in _hubs)
                    await hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task Optional_ownership() => Quiet("""
        public sealed class Client : IAsyncDisposable
        {
            private readonly HubConnection _hub;
            private readonly bool _owns;

            public Client(HubConnection? hub = null)
            {
                _hub = hub ?? new HubConnectionBuilder().WithUrl("https://example.org").Build();
                _owns = hub is null;
            }

            public ValueTask DisposeAsync() => _owns ? _hub.DisposeAsync() : default;
        }
        """);

    [Fact]
    public Task A_test_client_that_waits_for_one_message() => Quiet("""
        public static class HubExtensions
        {
            public static async Task<string> NextAsync(this HubConnection hub, string name, CancellationToken stop)
            {
                var source = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
                using var token = hub.On<string>(name, text => source.TrySetResult(text));
                using var cancel = stop.Register(() => source.TrySetCanceled(stop));
                return await source.Task;
            }
        }

        public sealed class Asker(HubConnection hub)
        {
            public async Task<string> AskAsync(string question)
            {
                var answer = new TaskCompletionSource<string>();
                using (hub.On<string>("answer", text => answer.TrySetResult(text)))
                {
                    await hub.SendAsync("ask", question);
                    return await answer.Task;
                }
            }
        }
        """);

    [Fact]
    public Task An_async_stream_that_owns_its_socket() => Quiet("""
        public sealed class Ticker(Uri url)
        {
            public async IAsyncEnumerable<byte[]> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default)
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(url, stop);
                var buffer = new byte[1024];
                while (socket.State == WebSocketState.Open)
                {
                    var result = await socket.ReceiveAsync(buffer, stop);
                    yield return buffer[..result.Count];
                }
            }
        }
        """);

    [Fact]
    public Task A_factory_method_that_shows_its_client_to_a_partial_method() => Quiet("""
        public partial class Draft
        {
            private HubConnection? _hub;
            partial void OnBuilt(HubConnection hub);

            private HubConnection Build()
            {
                var hub = new HubConnectionBuilder().WithUrl("https://example.org").Build();
                OnBuilt(hub);
                return hub;
            }

            public ValueTask CloseAsync() => _hub?.DisposeAsync() ?? default;
        }
        """);

    [Theory]
    [InlineData("void M() { var hub = hub; hub.DisposeAsync(); }")]
    [InlineData("void M() { var hub = Bui; hub.On<string>(\"message\", Show); }")]
    [InlineData("private HubConnection? _hub = ; void M() { _hub.On( }")]
    [InlineData("private HubConnectio _hub = new(); void M() { _hub += ; }")]
    [InlineData("void M() { while ( { hub.On<string>(\"message\", ); }")]
    public async Task Half_typed_code(string members)
    {
        var source = $$"""
            using Microsoft.AspNetCore.SignalR.Client;
            class Draft
            {
                {{members}}
            """;
        await Unbound<ReleaseConnectionAnalyzer>(source);
        await Unbound<DisposeOwnedAnalyzer>(source);
        await Unbound<KeepSubscriptionAnalyzer>(source);
        await Unbound<RemoveEventHandlerAnalyzer>(source);
        await Unbound<SubscribeOnceAnalyzer>(source);
        await Unbound<SubscribeWhereCodeRunsAgainAnalyzer>(source);
    }

    private static Task Unbound<TAnalyzer>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        new RuleTest<TAnalyzer> { TestCode = source, CompilerDiagnostics = CompilerDiagnostics.None }.RunAsync();

    private static async Task Quiet(string source)
    {
        source = """
            using System.Net.WebSockets;
            using Microsoft.AspNetCore.Components;
            using Microsoft.AspNetCore.SignalR.Client;
            using Microsoft.Extensions.Hosting;

            """ + source;
        await RuleTest<ReleaseConnectionAnalyzer>.VerifyAsync(source);
        await RuleTest<DisposeOwnedAnalyzer>.VerifyAsync(source);
        await RuleTest<KeepSubscriptionAnalyzer>.VerifyAsync(source);
        await RuleTest<RemoveEventHandlerAnalyzer>.VerifyAsync(source);
        await RuleTest<SubscribeOnceAnalyzer>.VerifyAsync(source);
        await RuleTest<SubscribeWhereCodeRunsAgainAnalyzer>.VerifyAsync(source);
    }
}
