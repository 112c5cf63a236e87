using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.LetManagerReconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3006 where it must not report.</summary>
public class LetManagerReconnectQuietTests
{
    private const string Polly = """

        namespace Polly
        {
            public class ResiliencePipeline
            {
                public Task ExecuteAsync(Func<CancellationToken, Task> action, CancellationToken token = default) => action(token);
            }

            public interface IAsyncPolicy
            {
                Task ExecuteAsync(Func<Task> action);
            }
        }
        """;

    [Fact]
    public Task Inside_a_connector() => Rule.VerifyAsync(
        """
        public class HubConnector : Connector<HubConnection>
        {
            public override async Task ConnectAsync(HubConnection client, ConnectRequest request, CancellationToken cancellationToken)
            {
                client.Closed += _ => client.StartAsync();
                while (true)
                {
                    try
                    {
                        await client.StartAsync(cancellationToken);
                        return;
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(1000, cancellationToken);
                    }
                }
            }

            public override Task DisconnectAsync(HubConnection client, CancellationToken cancellationToken) => client.StopAsync(cancellationToken);
        }

        [ConnectionFactory]
        public class Hubs
        {
            public HubConnection Create()
            {
                var hub = new HubConnectionBuilder().Build();
                hub.Closed += _ => hub.StartAsync();
                return hub;
            }
        }
        """);

    [Fact]
    public Task The_connect_that_the_manager_is_given() => Rule.VerifyAsync(
        """
        public class Chat(IConnectionManager connections)
        {
            public async Task OpenAsync()
            {
                var hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().Build());
                await connections.ConnectAsync(hub, async token =>
                {
                    while (true)
                    {
                        try
                        {
                            await hub.StartAsync(token);
                            return;
                        }
                        catch (HttpRequestException)
                        {
                            await Task.Delay(100, token);
                        }
                    }
                });
                hub.Closed += async _ => await connections.ConnectAsync(hub, hub.StartAsync);
            }
        }
        """);

    [Fact]
    public Task Backoff_through_Polly() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub;
            private readonly Polly.ResiliencePipeline _pipeline = new();
            private readonly Polly.IAsyncPolicy _policy;

            public Chat(HubConnection hub, Polly.IAsyncPolicy policy)
            {
                _hub = hub;
                _policy = policy;
                _hub.Closed += async _ => await _pipeline.ExecuteAsync(async token => await _hub.StartAsync(token));
                _hub.Reconnecting += async _ => await _policy.ExecuteAsync(OpenAsync);
            }

            private async Task OpenAsync() => await _hub.StartAsync();

