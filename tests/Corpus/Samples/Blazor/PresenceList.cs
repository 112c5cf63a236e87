// style: Blazor component with a cascading hub
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Shared;

public class PresenceList : ComponentBase, IAsyncDisposable
{
    private readonly HashSet<string> _present = new();
    private IDisposable? _joined; // quiet: SWB2002 disposed
    private IDisposable? _left; // expect: SWB2002

    [CascadingParameter] public HubConnection Connection { get; set; } = default!;

    protected override void OnInitialized()
    {
        _joined = Connection.On<string>("Joined", name => _present.Add(name));
        _left = Connection.On<string>("Left", name => _present.Remove(name));
        Connection.On("Cleared", _present.Clear); // expect: SWB2003
    }

    public async ValueTask DisposeAsync()
    {
        _joined?.Dispose();
        await Connection.DisposeAsync(); // expect: SWB3001
    }
}
