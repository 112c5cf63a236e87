using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2002, decision 22: an owned field or local that is assigned anew while it may hold an open client.</summary>
public class DisposeOwnedOverwriteTests
{
    [Theory]
    [InlineData("private HubConnection? _hub = Hub(); public void Reset() { [|_hub = Hub()|]; }")]
    [InlineData("private HubConnection? _hub = Hub(); public async Task ResetAsync() { await _hub!.DisposeAsync(); SetUp(); } public void Reset() => SetUp(); private void SetUp() { [|_hub = Hub()|]; }")]
    [InlineData("private HubConnection? _hub; public Sample() => _hub = Hub(); public void Reset() { [|_hub = Hub()|]; }")]
    [InlineData("private HubConnection? _hub; public void Open() { _hub = Hub(); [|_hub = Hub()|]; }")]
    [InlineData("private HubConnection? _hub; public void Open() { try { _hub = Hub(); } finally { [|_hub = Hub()|]; } }")]
    [InlineData("private HubConnection? _hub; public async Task RunAsync() { while (true) { [|_hub = Hub()|]; await Task.Delay(1); } }")]
    [InlineData("private HubConnection? _hub; public async Task RunAsync(int count) { while (count-- > 0) { [|_hub = Hub()|]; await _hub.StartAsync(); } await _hub!.DisposeAsync(); }")]
    [InlineData("private HubConnection? _hub; private readonly Timer _timer; public Sample() => _timer = new Timer(_ => [|_hub = Hub()|]);")]
    [InlineData("private HubConnection? _hub = Hub(); public void Reset() { Log(_hub!.State); [|_hub = Hub()|]; }")]
    // What another method asks or does says nothing of this one.
    [InlineData("private HubConnection? _hub = Hub(); public bool IsOpen() => _hub is not null; public void Reset() { [|_hub = Hub()|]; }")]
    [InlineData("private HubConnection? _hub = Hub(); public async Task CloseAsync() => await EndAsync(); private async Task EndAsync() => await _hub!.DisposeAsync(); public void Reset() { [|_hub = Hub()|]; }")]
    [InlineData("private HubConnection? _hub; public Sample() => Arm(Hub()); private void Arm(HubConnection hub) { hub.Closed += async _ => { await hub.StopAsync(default); }; hub.Closed += _ => { [|_hub = Hub()|]; return Task.CompletedTask; }; }")]
    public Task A_field_that_may_hold_an_open_client(string members) => Rule.VerifyAsync(Type(members));

