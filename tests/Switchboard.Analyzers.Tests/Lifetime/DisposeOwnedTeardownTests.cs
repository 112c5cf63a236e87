using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2002: every way in which a teardown may release what the type owns.</summary>
public class DisposeOwnedTeardownTests
{
    [Theory]
    [InlineData("public async ValueTask DisposeAsync() { await _hub!.DisposeAsync(); }")]
    [InlineData("public ValueTask DisposeAsync() => _hub!.DisposeAsync();")]
    [InlineData("public async ValueTask DisposeAsync() => await _hub!.DisposeAsync().ConfigureAwait(false);")]
    [InlineData("ValueTask IAsyncDisposable.DisposeAsync() => _hub!.DisposeAsync();")]
    [InlineData("public async ValueTask DisposeAsync() { await _hub!.StopAsync(); }")]
    [InlineData("public async ValueTask DisposeAsync() { await this._hub!.DisposeAsync(); }")]
    [InlineData("public async ValueTask DisposeAsync() { if (_hub != null) { await _hub.DisposeAsync(); _hub = null; } }")]
    [InlineData("public async ValueTask DisposeAsync() { try { await _hub!.StopAsync(); } finally { await _hub!.DisposeAsync(); } }")]
    [InlineData("public async ValueTask DisposeAsync() { await using var hub = _hub; }")]
    [InlineData("public async ValueTask DisposeAsync() { await using (_hub) { } }")]
    [InlineData("public ValueTask DisposeAsync() => _hub is null ? default : _hub.DisposeAsync();")]
    [InlineData("public async ValueTask DisposeAsync() { var task = _hub!.DisposeAsync(); await task; }")]
    [InlineData("public async ValueTask DisposeAsync() { await Task.WhenAll(_hub!.DisposeAsync().AsTask()); }")]
    public Task Directly(string teardown) => Rule.VerifyAsync(Type("class Sample : IAsyncDisposable", teardown));

    [Theory]
    [InlineData("public async ValueTask DisposeAsync() { var hub = _hub; _hub = null; if (hub is not null) await hub.DisposeAsync(); }")]
    [InlineData("public async ValueTask DisposeAsync() { HubConnection? hub; hub = _hub; if (hub != null) await hub.DisposeAsync(); }")]
    [InlineData("public async ValueTask DisposeAsync() { var hub = _hub; var same = hub; await same!.DisposeAsync(); }")]
    [InlineData("public async ValueTask DisposeAsync() { var (hub, _) = (_hub, 1); await hub!.DisposeAsync(); }")]
    public Task Through_a_local_copy(string teardown) => Rule.VerifyAsync(Type("class Sample : IAsyncDisposable", teardown));

    [Theory]
    [InlineData("public async ValueTask DisposeAsync() { if (_hub is { } hub) await hub.DisposeAsync(); }")]
    [InlineData("public async ValueTask DisposeAsync() { if (_hub is HubConnection hub) await hub.DisposeAsync(); }")]
    [InlineData("public async ValueTask DisposeAsync() { if (_hub is not { } hub) return; await hub.DisposeAsync(); }")]
    [InlineData("public async ValueTask DisposeAsync() { if (_hub is IAsyncDisposable hub) await hub.DisposeAsync(); }")]
    [InlineData("public async ValueTask DisposeAsync() { if (_hub is { State: HubConnectionState.Connected } hub) await hub.DisposeAsync(); }")]
    [InlineData("public async ValueTask DisposeAsync() { if (_hub is var hub and not null) await hub.DisposeAsync(); }")]
    [InlineData("public async ValueTask DisposeAsync() { switch (_hub) { case { } hub: await hub.DisposeAsync(); break; } }")]
    [InlineData("public ValueTask DisposeAsync() => _hub switch { { } hub => hub.DisposeAsync(), _ => default };")]
    public Task Through_a_pattern_variable(string teardown) => Rule.VerifyAsync(Type("class Sample : IAsyncDisposable", teardown));

    [Theory]
    [InlineData("public ValueTask DisposeAsync() => _hub?.DisposeAsync() ?? default;")]
    [InlineData("public ValueTask DisposeAsync() => _hub?.DisposeAsync() ?? ValueTask.CompletedTask;")]
    [InlineData("public async ValueTask DisposeAsync() { await (_hub?.DisposeAsync() ?? default); }")]
    [InlineData("public async ValueTask DisposeAsync() { await (_hub?.StopAsync() ?? Task.CompletedTask); }")]
    [InlineData("public ValueTask DisposeAsync() { (_hub as IAsyncDisposable)?.DisposeAsync().AsTask().Wait(); return default; }")]
    public Task Through_a_null_conditional_call(string teardown) => Rule.VerifyAsync(Type("class Sample : IAsyncDisposable", teardown));