            public async Task RunAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    try
                    {
                        await _pipeline.ExecuteAsync(_hub.StartAsync, stoppingToken);
                        await _pipeline.ExecuteAsync(token => _hub.StartAsync(token), stoppingToken);
                    }
                    catch (Exception)
                    {
                        await Task.Delay(1000, stoppingToken);
                    }
                }
            }
        }
        """ + Polly);

    [Fact]
    public Task Backoff_through_a_retry_policy() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub, IRetryPolicy policy)
        {
            public async Task OpenAsync()
            {
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        await hub.StartAsync();
                        return;
                    }
                    catch (Exception problem)
                    {
                        if (policy.NextRetryDelay(new RetryContext { PreviousRetryCount = attempt, RetryReason = problem }) is not { } delay)
                            throw;
                        await Task.Delay(delay);
                    }
                }
            }

            public void Wire() => hub.Closed += async problem =>
            {
                await Task.Delay(policy.NextRetryDelay(new RetryContext { RetryReason = problem }) ?? TimeSpan.Zero);
                await hub.StartAsync();
            };
        }

        public class Patient : IRetryPolicy
        {
            public TimeSpan? NextRetryDelay(RetryContext retryContext) => TimeSpan.FromSeconds(Math.Min(60, retryContext.PreviousRetryCount * 5));

            public static HubConnection Build() => new HubConnectionBuilder().WithAutomaticReconnect(new Patient()).Build();
        }
        """);

    [Theory]
    [InlineData("await hub.StartAsync();")]
    [InlineData("try { await hub.StartAsync(); } catch { await Task.Delay(1000); }")]
    [InlineData("try { await hub.StartAsync(); } catch { await Task.Delay(1000); await hub.StartAsync(); }")]
    [InlineData("while (true) { try { await hub.SendAsync(\"Ping\"); } catch { await Task.Delay(1000); } }")]
    [InlineData("await hub.StartAsync(); while (true) { try { await hub.SendAsync(\"Ping\"); } catch { } await Task.Delay(1000); }")]
    [InlineData("while (true) { try { await hub.StartAsync(); return; } catch { throw; } finally { await Task.Delay(1000); } }")]
    [InlineData("while (true) { try { await hub.StartAsync(); await Task.Delay(Timeout.Infinite); } catch (Exception) { return; } }")]
    [InlineData("while (true) { try { await hub.StartAsync(); await Task.Delay(1000); } catch (OperationCanceledException) { } }")]
    [InlineData("while (true) { await hub.StartAsync(); await Task.Delay(1000); }")]
    [InlineData("while (true) { try { var line = Console.ReadLine(); if (line == \"connect\") await hub.StartAsync(); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("while (true) { try { await hub.StartAsync(); break; } catch (Exception e) { Console.WriteLine(e); Console.ReadKey(); } }")]
    [InlineData("while (true) { try { await hub.StartAsync(); break; } catch { Console.ReadLine(); await Task.Delay(500); } }")]
    [InlineData("while (true) { try { await hub.StartAsync(); break; } catch { Console.Read(); await Task.Delay(500); } }")]
    [InlineData("while (true) { try { await hub.StartAsync(); break; } catch { Console.ReadKey(); await Task.Delay(500); } }")]
    [InlineData("while (true) { var one = hubs.Find(h => h.State == HubConnectionState.Disconnected); try { await one!.StartAsync(); } catch { } await Task.Delay(100); }")]
    [InlineData("for (var i = 0; i < hubs.Count; i++) { try { await hubs[i].StartAsync(); } catch { } await Task.Delay(100); }")]
    [InlineData("foreach (var other in hubs) { try { await other.StartAsync(); } catch { await Task.Delay(100); } }")]
    [InlineData("var queue = new Queue<HubConnection>(hubs); while (queue.TryDequeue(out var next)) { try { await next.StartAsync(); } catch { await Task.Delay(100); } }")]
    [InlineData("while (jobs.TryDequeue(out var job)) { if (hub.State == HubConnectionState.Disconnected) await hub.StartAsync(); await hub.SendAsync(job); await Task.Delay(10); }")]
    [InlineData("while (true) { try { await hub.StartAsync(); await hub.SendAsync(\"Report\"); await hub.StopAsync(); } catch (Exception e) { Console.WriteLine(e); } await Task.Delay(TimeSpan.FromHours(1)); }")]
    [InlineData("while (true) { hub.Reconnected += async _ => await hub.StartAsync(); try { hub.ToString(); } catch { } await Task.Delay(1000); }")]
    public Task Code_that_only_looks_like_it(string code) => Rule.VerifyAsync(
        $$"""
        public class Chat(HubConnection hub, List<HubConnection> hubs, Queue<string> jobs)
        {
            public async Task RunAsync()
            {
                {{code}}
                await Task.Yield();
                hubs.Clear();
                jobs.Clear();
            }
        }
        """);

    [Fact]
    public Task Failover_from_one_address_to_the_next() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Feed
        {
            public async Task<ClientWebSocket?> OpenAsync(Uri[] mirrors)
            {
                foreach (var mirror in mirrors)
                {
                    var socket = new ClientWebSocket();
                    try
                    {
                        await socket.ConnectAsync(mirror, default);
                        return socket;
                    }
                    catch (WebSocketException)
                    {
                        socket.Dispose();
                        await Task.Delay(100);
                    }
                }

                return null;
            }

            public async Task OpenNextAsync(Uri[] mirrors, ClientWebSocket socket)
            {
                for (var i = 0; i < mirrors.Length; i++)
                {
                    var mirror = mirrors[i];
                    try
                    {
                        await socket.ConnectAsync(mirror, default);
                        return;
                    }
                    catch (WebSocketException)
                    {
                        await Task.Delay(100);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task As_many_connections_as_asked_for() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class LoadGenerator
        {
            public async Task RunAsync(int count)
            {
                var sockets = new List<ClientWebSocket>();
                for (var i = 0; i < count; i++)
                {
                    var socket = new ClientWebSocket();
                    try
                    {
                        await socket.ConnectAsync(new Uri("wss://x.example.com"), default);
                        _ = PumpAsync(socket);
                    }
                    catch (WebSocketException)
                    {
                    }

                    await Task.Delay(50);
                }

                while (sockets.Count < count)
                {
                    var socket = new ClientWebSocket();
                    try
                    {
                        await socket.ConnectAsync(new Uri("wss://x.example.com"), default);
                        sockets.Add(socket);
                    }
                    catch (WebSocketException)
                    {
                    }

                    await Task.Delay(50);
                }
            }

            private static Task PumpAsync(ClientWebSocket socket) => socket.ReceiveAsync(new byte[10], default);
        }
        """);

    [Fact]
    public Task A_probe_that_opens_and_leaves() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Probe
        {
            public bool IsHealthy { get; private set; }

            public async Task RunAsync(Uri endpoint, CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    using var socket = new ClientWebSocket();
                    try
                    {
                        await socket.ConnectAsync(endpoint, stoppingToken);
                        IsHealthy = true;
                        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", stoppingToken);
                    }
                    catch (WebSocketException)
                    {
                        IsHealthy = false;
                    }

                    await Task.Delay(30_000, stoppingToken);
                }
            }

            public async Task ReportAsync(Uri endpoint, ReadOnlyMemory<byte> report)
            {
                while (true)
                {
                    try
                    {
                        using var socket = new ClientWebSocket();
                        await socket.ConnectAsync(endpoint, default);
                        await socket.SendAsync(report, WebSocketMessageType.Text, true, default);
                    }
                    catch (WebSocketException)
                    {
                    }

                    await Task.Delay(TimeSpan.FromMinutes(5));
                }
            }
        }
        """);

    [Fact]
    public Task A_handler_that_only_tells() => Rule.VerifyAsync(
        """
        public class Button
        {
            public event EventHandler? Click;

            public void Press() => Click?.Invoke(this, EventArgs.Empty);
        }

        public class Chat
        {
            private readonly HubConnection _hub;
            private readonly Button _retry = new();

            public Chat(HubConnection hub)
            {
                _hub = hub;
                _hub.Closed += OnClosed;
                _hub.Reconnected += async _ => await _hub.SendAsync("Join");
                _retry.Click += async (_, _) => await _hub.StartAsync();
            }

            private async Task OnClosed(Exception? error)
            {
                Console.WriteLine(error);
                await Task.Delay(100);
                _retry.Click += async (_, _) => await _hub.StartAsync();
                Offer("lost", async () => await _hub.StartAsync());
            }

            private static void Offer(string text, Func<Task> action) => Actions.Add(action);

            private static readonly List<Func<Task>> Actions = new();
        }
        """);

    [Fact]
    public Task Another_connection_that_takes_over() => Rule.VerifyAsync(
        """
        public class Feed
        {
            private readonly HubConnection _primary = new HubConnectionBuilder().WithUrl("https://a.example.com").Build();
            private readonly HubConnection _backup = new HubConnectionBuilder().WithUrl("https://b.example.com").Build();

            public Feed() => _primary.Closed += async _ => await _backup.StartAsync();
        }
        """);

    [Fact]
    public Task A_timer_that_rings_once_or_opens_one_per_tick() => Rule.VerifyAsync(
        """
        public class Delayed
        {
            private readonly HubConnection _hub;
            private readonly Timer _timer;
            private readonly System.Timers.Timer _once = new(3000) { AutoReset = false };

            public Delayed(HubConnection hub)
            {
                _hub = hub;
                _timer = new Timer(async _ => await _hub.StartAsync(), null, 5000, Timeout.Infinite);
                _once.Elapsed += async (_, _) => await _hub.StartAsync();
                _once.Start();
            }
        }

        public class Reporter
        {
            private readonly Timer _timer = new(async _ =>
            {
                await using var hub = new HubConnectionBuilder().Build();
                await hub.StartAsync();
                await hub.SendAsync("Alive");
            }, null, 0, 60_000);

            public Timer Timer => _timer;
        }

        public class Poller(MQTTnet.IMqttClient client)
        {
            private readonly System.Timers.Timer _timer = new(60_000);

            public void Start() => _timer.Elapsed += async (_, _) =>
            {
                await client.ConnectAsync(client.Options);
                await client.DisconnectAsync(null!);
            };
        }
        """);

    [Fact]
    public Task A_dispatcher_timer_that_stops_itself() => Rule.VerifyAsync(
        """
        public class Splash
        {
            private readonly System.Windows.Threading.DispatcherTimer _timer = new();

            public Splash(HubConnection hub) => _timer.Tick += async (_, _) =>
            {
                _timer.Stop();
                await hub.StartAsync();
            };
        }
        """);

    [Fact]
    public Task A_dispatcher_timer_that_is_stopped_as_the_sender() => Rule.VerifyAsync(
        """
        public class Splash
        {
            private readonly HubConnection _hub;

            public Splash(HubConnection hub)
            {
                _hub = hub;
                var timer = new System.Windows.Threading.DispatcherTimer();
                timer.Tick += OnTick;
                timer.Start();
            }

            private async void OnTick(object? sender, EventArgs e)
            {
                ((System.Windows.Threading.DispatcherTimer)sender!).Stop();
                await _hub.StartAsync();
            }
        }
        """);

    [Fact]
    public Task Another_object_of_the_type_has_another_client() => Rule.VerifyAsync(
        """
        public class Feed(HubConnection hub)
        {
            private readonly HubConnection _hub = hub;

            public Feed? Standby { get; set; }

            public void Wire() => _hub.Closed += async _ =>
            {
                if (Standby is not null)
                    await Standby.OpenAsync();
            };

            public Task OpenAsync() => _hub.StartAsync();
        }
        """);

    [Fact]
    public Task A_menu_that_shows_itself_again() => Rule.VerifyAsync(
        """
        public class Menu(HubConnection hub)
        {
            private bool _exit;

            public async Task ShowAsync()
            {
                try
                {
                    if (Console.ReadLine() == "connect")
                        await hub.StartAsync();
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                    _exit = true;
                }

                await Task.Delay(100);
                if (!_exit)
                    await ShowAsync();
            }
        }
        """);

    [Fact]
    public Task One_more_try_with_a_fresh_token() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync(bool again = true)
            {
                try
                {
                    await hub.StartAsync();
                }
                catch (UnauthorizedAccessException) when (again)
                {
                    await RefreshTokenAsync();
                    await OpenAsync(again: false);
                }
            }

            private Task RefreshTokenAsync() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_client_of_the_users_own_reconnects_itself() => Rule.VerifyAsync(
        """
        public class StubbornClient : SocketIOClient.SocketIO
        {
            public StubbornClient() : base(new Uri("https://x.example.com")) => OnDisconnected += async (_, _) => await ConnectAsync();
        }
        """);

    [Fact]
    public Task Look_alikes() => Rule.VerifyAsync(
        """
        public class HubConnection
        {
            public event Func<Exception?, Task>? Closed;

            public Task StartAsync() => Closed?.Invoke(null) ?? Task.CompletedTask;
        }

        public class Chat
        {
            public Chat(HubConnection hub) => hub.Closed += _ => hub.StartAsync();

            public async Task OpenAsync(HubConnection hub)
            {
                while (true)
                {
                    try
                    {
                        await hub.StartAsync();
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
    public Task The_database_next_to_the_connection() => Rule.VerifyAsync(
        """
        public class Database
        {
            public event Action? Closed;

            public Task ConnectAsync() => Task.Run(() => Closed?.Invoke());
        }

        public class Startup(HubConnection hub, Database database)
        {
            public async Task RunAsync()
            {
                await hub.StartAsync();
                database.Closed += async () => await database.ConnectAsync();
                while (true)
                {
                    try
                    {
                        await database.ConnectAsync();
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

    [Theory]
    [InlineData("while (true) { try { await hub.StartAsnyc(); } catch { await Task.Delay(1000); } }")]
    [InlineData("while (true) { try { await missing.StartAsync(); } catch { await Task.Delay(1000); } }")]
    [InlineData("while (true) { try { await hub.StartAsync(1, 2); } catch { await Task.Delay(1000); } }")]
    [InlineData("while (true) { try { await hub.StartAsync(")]
    [InlineData("hub.Closed += async _ => await hub.Start")]
    [InlineData("hub.Closd += _ => hub.StartAsync();")]
    public Task Half_typed_code(string code) => new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        $"public class Chat(HubConnection hub) {{ public async Task RunAsync() {{ {code} }} }}");

    [Fact]
    public Task Generated_code() => Rule.VerifyAsync(
        """
        // <auto-generated/>
        public class Chat
        {
            public Chat(HubConnection hub) => hub.Closed += _ => hub.StartAsync();
        }
        """);
}
