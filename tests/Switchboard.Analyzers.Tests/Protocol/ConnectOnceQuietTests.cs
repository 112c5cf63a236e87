using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ConnectOnceAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3007 where it must not report.</summary>
public class ConnectOnceQuietTests
{
    [Theory]
    [InlineData("await hub.StartAsync(); await other.StartAsync();")]
    [InlineData("await Task.WhenAll(hub.StartAsync(), other.StartAsync());")]
    [InlineData("await hub.StartAsync(); await hub.StopAsync(); await hub.StartAsync();")]
    [InlineData("await hub.StartAsync(); await hub.DisposeAsync(); await hub.StartAsync();")]
    [InlineData("await hub.StartAsync(); await CloseAsync(); await hub.StartAsync();")]
    [InlineData("await hub.StartAsync(); hub = new HubConnectionBuilder().Build(); await hub.StartAsync();")]
    [InlineData("await hub.StartAsync(); if (hub.State == HubConnectionState.Disconnected) await hub.StartAsync();")]
    [InlineData("await hub.StartAsync(); if (hub.State == HubConnectionState.Connected) return; await hub.StartAsync();")]
    [InlineData("await hub.StartAsync(); if (again) await hub.StartAsync();")]
    [InlineData("if (again) await hub.StartAsync(); else await hub.StartAsync();")]
    [InlineData("if (again) { await hub.StartAsync(); return; } await hub.StartAsync();")]
    [InlineData("try { await hub.StartAsync(); return; } catch { } await hub.StartAsync();")]
    [InlineData("try { await hub.StartAsync(); } catch { await Task.Delay(100); await hub.StartAsync(); }")]
    [InlineData("try { Console.WriteLine(); } catch { await hub.StartAsync(); } await hub.StartAsync();")]
    [InlineData("switch (again) { case true: await hub.StartAsync(); break; default: await hub.StartAsync(); break; }")]
    [InlineData("await (again ? hub.StartAsync() : hub.StartAsync());")]
    [InlineData("await hub.StartAsync(); await _closed.Task; await hub.StartAsync();")]
    [InlineData("await hub.StartAsync(); while (!again) { await Task.Delay(1); } while (again) { await hub.StartAsync(); break; }")]
    [InlineData("await hub.StartAsync(); Lend(hub); await hub.StartAsync();")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await hub.StartAsync(); break; } catch { } }")]
    [InlineData("for (var i = 0; i < 3; i++) { await hub.StartAsync(); await hub.StopAsync(); }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await hub.StartAsync(); } catch { await Task.Delay(1); } }")]
    [InlineData("foreach (var pause in new[] { 1L, 2L }) { try { await hub.StartAsync(); } catch { await Task.Delay(TimeSpan.FromSeconds(pause)); } }")]
    [InlineData("new Batch().ForEach(_ => hub.StartAsync());")]
    [InlineData("while (true) { await hub.StartAsync(); await _closed.Task; }")]
    [InlineData("foreach (var one in new[] { hub, other }) await one.StartAsync();")]
    [InlineData("for (var i = 0; i < 3; i++) { var one = new HubConnectionBuilder().Build(); await one.StartAsync(); }")]
    [InlineData("while (again) { if (hub.State == HubConnectionState.Disconnected) await hub.StartAsync(); await Task.Yield(); }")]
    [InlineData("await Task.WhenAll(new[] { hub, other }.Select(one => one.StartAsync()));")]
    [InlineData("await Task.WhenAll(from one in new[] { hub, other } select one.StartAsync());")]
    [InlineData("await Task.WhenAll(from one in new[] { hub, other } where one.State == HubConnectionState.Disconnected select one.StartAsync());")]
    [InlineData("await Task.WhenAll(from both in new[] { new[] { hub, other } } from one in both select one.StartAsync());")]
    [InlineData("Func<Task> open = () => hub.StartAsync(); Func<Task> openLater = () => hub.StartAsync(); await (again ? open() : openLater());")]
    [InlineData("await hub.StartAsync(); await (hub.State switch { HubConnectionState.Disconnected => hub.StartAsync(), _ => Task.CompletedTask });")]
    [InlineData("await (hub.State switch { HubConnectionState.Disconnected => hub.StartAsync(), _ => Task.CompletedTask }); await (hub.State switch { HubConnectionState.Disconnected => hub.StartAsync(), _ => Task.CompletedTask });")]
    [InlineData("while (again) { await (hub.State switch { HubConnectionState.Disconnected => hub.StartAsync(), _ => Task.CompletedTask }); await Task.Yield(); }")]
    [InlineData("while (again) { try { await (hub.State switch { HubConnectionState.Disconnected => hub.StartAsync(), _ => Task.CompletedTask }); } catch (HttpRequestException) { } await Task.Delay(100); }")]
    [InlineData("await (again switch { true => hub.StartAsync(), false => hub.StartAsync() });")]
    public Task In_one_run_of_one_method(string code) => Rule.VerifyAsync(
        $$"""
        public class Chat
        {
            private HubConnection hub;
            private readonly HubConnection other;
            private readonly TaskCompletionSource _closed = new();

            public Chat(HubConnection first, HubConnection second)
            {
                hub = first;
                other = second;
            }

            public async Task OpenAsync(bool again)
            {
                {{code}}
                await Task.Yield();
                _closed.TrySetResult();
                await other.SendAsync("Ready");
            }

            private Task CloseAsync() => hub.StopAsync();

            private static void Lend(HubConnection connection) => Console.WriteLine(connection);

            private class Batch
            {
                public void ForEach(Func<int, Task> action) => action(1);
            }
        }
        """);

    [Theory]
    [InlineData("NATS.Client.Core.INatsConnection client", "await client.ConnectAsync()")]
    [InlineData("IO.Ably.AblyRealtime client", "client.Connect()")]
    [InlineData("Centrifugal.Centrifuge.CentrifugeClient client", "client.Connect()")]
    [InlineData("PusherClient.Pusher client", "await client.ConnectAsync()")]
    [InlineData("Websocket.Client.IWebsocketClient client", "await client.Start()")]
    public Task A_client_that_ignores_it(string parameter, string connect) => Rule.VerifyAsync(
        $$"""
        public class Feed
        {
            public async Task OpenAsync({{parameter}})
            {
                {{connect}};
                {{connect}};
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task A_public_method_is_no_proof() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public Task OpenAsync() => hub.StartAsync();

            public Task StartAsync() => hub.StartAsync();

            public async Task JoinAsync()
            {
                await hub.StartAsync();
                await hub.SendAsync("Join");
            }
        }
        """);

    [Fact]
    public Task A_method_that_looks_first_may_be_called_again() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            private readonly HubConnection _hub = hub;
            private bool _started;
            private Task? _opening;

            public async Task JoinAsync()
            {
                await OpenAsync();
                await OpenAsync();
                await OpenOnceAsync();
                await OpenOnceAsync();
                await OpenLazilyAsync();
                await OpenLazilyAsync();
            }

            private async Task OpenAsync()
            {
                if (_hub.State == HubConnectionState.Disconnected)
                    await _hub.StartAsync();
            }

            private async Task OpenOnceAsync()
            {
                if (_started)
                    return;
                _started = true;
                await _hub.StartAsync();
            }

            private Task OpenLazilyAsync() => _opening ??= _hub.StartAsync();
        }
        """);

    [Fact]
    public Task A_method_that_makes_a_new_client_or_closes_the_old_one() => Rule.VerifyAsync(
        """
        public class Chat(string url)
        {
            private HubConnection? _hub;

            public async Task JoinAsync()
            {
                await OpenAsync();
                await OpenAsync();
            }

            private async Task OpenAsync()
            {
                _hub = new HubConnectionBuilder().WithUrl(url).Build();
                await _hub.StartAsync();
            }
        }

        public class Board(HubConnection hub)
        {
            public async Task JoinAsync()
            {
                await ReopenAsync();
                await ReopenAsync();
            }

            private async Task ReopenAsync()
            {
                await hub.StopAsync();
                await hub.StartAsync();
            }
        }
        """);

    [Fact]
    public Task Handlers_that_lock_themselves_out_or_disconnect() => Rule.VerifyAsync(
        """
        public class Button
        {
            public bool Enabled { get; set; }

            public event EventHandler? Click;

            public void Press() => Click?.Invoke(this, EventArgs.Empty);
        }

        public class Locked
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private readonly Button _start = new();
            private readonly Button _retry = new();

            public Locked()
            {
                _start.Click += async (_, _) =>
                {
                    _start.Enabled = false;
                    await _hub.StartAsync();
                };
                _retry.Click += async (_, _) =>
                {
                    if (_hub.State == HubConnectionState.Disconnected)
                        await _hub.StartAsync();
                };
            }
        }

        public class Toggled
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private readonly Button _start = new();
            private readonly Button _stop = new();
            private readonly Button _again = new();

            public Toggled()
            {
                _start.Click += async (_, _) => await _hub.StartAsync();
                _stop.Click += async (_, _) => await _hub.StopAsync();
                _again.Click += async (_, _) => await _hub.StartAsync();
            }
        }

        public class Removed
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private readonly Button _start = new();

            public Removed(Button retry)
            {
                _start.Click += OnStart;
                retry.Click += async (_, _) => await _hub.StartAsync();
            }

            private async void OnStart(object? sender, EventArgs e)
            {
                _start.Click -= OnStart;
                await _hub.StartAsync();
            }
        }

        public class Single
        {
            public Single(HubConnection hub, Button start, Button stop)
            {
                start.Click += async (_, _) => await hub.StartAsync();
                stop.Click += async (_, _) => await hub.SendAsync("Bye");
            }
        }
        """);

    [Fact]
    public Task Life_cycle_methods_that_look_first() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;
        using UnityEngine;
        using StreamChat.Core;

        public class Board : ComponentBase
        {
            [Inject] public HubConnection Hub { get; set; } = default!;

            protected override async Task OnInitializedAsync()
            {
                if (Hub.State == HubConnectionState.Disconnected)
                    await Hub.StartAsync();
            }

            protected override async Task OnAfterRenderAsync(bool firstRender)
            {
                if (firstRender)
                    await Hub.StartAsync();
            }
        }

        public class ChatBehaviour : MonoBehaviour
        {
            private IStreamChatClient _client = StreamChatClient.CreateDefaultClient();
            private bool _asked;

            private void Update()
            {
                if (_asked)
                    return;
                _asked = true;
                _client.ConnectUserAsync("key", "user", "token");
            }

            private void OnEnable() => _client.ConnectUserAsync("key", "user", "token");

            private void OnDisable() => _client.DisconnectUserAsync();
        }
        """);

    [Fact]
    public Task Other_objects_of_the_type_have_other_clients() => Rule.VerifyAsync(
        """
        public class Room(HubConnection hub)
        {
            private readonly HubConnection _hub = hub;

            public Task OpenAsync() => _hub.StartAsync();

            public static async Task OpenAllAsync(Room first, Room second, IEnumerable<Room> others)
            {
                await first.OpenAsync();
                await second.OpenAsync();
                foreach (var other in others)
                    await other.OpenAsync();
                await Task.WhenAll(others.Select(other => other.OpenAsync()));
            }
        }
        """);

    [Fact]
    public Task Two_constructors_are_two_objects() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub;

            public Chat(HubConnection hub)
            {
                _hub = hub;
                _ = _hub.StartAsync();
            }

            public Chat(string url)
            {
                _hub = new HubConnectionBuilder().WithUrl(url).Build();
                _ = _hub.StartAsync();
            }
        }
        """);

    [Fact]
    public Task A_reconnect_by_hand_is_another_rule_and_so_is_a_managed_client() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task OpenAsync()
            {
                _hub.Closed += _ => _hub.StartAsync();
                await _hub.StartAsync();
            }
        }

        public class Board(IConnectionManager connections)
        {
            public async Task OpenAsync()
            {
                var hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().Build());
                await connections.ConnectAsync(hub, hub.StartAsync);
                await connections.ConnectAsync(hub, hub.StartAsync);
                await hub.StartAsync();
                await hub.StartAsync();
            }
        }
        """);

    [Fact]
    public Task In_a_try_and_in_its_catch_clause_before_a_finally_block() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                try
                {
                    await hub.StartAsync();
                }
                catch (HttpRequestException)
                {
                    await hub.StartAsync();
                }
                finally
                {
                    Console.WriteLine();
                }
            }
        }
        """);

    [Fact]
    public Task Look_alikes() => Rule.VerifyAsync(
        """
        public class HubConnection
        {
            public Task StartAsync() => Task.CompletedTask;
        }

        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                await hub.StartAsync();
                await hub.StartAsync();
            }
        }
        """);

    [Theory]
    [InlineData("await hub.StartAsync(); await hub.StartAsnyc();")]
    [InlineData("await hub.StartAsync(); await missing.StartAsync();")]
    [InlineData("await hub.StartAsync(); await hub.StartAsync(1, 2);")]
    [InlineData("await hub.StartAsync(); await hub.")]
    public Task Half_typed_code(string code) => new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        $"public class Chat(HubConnection hub) {{ public async Task RunAsync() {{ {code} }} }}");
}