    [Theory]
    [InlineData("public async ValueTask DisposeAsync() { var hub = Interlocked.Exchange(ref _hub, null); if (hub is not null) await hub.DisposeAsync(); }")]
    [InlineData("public async ValueTask DisposeAsync() { if (Interlocked.Exchange(ref _hub, null) is { } hub) await hub.DisposeAsync(); }")]
    [InlineData("public ValueTask DisposeAsync() => Interlocked.Exchange(ref _hub, null)?.DisposeAsync() ?? default;")]
    [InlineData("public ValueTask DisposeAsync() { var hub = Interlocked.CompareExchange(ref _hub, null, _hub); return hub?.DisposeAsync() ?? default; }")]
    public Task Through_Interlocked_Exchange(string teardown) => Rule.VerifyAsync(Type("class Sample : IAsyncDisposable", teardown));

    [Theory]
    [InlineData("public async ValueTask DisposeAsync() { foreach (var hub in new[] { _hub }) if (hub is not null) await hub.DisposeAsync(); }")]
    [InlineData("public async ValueTask DisposeAsync() { foreach (var item in new IAsyncDisposable?[] { _hub }) if (item is not null) await item.DisposeAsync(); }")]
    [InlineData("public async ValueTask DisposeAsync() { IAsyncDisposable?[] all = [_hub]; foreach (var item in all) await (item?.DisposeAsync() ?? default); }")]
    public Task Through_a_collection_loop(string teardown) => Rule.VerifyAsync(Type("class Sample : IAsyncDisposable", teardown));

