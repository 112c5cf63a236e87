// style: Blazor pages on an injected Supabase client
// sdk: supabase
using Microsoft.AspNetCore.Components;
using Supabase.Realtime;
using Supabase.Realtime.Interfaces;
using Supabase.Realtime.PostgresChanges;

namespace Tasks.Pages;

public partial class TodoBoard : ComponentBase, IDisposable
{
    private RealtimeChannel? _channel; // quiet: SWB2002 unsubscribed in Dispose
    private int _changes;

    [Inject] public Supabase.Client Database { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _channel = Database.Realtime.Channel("realtime", "public", "todos");
        _channel.AddPostgresChangeHandler(PostgresChangesOptions.ListenType.All, OnChange); // quiet: SWB2003 removed in Dispose
        await _channel.Subscribe(); // quiet: SWB2003 unsubscribed in Dispose
    }

    private void OnChange(IRealtimeChannel sender, PostgresChangesResponse change)
    {
        _changes++;
        InvokeAsync(StateHasChanged);
    }

    public void Dispose()
    {
        if (_channel is null)
            return;

        _channel.RemovePostgresChangeHandler(PostgresChangesOptions.ListenType.All, OnChange);
        _channel.Unsubscribe();
        _channel = null;
    }
}

public partial class TodoCounter : ComponentBase
{
    private int _open;
    private string? _error;

    [Inject] public Supabase.Client Database { get; set; } = default!;

    [Parameter] public string List { get; set; } = "inbox";

    protected override async Task OnInitializedAsync()
    {
        try
        {
            var channel = Database.Realtime.Channel("counter");
            channel.AddPostgresChangeHandler(PostgresChangesOptions.ListenType.Inserts, (_, _) => Count(1)); // expect: SWB2003
            await channel.Subscribe(); // expect: SWB2003
        }
        catch (Exception exception)
        {
            _error = exception.Message;
        }
    }

    private void Count(int delta)
    {
        _open += delta;
        InvokeAsync(StateHasChanged);
    }

    private async Task SignOutAsync()
    {
        // Everybody else in the circuit uses this client too.
        Database.Realtime.Disconnect(); // expect: SWB3001
        await Task.Yield();
    }
}
