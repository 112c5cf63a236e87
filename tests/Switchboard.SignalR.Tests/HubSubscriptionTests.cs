using Microsoft.AspNetCore.SignalR.Client;

namespace Switchboard.SignalR.Tests;

/// <summary>On a manager without any connector, as <see cref="ConnectionManager.Default"/> is.</summary>
public sealed class HubSubscriptionTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private readonly ConnectionManager _connections = new();
    private HubConnection _hub = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = _connections.GetOrCreate("chat", () => server.CreateHub());
        await _connections.ConnectAsync(_hub, _hub.StartAsync).Soon();
    }

    public ValueTask DisposeAsync() => _connections.DisposeAsync();

    [Fact]
    public async Task Handlers_of_every_arity_get_their_arguments()
    {
        List<string> calls = [];
        _connections.Subscribe(_hub, "m0", () => calls.Add("0"));
        _connections.Subscribe<int>(_hub, "m1", a => calls.Add($"{a}"));
        _connections.Subscribe<int, string>(_hub, "m2", (a, b) => calls.Add($"{a}{b}"));
        _connections.Subscribe<int, int, int>(_hub, "m3", (a, b, c) => calls.Add($"{a}{b}{c}"));
        _connections.Subscribe<int, int, int, int>(_hub, "m4", (a, b, c, d) => calls.Add($"{a}{b}{c}{d}"));
        _connections.Subscribe<int, int, int, int, int>(_hub, "m5", (a, b, c, d, e) => calls.Add($"{a}{b}{c}{d}{e}"));
        _connections.Subscribe<int, int, int, int, int, int>(_hub, "m6", (a, b, c, d, e, f) => calls.Add($"{a}{b}{c}{d}{e}{f}"));
        _connections.Subscribe<int, int, int, int, int, int, int>(_hub, "m7", (a, b, c, d, e, f, g) => calls.Add($"{a}{b}{c}{d}{e}{f}{g}"));
        _connections.Subscribe<int, int, int, int, int, int, int, int>(_hub, "m8", (a, b, c, d, e, f, g, h) => calls.Add($"{a}{b}{c}{d}{e}{f}{g}{h}"));

        await CallAsync("m0");
        await CallAsync("m1", 1);
        await CallAsync("m2", 1, "x");
        for (int arity = 3; arity <= 8; arity++)
            await CallAsync($"m{arity}", [.. Enumerable.Range(1, arity).Cast<object>()]);

        Assert.Equal(["0", "1", "1x", "123", "1234", "12345", "123456", "1234567", "12345678"], calls);
    }

    [Fact]
    public async Task Asynchronous_handlers_of_every_arity_get_their_arguments()
    {
        List<string> calls = [];
        Task Note(string call)
        {
            calls.Add(call);
            return Task.CompletedTask;
        }
        _connections.Subscribe(_hub, "m0", () => Note("0"));
        _connections.Subscribe<int>(_hub, "m1", a => Note($"{a}"));
        _connections.Subscribe<int, int>(_hub, "m2", (a, b) => Note($"{a}{b}"));
        _connections.Subscribe<int, int, int>(_hub, "m3", (a, b, c) => Note($"{a}{b}{c}"));
        _connections.Subscribe<int, int, int, int>(_hub, "m4", (a, b, c, d) => Note($"{a}{b}{c}{d}"));
        _connections.Subscribe<int, int, int, int, int>(_hub, "m5", (a, b, c, d, e) => Note($"{a}{b}{c}{d}{e}"));
        _connections.Subscribe<int, int, int, int, int, int>(_hub, "m6", (a, b, c, d, e, f) => Note($"{a}{b}{c}{d}{e}{f}"));
        _connections.Subscribe<int, int, int, int, int, int, int>(_hub, "m7", (a, b, c, d, e, f, g) => Note($"{a}{b}{c}{d}{e}{f}{g}"));
        _connections.Subscribe<int, int, int, int, int, int, int, int>(_hub, "m8", (a, b, c, d, e, f, g, h) => Note($"{a}{b}{c}{d}{e}{f}{g}{h}"));

        for (int arity = 0; arity <= 8; arity++)
            await CallAsync($"m{arity}", [.. Enumerable.Range(1, arity).Cast<object>()]);

        Assert.Equal(["0", "1", "12", "123", "1234", "12345", "123456", "1234567", "12345678"], calls);
    }

    [Fact]
    public async Task Handlers_are_added_and_taken_out_one_by_one()
    {
        List<string> one = [];
        List<string> two = [];
        ISubscription first = _connections.Subscribe<string>(_hub, "message", one.Add);
        ISubscription second = _connections.Subscribe(_hub, "message", (string text) => two.Add(text));

        await CallAsync("message", "a");
        first.Dispose();
        await CallAsync("message", "b");
        second.Dispose();
        await CallAsync("message", "c");

        Assert.Equal(["a"], one);
        Assert.Equal(["a", "b"], two);
        Assert.Equal(0, _connections.GetStatus("chat").Subscriptions);
    }

    [Fact]
    public async Task A_throwing_handler_does_not_stop_the_others()
    {
        List<string> received = [];
        _connections.Subscribe<string>(_hub, "message", _ => throw new FormatException());
        _connections.Subscribe<string>(_hub, "message", received.Add);

        await CallAsync("message", "a");
        await CallAsync("message", "b");

        Assert.Equal(["a", "b"], received);
    }

    // Handlers run in the order of the server's calls, so the last one says that the others ran.
    private async Task CallAsync(string method, params object[] arguments)
    {
        var done = new TaskCompletionSource();
        using IDisposable marker = _hub.On("done", done.SetResult);
        await _hub.SendAsync("Call", method, arguments).Soon();
        await _hub.SendAsync("Call", "done", Array.Empty<object>()).Soon();
        await done.Task.Soon();
    }
}
