// style: services of a client of which realtime is only one
// sdk: supabase
using Supabase;

namespace Quiz.Data;

public sealed class QuestionTable
{
    private readonly Client _client; // quiet: SWB2002 only its REST services are used

    public QuestionTable(string url, string key) => _client = new Client(url, key, new SupabaseOptions { AutoRefreshToken = true }); // quiet: SWB1001 as above

    public Task OpenAsync() => _client.InitializeAsync();

    public static async Task<Client> OpenOnceAsync(string url, string key)
    {
        var client = new Client(url, key, new SupabaseOptions { AutoConnectRealtime = false }); // quiet: SWB1001, SWB2001 as above
        await client.InitializeAsync();
        return client;
    }
}

public sealed class ScoreFeed : IDisposable
{
    private readonly Client _client; // quiet: SWB2002 its realtime part is what Dispose closes

    public ScoreFeed(string url, string key) => _client = new Client(url, key, new SupabaseOptions { AutoConnectRealtime = true }); // expect: SWB1001

    public async Task ListenAsync(Action changed)
    {
        await _client.InitializeAsync();
        var channel = _client.Realtime.Channel("scores");
        channel.AddStateChangedHandler((_, _) => changed());
        await channel.Subscribe();
    }

    public void Dispose() => _client.Realtime.Disconnect();
}

public sealed class ForgottenFeed : IDisposable
{
    private Client? _client; // expect: SWB2002

    public async Task OpenAsync(string url, string key)
    {
        _client = new Client(url, key, new SupabaseOptions { AutoConnectRealtime = true }); // expect: SWB1001
        await _client.InitializeAsync();
    }

    public void Dispose()
    {
    }
}

/// <summary>The application's client is given: the feed opens and closes its realtime part.</summary>
public sealed class ChangeFeed(Client client, Action changed) : IAsyncDisposable
{
    private Supabase.Realtime.Interfaces.IRealtimeChannel? _channel;

    public async Task StartAsync(string accessToken)
    {
        await StopAsync();
        client.Realtime.SetAuth(accessToken);
        await client.Realtime.ConnectAsync(); // quiet: SWB3002 it is closed in teardown
        var joined = client.Realtime.Channel("changes");
        joined.AddStateChangedHandler((_, _) => changed());
        await joined.Subscribe();
        _channel = joined;
    }

    public Task StopAsync()
    {
        if (_channel is null)
            return Task.CompletedTask;

        _channel.Unsubscribe();
        client.Realtime.Disconnect(); // quiet: SWB3001 teardown reaches it
        _channel = null;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => new(StopAsync());
}
