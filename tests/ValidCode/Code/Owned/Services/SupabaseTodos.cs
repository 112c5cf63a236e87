using Supabase.Realtime;
using Supabase.Realtime.Interfaces;
using Supabase.Realtime.PostgresChanges;

namespace Social.Todos;

public sealed class TodoTable : IAsyncDisposable
{
    private readonly Client _realtime;
    private readonly RealtimeChannel _channel;

    public TodoTable(string url, Func<Task<string>> accessToken)
    {
        _realtime = new Client(url, new ClientOptions { AccessTokenProvider = accessToken });
        _channel = _realtime.Channel("realtime", "public", "todos");
        _channel.AddPostgresChangeHandler(PostgresChangesOptions.ListenType.Inserts, (_, _) => Count++);
        _channel.AddPostgresChangeHandler(PostgresChangesOptions.ListenType.Deletes, (_, _) => Count--);
    }

    public int Count { get; private set; }

    public async Task OpenAsync()
    {
        await _realtime.ConnectAsync();
        await _channel.Subscribe();
    }

    public ValueTask DisposeAsync()
    {
        _channel.Unsubscribe();
        _realtime.Disconnect();
        return ValueTask.CompletedTask;
    }
}

// A channel of a shared client.
public sealed class TodoBadge(Supabase.Client supabase) : IDisposable
{
    private RealtimeChannel? _channel;

    public int Changes { get; private set; }

    public async Task ShowAsync()
    {
        _channel ??= supabase.Realtime.Channel("todo-badge");
        _channel.AddPostgresChangeHandler(PostgresChangesOptions.ListenType.All, OnChange);
        await _channel.Subscribe();
    }

    public void Dispose()
    {
        _channel?.RemovePostgresChangeHandler(PostgresChangesOptions.ListenType.All, OnChange);
        _channel?.Unsubscribe();
    }

    private void OnChange(IRealtimeChannel sender, PostgresChangesResponse change) => Changes++;
}
