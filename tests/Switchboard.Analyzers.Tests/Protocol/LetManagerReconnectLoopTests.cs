using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.LetManagerReconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3006 on loops, timers and methods that call themselves.</summary>
public class LetManagerReconnectLoopTests
{
    [Theory]
    [InlineData("while (true) { try { await {|SWB3006:hub.StartAsync()|}; break; } catch { await Task.Delay(1000); } }")]
    [InlineData("while (!token.IsCancellationRequested) { try { await {|SWB3006:hub.StartAsync(token)|}; return; } catch (HttpRequestException) { } await Task.Delay(TimeSpan.FromSeconds(3), token); }")]
    [InlineData("while (hub.State != HubConnectionState.Connected) { try { await {|SWB3006:hub.StartAsync()|}; } catch (Exception) { Thread.Sleep(1000); } }")]
    [InlineData("while (hub.State == HubConnectionState.Disconnected) { await {|SWB3006:hub.StartAsync()|}; await Task.Delay(1000); }")]
    [InlineData("do { try { await {|SWB3006:hub.StartAsync()|}; } catch (Exception e) when (e is not OperationCanceledException) { Console.WriteLine(e); } await Task.Delay(500); } while (hub.State != HubConnectionState.Connected);")]
    [InlineData("for (;;) { try { await {|SWB3006:hub.StartAsync()|}; return; } catch { } await Task.Delay(1000); }")]
    [InlineData("for (var attempt = 0; attempt < 5; attempt++) { try { await {|SWB3006:hub.StartAsync()|}; break; } catch { await Task.Delay(1000 * attempt); } }")]
    [InlineData("foreach (var delay in new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5) }) { try { await {|SWB3006:hub.StartAsync()|}; break; } catch { await Task.Delay(delay); } }")]
    [InlineData("while (true) { try { {|SWB3006:hub.StartAsync()|}.Wait(); break; } catch (AggregateException) { Task.Delay(1000).Wait(); } }")]
    [InlineData("while (true) { try { await {|SWB3006:hub.StartAsync()|}.ConfigureAwait(false); break; } catch (InvalidOperationException) { throw; } catch (Exception) { await Task.Delay(1000).ConfigureAwait(false); } }")]
    [InlineData("var attempts = 0; while (true) { try { await {|SWB3006:hub.StartAsync()|}; break; } catch { if (++attempts > 5) throw; await Task.Delay(1000); } }")]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5)); while (await timer.WaitForNextTickAsync(token)) { if (hub.State == HubConnectionState.Disconnected) await {|SWB3006:hub.StartAsync(token)|}; }")]
    [InlineData("while (!token.IsCancellationRequested) { if (hub.State == HubConnectionState.Disconnected) { await {|SWB3006:hub.StartAsync(token)|}; } await Task.Delay(1000); }")]
    [InlineData("while (true) { await Task.Delay(1000); if (hub.State == HubConnectionState.Connected) continue; await {|SWB3006:hub.StartAsync(token)|}; }")]
    [InlineData("await Task.Run(async () => { while (true) { try { await {|SWB3006:hub.StartAsync()|}; return; } catch { await Task.Delay(1000); } } });")]
    [InlineData("var gate = new ManualResetEvent(false); while (!gate.WaitOne(1000)) { try { await {|SWB3006:hub.StartAsync()|}; return; } catch { } }")]
    public Task A_loop_that_tries_again(string loop) => Rule.VerifyAsync(
        $$"""
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync(CancellationToken token)
            {
                {{loop}}
                await Task.Yield();
            }
        }
        """);

    [Theory]
    [InlineData("MQTTnet.IMqttClient client", "client.ConnectAsync(client.Options)", "client.IsConnected")]
    [InlineData("SocketIOClient.SocketIO client", "client.ConnectAsync()", "client.Connected")]
    [InlineData("Websocket.Client.IWebsocketClient client", "client.StartOrFail()", "client.IsRunning")]
    [InlineData("NATS.Client.Core.INatsConnection client", "client.ConnectAsync()", "client.ConnectionState == NATS.Client.Core.NatsConnectionState.Open")]
    [InlineData("StreamChat.Core.IStreamChatClient client", "client.ConnectUserAsync(\"key\", \"user\", \"token\")", "client.IsConnected")]
    public Task Of_every_sdk(string parameter, string connect, string state) => Rule.VerifyAsync(
        $$"""
        public class Feed({{parameter}})
        {
            public async Task OpenAsync()
            {
                while (true)
                {
                    try
                    {
                        if (!({{state}}))
                            await {|SWB3006:{{connect}}|};
                    }
                    catch (Exception problem)
                    {
                        Console.WriteLine(problem);
                    }

                    await Task.Delay(TimeSpan.FromSeconds(5));
                }
            }
        }
        """);

    [Fact]
    public Task A_raw_socket_that_is_made_again_on_every_turn() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using Microsoft.Extensions.Hosting;

        public class Feed : BackgroundService
        {
            private readonly Uri _endpoint = new("wss://x.example.com");

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    using var socket = new ClientWebSocket();
                    try
                    {
                        await {|SWB3006:socket.ConnectAsync(_endpoint, stoppingToken)|};
                        var buffer = new byte[1024];
                        while (socket.State == WebSocketState.Open)
                            await socket.ReceiveAsync(buffer, stoppingToken);
                    }
                    catch (OperationCanceledException)
                    {
                        break;
                    }
                    catch (WebSocketException)
                    {
                    }

                    await Task.Delay(3000, stoppingToken);
                }
            }
        }
        """);

    [Fact]
    public Task The_loop_calls_a_method_that_connects() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using Microsoft.Extensions.Hosting;

        public class Feed : BackgroundService
        {
            private readonly Uri _endpoint = new("wss://x.example.com");

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    await ReceiveOnceAsync(stoppingToken);
                    await Task.Delay(3000, stoppingToken);
                }
            }

            private async Task ReceiveOnceAsync(CancellationToken cancellationToken)
            {
                try
                {
                    using var socket = new ClientWebSocket();
                    await {|SWB3006:socket.ConnectAsync(_endpoint, cancellationToken)|};
                    await socket.ReceiveAsync(new byte[1024], cancellationToken);
                }
                catch (WebSocketException)
                {
                }
            }
        }

        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                while (!await TryOpenAsync())
                    await Task.Delay(1000);
            }

            private async Task<bool> TryOpenAsync()
            {
                try
                {
                    await {|SWB3006:hub.StartAsync()|};
                    return true;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            }
        }
        """);

    [Fact]
    public Task The_wait_stands_in_a_method_of_its_own() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            private int _attempt;

            public async Task OpenAsync()
            {
                var connected = false;
                while (!connected)
                {
                    try
                    {
                        await {|SWB3006:hub.StartAsync()|};
                        connected = true;
                    }
                    catch (Exception)
                    {
                        await BackOffAsync();
                    }
                }
            }

            private Task BackOffAsync() => Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, _attempt++)));
        }
        """);

    [Fact]
    public Task A_creation_that_connects() => Rule.VerifyAsync(
        """
        using RabbitMQ.Client;
        using StackExchange.Redis;

        public class Broker(ConnectionFactory factory)
        {
            private IConnection? _connection;
            private ConnectionMultiplexer? _redis;

            public async Task OpenAsync()
            {
                while (_connection is null)
                {
                    try
                    {
                        _connection = await {|SWB3006:factory.CreateConnectionAsync()|};
                    }
                    catch (Exception)
                    {
                        await Task.Delay(5000);
                    }
                }
            }

            public void Open(string configuration)
            {
                for (var attempt = 0; attempt < 10; attempt++)
                {
                    try
                    {
                        _redis = {|SWB3006:ConnectionMultiplexer.Connect(configuration)|};
                        break;
                    }
                    catch (IOException)
                    {
                        Thread.Sleep(2000);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task In_a_program_a_record_a_nested_type_and_a_local_function() => Rule.VerifyProgramAsync(
        """
        var hub = new HubConnectionBuilder().Build();
        await OpenAsync();

        async Task OpenAsync()
        {
            while (true)
            {
                try
                {
                    await {|SWB3006:hub.StartAsync()|};
                    return;
                }
                catch
                {
                    await Task.Delay(1000);
                }
            }
        }

        public record Chat(HubConnection Hub)
        {
            public async IAsyncEnumerable<int> OpenAsync()
            {
                while (Hub.State != HubConnectionState.Connected)
                {
                    await {|SWB3006:Hub.StartAsync()|};
                    await Task.Delay(1000);
                    yield return 1;
                }
            }

            private struct Inner
            {
                private readonly HubConnection _hub;

                public Inner(HubConnection hub) => _hub = hub;

                public void Open()
                {
                    var started = false;
                    while (!started)
                    {
                        try
                        {
                            {|SWB3006:_hub.StartAsync()|}.GetAwaiter().GetResult();
                            started = true;
                        }
                        catch (Exception)
                        {
                            Thread.Sleep(TimeSpan.FromSeconds(1));
                        }
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Timers_of_every_kind() => Rule.VerifyAsync(
        """
        using MQTTnet;

        public class Watchdog : IDisposable
        {
            private readonly IMqttClient _client;
            private readonly Timer _timer;

            public Watchdog(IMqttClient client)
            {
                _client = client;
                _timer = new Timer(Check, null, TimeSpan.Zero, TimeSpan.FromSeconds(10));
            }

            private async void Check(object? state)
            {
                try
                {
                    if (!_client.IsConnected)
                        await {|SWB3006:_client.ConnectAsync(_client.Options)|};
                }
                catch
                {
                }
            }

            public void Dispose() => _timer.Dispose();
        }

        public class Form
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private readonly System.Windows.Forms.Timer _timer = new() { Interval = 5000 };

            public Form() => _timer.Tick += Timer_Tick;

            private void Timer_Tick(object? sender, EventArgs e)
            {
                if (!IsOpen)
                    Open();
            }

            private bool IsOpen => _hub.State == HubConnectionState.Connected;

            private async void Open() => await {|SWB3006:_hub.StartAsync()|};
        }

        public class Window
        {
            public Window(HubConnection hub)
            {
                var timer = new System.Windows.Threading.DispatcherTimer { Interval = TimeSpan.FromSeconds(3) };
                timer.Tick += async (_, _) => await {|SWB3006:hub.StartAsync()|};
                timer.Start();
            }
        }
        """);

    [Fact]
    public Task A_timer_that_rings_once_and_is_set_again_when_it_failed() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub;
            private readonly System.Timers.Timer _retry = new(5000) { AutoReset = false };

            public Chat(HubConnection hub)
            {
                _hub = hub;
                _retry.Elapsed += OnRetry;
                _hub.Closed += _ =>
                {
                    _retry.Start();
                    return Task.CompletedTask;
                };
            }

            private async void OnRetry(object? sender, System.Timers.ElapsedEventArgs e) => await {|SWB3006:_hub.StartAsync()|};
        }

        public class Feed
        {
            private readonly HubConnection _hub;
            private readonly Timer _retry;

            public Feed(HubConnection hub)
            {
                _hub = hub;
                _retry = new Timer(OnRetry, null, 0, Timeout.Infinite);
            }

            private async void OnRetry(object? state)
            {
                try
                {
                    await {|SWB3006:_hub.StartAsync()|};
                }
                catch
                {
                    _retry.Change(5000, Timeout.Infinite);
                }
            }
        }
        """);

    [Theory]
    [InlineData("Update")]
    [InlineData("FixedUpdate")]
    [InlineData("LateUpdate")]
    [InlineData("OnGUI")]
    public Task Every_frame_of_a_game(string method) => Rule.VerifyAsync(
        $$"""
        using StreamChat.Core;
        using UnityEngine;

        public class ChatBehaviour : MonoBehaviour
        {
            private IStreamChatClient _client = StreamChatClient.CreateDefaultClient();

            private void {{method}}()
            {
                if (!_client.IsConnected)
                    {|SWB3006:_client.ConnectUserAsync("key", "user", "token")|};
            }
        }
        """);

    [Fact]
    public Task Methods_that_call_each_other() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Feed
        {
            private ClientWebSocket _socket = new();

            public async Task OpenAsync()
            {
                _socket = new ClientWebSocket();
                await {|SWB3006:_socket.ConnectAsync(new Uri("wss://x.example.com"), default)|};
                _ = ReadAsync();
            }

            private async Task ReadAsync()
            {
                try
                {
                    while (_socket.State == WebSocketState.Open)
                        await _socket.ReceiveAsync(new byte[1024], default);
                }
                catch (WebSocketException)
                {
                    Console.WriteLine("lost");
                }

                await Task.Delay(3000);
                await OpenAsync();
            }
        }

        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync(int attempt = 0)
            {
                try
                {
                    await {|SWB3006:hub.StartAsync()|};
                }
                catch (Exception)
                {
                    await RetryAsync(attempt + 1);
                }
            }

            private async Task RetryAsync(int attempt)
            {
                await Task.Delay(1000 * attempt);
                if (attempt < 10)
                    await OpenAsync(attempt);
            }
        }
        """);

    [Fact]
    public Task A_method_that_calls_itself_in_the_end() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Feed
        {
            public async Task RunAsync(Uri endpoint)
            {
                using var socket = new ClientWebSocket();
                try
                {
                    await {|SWB3006:socket.ConnectAsync(endpoint, default)|};
                    while (socket.State == WebSocketState.Open)
                        await socket.ReceiveAsync(new byte[1024], default);
                }
                finally
                {
                    await Task.Delay(1000);
                    await RunAsync(endpoint);
                }
            }
        }
        """);

    [Fact]
    public Task A_worker_that_waits_for_the_end_of_each_connection() => Rule.VerifyAsync(
        """
        using Microsoft.Extensions.Hosting;

        public class Worker : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    try
                    {
                        await using var hub = new HubConnectionBuilder().WithUrl("https://x.example.com").Build();
                        var closed = new TaskCompletionSource();
                        hub.Closed += _ =>
                        {
                            closed.TrySetResult();
                            return Task.CompletedTask;
                        };
                        await {|SWB3006:hub.StartAsync(stoppingToken)|};
                        await closed.Task;
                    }
                    catch when (stoppingToken.IsCancellationRequested)
                    {
                        return;
                    }
                    catch
                    {
                        Console.WriteLine("lost");
                    }

                    await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
                }
            }
        }
        """);

    [Fact]
    public Task A_continuation_that_connects_again() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public void Open() => {|SWB3006:hub.StartAsync()|}.ContinueWith(task =>
            {
                if (task.IsFaulted)
                {
                    Thread.Sleep(5000);
                    Open();
                }
            });
        }
        """);

    [Fact]
    public Task Without_the_runtime_too() => new Rule { ReferencesSwitchboard = false }.CheckAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                while (true)
                {
                    try
                    {
                        await {|SWB3006:hub.StartAsync()|};
                        return;
                    }
                    catch (Exception)
                    {
                        await Task.Delay(5000);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task And_of_a_managed_client() => Rule.VerifyAsync(
        """
        public class Chat(IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().Build());

            public async Task OpenAsync()
            {
                while (_hub.State != HubConnectionState.Connected)
                {
                    await {|SWB3006:_hub.StartAsync()|};
                    await Task.Delay(1000);
                }
            }
        }
        """);
}