    [Theory]
    [InlineData("private HubConnection? _hub; public void Open() { _hub = Hub(); }")]
    [InlineData("private HubConnection? _hub = Hub(); public async Task ResetAsync() { await _hub!.DisposeAsync(); SetUp(); } private void SetUp() { _hub = Hub(); }")]
    [InlineData("private HubConnection? _hub; public void Open() { _hub ??= Hub(); }")]
    [InlineData("private HubConnection? _hub = Hub(); public Sample Renewed() => new Sample { _hub = Hub() };")]
    [InlineData("private HubConnection? _hub; public void Open() { if (_hub is null) _hub = Hub(); }")]
    [InlineData("private HubConnection? _hub; public void Open() { if (_hub != null) return; _hub = Hub(); }")]
    [InlineData("private HubConnection? _hub = Hub(); public async Task ResetAsync() { await _hub!.DisposeAsync(); _hub = Hub(); }")]
    [InlineData("private HubConnection? _hub = Hub(); public async Task ResetAsync() { var old = _hub; _hub = Hub(); if (old != null) await old.DisposeAsync(); }")]
    [InlineData("private HubConnection? _hub = Hub(); public async Task ResetAsync() { var old = Interlocked.Exchange(ref _hub, Hub()); if (old != null) await old.DisposeAsync(); }")]
    [InlineData("private HubConnection? _hub = Hub(); public async Task ResetAsync() { if (_hub is { } old) await old.DisposeAsync(); _hub = Hub(); }")]
    [InlineData("private HubConnection? _hub = Hub(); public async Task ResetAsync() { await CloseAsync(); _hub = Hub(); }  private async Task CloseAsync() { if (_hub != null) await _hub.DisposeAsync(); }")]
    [InlineData("private HubConnection? _hub = Hub(); public async Task ResetAsync() { await CloseAsync(_hub); _hub = Hub(); } private static Task CloseAsync(HubConnection? hub) => hub?.StopAsync() ?? Task.CompletedTask;")]
    [InlineData("private HubConnection? _hub; public void Open(bool flag) { if (flag) _hub = Hub(); else _hub = Hub(); }")]
    [InlineData("private HubConnection? _hub; public void Open(int count) { switch (count) { case 0: _hub = Hub(); break; default: _hub = Hub(); break; } }")]
    [InlineData("private HubConnection? _hub; public Sample() { _hub = Hub(); } public Sample(int count) { _hub = Hub(); }")]
    [InlineData("private HubConnection? _hub; public async Task RunAsync() { while (true) { _hub = Hub(); await _hub.StartAsync(); await _hub.DisposeAsync(); } }")]
    [InlineData("private HubConnection? _hub; public async Task RunAsync() { while (true) { _hub = Hub(); try { await _hub.StartAsync(); return; } catch { await _hub.DisposeAsync(); } } }")]
    [InlineData("private HubConnection? _hub; public async Task RunAsync() { for (var i = 0; i < 3; i++) { _hub = Hub(); break; } await Task.Yield(); }")]
    [InlineData("private HubConnection? _hub; private bool _open; public async Task RunAsync() { while (true) { if (!_open) { _hub = Hub(); _open = true; } await Task.Delay(1); } }")]
    [InlineData("private HubConnection? _hub = Hub(); public void Reset() { switch (_hub) { case null: break; default: return; } _hub = Hub(); }")]
    [InlineData("private HubConnection? _hub = Hub(); public void Reset() { var isOpen = _hub is { State: HubConnectionState.Connected }; if (isOpen) return; _hub = Hub(); }")]
    [InlineData("private HubConnection? _hub = Hub(); public async Task ResetAsync() { var old = _hub ?? Hub(); _hub = Hub(); await old.DisposeAsync(); }")]
    [InlineData("private HubConnection? _hub = Hub(); public void Reset() { if (_hub!.State == HubConnectionState.Connected) return; _hub = Hub(); }")]
    [InlineData("private HubConnection? _hub = Hub(); public void Forget() { _hub = null; }")]
    [InlineData("private HubConnection? _hub; public void Open() { try { _hub = Hub(); } catch { _hub = Hub(); } }")]
    [InlineData("private HubConnection? _hub; public void Open() { try { _hub = Hub(); } catch { _hub = Hub(); } finally { GC.Collect(); } }")]
    [InlineData("private HubConnection? _hub; public void Open(bool flag) { if (flag) { _hub = Hub(); { return; } } _hub = Hub(); }")]
    // Decision 22: a public connect method without a guard is no proof that it runs twice.
    [InlineData("private HubConnection? _hub; public async Task ConnectAsync() { _hub = Hub(); await _hub.StartAsync(); }")]
    [InlineData("private HubConnection? _hub; public async Task RunAsync() { while (true) { _hub = Hub(); try { await _hub.StartAsync(); } finally { Close(); } } } private void Close() => _ = _hub?.DisposeAsync();")]
    [InlineData("private HubConnection _hub; public Sample() => _hub = Create(); private HubConnection Create() { var hub = Hub(); hub.Closed += async _ => { await hub.DisposeAsync(); _hub = Create(); }; return hub; }")]
    public Task A_field_that_is_guarded_released_first_or_assigned_once(string members) => Rule.VerifyAsync(Type(members));

    [Theory]
    [InlineData("public async Task RunAsync() { var hub = Hub(); await hub.StartAsync(); [|hub = Hub()|]; await hub.DisposeAsync(); }")]
    [InlineData("public async Task RunAsync(bool flag) { var hub = Hub(); if (flag) [|hub = Hub()|]; await hub.DisposeAsync(); }")]
    [InlineData("public async Task RunAsync() { HubConnection? hub = null; while (true) { [|hub = Hub()|]; await hub.StartAsync(); } }")]
    public Task A_local_that_holds_an_open_client(string members) => Rule.VerifyAsync(Type(members));