    [Theory]
    [InlineData("class Sample : Base", "protected override Task OnStopAsync() => CloseAsync(_hub);")]
    [InlineData("class Sample : Base", "public Sample() => Register(_hub!);")]
    [InlineData("class Sample : Base", "public void Open() => Register(_hub = Hub());")]
    [InlineData("class Sample : Base, IAsyncDisposable", "public async ValueTask DisposeAsync() => await CloseAsync(_hub);")]
    public Task Through_a_base_class_helper_that_takes_it(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample : IAsyncDisposable", "public ValueTask DisposeAsync() => CloseAsync(); private ValueTask CloseAsync() => _hub!.DisposeAsync();")]
    [InlineData("class Sample : IAsyncDisposable", "public async ValueTask DisposeAsync() => await StopAsync(); public async Task StopAsync() => await _hub!.DisposeAsync();")]
    [InlineData("class Sample : IAsyncDisposable", "public async ValueTask DisposeAsync() { await One(); async Task One() => await _hub!.DisposeAsync(); }")]
    [InlineData("class Sample : IAsyncDisposable", "public async ValueTask DisposeAsync() => await Close(_hub); private static async Task Close(HubConnection? hub) { if (hub != null) await hub.DisposeAsync(); }")]
    [InlineData("class Sample : IAsyncDisposable", "public async ValueTask DisposeAsync() => await Task.Run(() => _hub!.DisposeAsync().AsTask());")]
    [InlineData("class Sample : IAsyncDisposable", "public async ValueTask DisposeAsync() => await SafeAsync(() => _hub!.DisposeAsync().AsTask()); private static Task SafeAsync(Func<Task> close) => close();")]
    [InlineData("class Sample : IAsyncDisposable", "public ValueTask DisposeAsync() => new(SafeAsync(_hub!.StopAsync)); private static Task SafeAsync(Func<CancellationToken, Task> close) => close(default);")]
    [InlineData("class Sample : IAsyncDisposable", "public ValueTask DisposeAsync() => _hub.CloseQuietlyAsync();")]
    public Task Through_a_helper_of_the_type_s_own(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample : IDisposable", "public void Dispose() { Dispose(true); GC.SuppressFinalize(this); } protected virtual void Dispose(bool disposing) { if (disposing) _hub?.DisposeAsync().AsTask().Wait(); }")]
    [InlineData("class Sample : System.ComponentModel.Component", "protected override void Dispose(bool disposing) { _hub?.DisposeAsync().AsTask().GetAwaiter().GetResult(); base.Dispose(disposing); }")]
    [InlineData("class Sample : IDisposable", "public void Dispose() => _ = _hub?.DisposeAsync();")]
    [InlineData("class Sample : IDisposable", "void IDisposable.Dispose() => _ = _hub?.DisposeAsync();")]
    [InlineData("class Sample : IAsyncDisposable", "public async ValueTask DisposeAsync() { await DisposeAsyncCore(); GC.SuppressFinalize(this); } protected virtual async ValueTask DisposeAsyncCore() { if (_hub is not null) await _hub.DisposeAsync(); }")]
    [InlineData("class Sample : AsyncBase", "protected override async ValueTask DisposeAsyncCore() { if (_hub is not null) await _hub.DisposeAsync(); await base.DisposeAsyncCore(); }")]
    [InlineData(
        "class Module { protected virtual ValueTask DisposeAsyncCore() => default; public ValueTask EndAsync() => DisposeAsyncCore(); } class Sample : Module",
        "protected override ValueTask DisposeAsyncCore() => _hub!.DisposeAsync();")]
    [InlineData("class Sample : AsyncBase", "public override async ValueTask DisposeAsync() { await _hub!.DisposeAsync(); await base.DisposeAsync(); }")]
    [InlineData("class Sample", "~Sample() => _ = _hub?.DisposeAsync();")]
    [InlineData("interface IFeed : IAsyncDisposable { } class Sample : IFeed", "public ValueTask DisposeAsync() => _hub!.DisposeAsync();")]
    public Task In_the_dispose_pattern(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample : IHostedService", "public Task StartAsync(CancellationToken stop) => _hub!.StartAsync(stop); public Task StopAsync(CancellationToken stop) => _hub!.StopAsync(stop);")]
    [InlineData("class Sample : BackgroundService", "protected override Task ExecuteAsync(CancellationToken stop) => _hub!.StartAsync(stop); public override async Task StopAsync(CancellationToken stop) { await _hub!.DisposeAsync(); await base.StopAsync(stop); }")]
    [InlineData("class Sample : BackgroundService", "protected override async Task ExecuteAsync(CancellationToken stop) { try { await Task.Delay(-1, stop); } finally { await _hub!.DisposeAsync(); } }")]
    [InlineData("class Sample : System.Windows.Window", "protected override async void OnClosed(EventArgs e) { base.OnClosed(e); await _hub!.DisposeAsync(); }")]
    [InlineData("class Sample : System.Windows.Window", "public Sample() { Closed += async (_, _) => await _hub!.DisposeAsync(); }")]
    [InlineData("class Sample : System.Windows.Window", "public Sample() { Closed += OnWindowClosed; } private async void OnWindowClosed(object? sender, EventArgs e) => await _hub!.DisposeAsync();")]
    [InlineData("class Sample : System.Windows.Controls.UserControl", "public Sample() { Unloaded += async (_, _) => await _hub!.DisposeAsync(); }")]
    [InlineData("class Sample : UnityEngine.MonoBehaviour", "private async void OnDestroy() => await _hub!.DisposeAsync();")]
    [InlineData("class Sample : UnityEngine.MonoBehaviour", "private void OnApplicationQuit() => _hub!.StopAsync();")]
    [InlineData("class Sample : Microsoft.Maui.Controls.ContentPage", "protected override async void OnDisappearing() { base.OnDisappearing(); await _hub!.DisposeAsync(); }")]
    [InlineData("class Sample : ComponentBase, IAsyncDisposable", "public ValueTask DisposeAsync() => _hub!.DisposeAsync();")]
    [InlineData("class Sample", "public Sample(IHostApplicationLifetime lifetime) => lifetime.ApplicationStopping.Register(() => _hub!.StopAsync().Wait());")]
    [InlineData("class Sample", "public Sample(IHostApplicationLifetime lifetime) => lifetime.ApplicationStopping.Register(Stop); private void Stop() => _hub!.StopAsync().Wait();")]
    [InlineData("class Sample", "public Sample(IHostApplicationLifetime lifetime) => lifetime.ApplicationStopping.UnsafeRegister(Stop, null); private void Stop(object? state) => _hub!.StopAsync().Wait();")]
    [InlineData("class Sample", "public Sample() => AppDomain.CurrentDomain.ProcessExit += (_, _) => _hub!.StopAsync().Wait();")]
    public Task In_the_teardown_of_a_framework(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample", "private readonly List<IAsyncDisposable> _all = new(); public Sample() => _all.Add(_hub!);")]
    [InlineData("class Sample : ControllerBase", "public Sample() => HttpContext.Response.RegisterForDisposeAsync(_hub!);")]
    [InlineData("class Sample", "private readonly Stack<Func<ValueTask>> _cleanup = new(); public Sample() => _cleanup.Push(() => _hub!.DisposeAsync());")]
    public Task Handed_to_what_disposes_it(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("public ValueTask DisposeAsync() => Closing.AllAsync(_hub, null);")]
    [InlineData("public ValueTask DisposeAsync() => Closing.AllAsync(new IAsyncDisposable?[] { _hub });")]
    [InlineData("public ValueTask DisposeAsync() => Closing.AllAsync([_hub, null]);")]
    [InlineData("public ValueTask DisposeAsync() => Closing.EachAsync(_hub, null);")]
    [InlineData("public ValueTask DisposeAsync() => Closing.EachAsync([_hub]);")]
    public Task With_others_by_one_call(string teardown) => Rule.VerifyAsync(Type("class Sample : IAsyncDisposable", teardown));

    [Theory]
    [InlineData("class Sample : AsyncOwner", "protected override HubConnection? Owned => _hub;")]
    [InlineData("class Sample : IHubOwner", "HubConnection? IHubOwner.Owned => _hub;")]
    [InlineData("class Sample : IHubOwner", "public HubConnection? Owned => _hub;")]
    public Task By_a_base_or_an_interface_that_is_given_it(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample : AsyncOwner", "protected override HubConnection? Owned => null;")]
    [InlineData("class Sample : AsyncBase", "public HubConnection? Owned => _hub;")]
    public Task But_not_by_a_base_that_is_given_another(string type, string members) =>
        Rule.VerifyAsync(Type(type, members).Replace("_hub = Hub()", "[|_hub|] = Hub()", StringComparison.Ordinal));

    [Fact]
    public Task By_the_remove_accessor_of_a_custom_event() => Rule.VerifyAsync("""
        using Microsoft.AspNetCore.SignalR.Client;
        class Events(HubConnection hub)
        {
            private Action<string>? _said;
            private IDisposable? _handler;

            public event Action<string>? Said
            {
                add
                {
                    _said += value;
                    _handler ??= hub.On<string>("said", text => _said?.Invoke(text));
                }
                remove
                {
                    _said -= value;
                    if (_said is null)
                        _handler?.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task But_not_by_what_only_writes_it() => Rule.VerifyAsync(
        Type("class Sample : IAsyncDisposable", "public void Show() => Console.WriteLine(\"{0} {1} {2} {3}\", _hub, 1, 2, 3); public ValueTask DisposeAsync() => default;")
            .Replace("_hub = Hub()", "[|_hub|] = Hub()", StringComparison.Ordinal));

    [Fact]
    public Task In_a_list_whose_elements_teardown_disposes() => Rule.VerifyAsync("""
        using System.Net.WebSockets;
        class Pool : IDisposable
        {
            private readonly List<WebSocket> _sockets = new();
            public void Open() => _sockets.Add(new ClientWebSocket());
            public void Dispose() => _sockets.ForEach(socket => socket.Dispose());
        }
        """);

    private static string Type(string type, string members) => $$"""
        using System.Net.WebSockets;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;
        public static class Closing
        {
            public static ValueTask CloseQuietlyAsync(this HubConnection? hub) => hub?.DisposeAsync() ?? default;

            public static ValueTask AllAsync(params IAsyncDisposable?[] items) => EachAsync(items);

            public static async ValueTask EachAsync(params IEnumerable<IAsyncDisposable?> items)
            {
                foreach (var item in items)
                {
                    if (item is not null)
                        await item.DisposeAsync();
                }
            }
        }

        public abstract class Base
        {
            protected virtual Task OnStopAsync() => Task.CompletedTask;
            protected Task CloseAsync(HubConnection? hub) => hub?.StopAsync() ?? Task.CompletedTask;
            protected void Register(IAsyncDisposable item) { }
        }

        public abstract class AsyncBase : IAsyncDisposable
        {
            public virtual ValueTask DisposeAsync() => DisposeAsyncCore();
            protected virtual ValueTask DisposeAsyncCore() => default;
        }

        public abstract class AsyncOwner : IAsyncDisposable
        {
            protected abstract HubConnection? Owned { get; }
            public ValueTask DisposeAsync() => Owned?.DisposeAsync() ?? default;
        }

        public interface IHubOwner : IAsyncDisposable
        {
            HubConnection? Owned { get; }
            ValueTask IAsyncDisposable.DisposeAsync() => Owned?.DisposeAsync() ?? default;
        }

        {{type}}
        {
            private HubConnection? _hub = Hub();

            {{members}}

            private static HubConnection Hub() => new HubConnectionBuilder().WithUrl("https://example.org").Build();
        }
        """;
}