    [Theory]
    [InlineData("public async Task RunAsync() { var hub = Hub(); await hub.DisposeAsync(); hub = Hub(); await hub.DisposeAsync(); }")]
    [InlineData("public async Task RunAsync() { HubConnection? hub = null; hub = Hub(); await hub.DisposeAsync(); }")]
    [InlineData("public async Task RunAsync(bool flag) { HubConnection hub; if (flag) hub = Hub(); else hub = Hub(); await hub.DisposeAsync(); }")]
    [InlineData("public async Task RunAsync() { HubConnection? hub = null; try { while (true) { if (hub is null) hub = Hub(); await Task.Delay(1); } } finally { if (hub != null) await hub.DisposeAsync(); } }")]
    [InlineData("public async Task RunAsync() { HubConnection? hub = null; while (true) { hub ??= Hub(); await hub.StartAsync(); } }")]
    [InlineData("public async Task RunAsync() { while (true) { var hub = Hub(); await hub.StartAsync(); await hub.DisposeAsync(); } }")]
    [InlineData("public void Run(List<HubConnection> all) { var hub = Hub(); all.Add(hub); hub = Hub(); all.Add(hub); }")]
    public Task A_local_that_is_released_or_handed_on_first(string members) => Rule.VerifyAsync(Type(members));

    [Fact]
    public Task A_cascaded_connection_that_the_page_overwrites_with_its_own() => Rule.VerifyAsync("""
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;
        public class Page : ComponentBase
        {
            [CascadingParameter] public HubConnection? {|SWB2002:Hub|} { get; set; }

            protected override void OnInitialized() => Hub = new HubConnectionBuilder().WithUrl("https://example.org").Build();
        }
        """);

    [Fact]
    public Task A_copy_that_is_given_a_client_of_its_own() => Rule.VerifyAsync("""
        using Microsoft.AspNetCore.SignalR.Client;
        public record Endpoint(Uri Address) : IAsyncDisposable
        {
            public HubConnection Hub { get; init; } = new HubConnectionBuilder().WithUrl("https://example.org").Build();

            public Endpoint Moved(Uri to) => this with { Address = to, Hub = new HubConnectionBuilder().WithUrl(to).Build() };

            public ValueTask DisposeAsync() => Hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task The_message_of_an_overwritten_client() => Rule.VerifyMessageAsync(
        "SWB2002",
        "'_hub' is assigned a new connection while it may still hold an open one; release the old one first",
        Type("private HubConnection? _hub = Hub(); public void Reset() { {|#0:_hub = Hub()|}; }"));

    private static string Type(string members) => $$"""
        using Microsoft.AspNetCore.SignalR.Client;
        class Sample : IAsyncDisposable
        {
            {{members}}

            public async ValueTask DisposeAsync()
            {
                {{(members.Contains("_hub", StringComparison.Ordinal) ? "if (_hub is not null) await _hub.DisposeAsync();" : "await Task.Yield();")}}
            }

            private static HubConnection Hub() => new HubConnectionBuilder().WithUrl("https://example.org").Build();
            private static void Log(object value) { }
        }
        """;

    [Fact]
    public Task A_loop_that_releases_it_somewhere() => Rule.VerifyAsync(
        """
        public class Chat : IAsyncDisposable
        {
            private HubConnection? _lost;
            private HubConnection? _asked;
            private HubConnection? _tried;

            public async Task LoseAsync()
            {
                while (true)
                {
                    {|SWB2002:_lost = new HubConnectionBuilder().Build()|};
                    await Task.Delay(100);
                }
            }

            public async Task AskAsync()
            {
                while (true)
                {
                    _asked = new HubConnectionBuilder().Build();
                    await Task.Delay(100);
                    if (_asked.State == HubConnectionState.Connected)
                        await _asked.DisposeAsync();
                }
            }

            public async Task TryAsync()
            {
                while (true)
                {
                    _tried = new HubConnectionBuilder().Build();
                    try
                    {
                        await Task.Delay(100);
                    }
                    catch (OperationCanceledException)
                    {
                        await _tried.DisposeAsync();
                    }
                }
            }

            public async ValueTask DisposeAsync()
            {
                if (_lost is not null)
                    await _lost.DisposeAsync();
                if (_asked is not null)
                    await _asked.DisposeAsync();
                if (_tried is not null)
                    await _tried.DisposeAsync();
            }
        }
        """);
}
