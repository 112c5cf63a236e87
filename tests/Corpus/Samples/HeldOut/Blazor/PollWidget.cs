// style: Blazor component that subscribes after render
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.JSInterop;

namespace Townhall.Shared;

public sealed partial class PollWidget : ComponentBase, IAsyncDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private int[] _votes = new int[4];
    private bool _closed;
    private bool _listensToChat;

    [CascadingParameter] public HubConnection Hub { get; set; } = default!;

    [Inject] public IJSRuntime Script { get; set; } = default!;

    [Parameter, EditorRequired] public Guid PollId { get; set; }

    private int Total => _votes.Sum();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.InvokeVoidAsync("charts.attach", PollId);
            _subscriptions.Add(Hub.On<Guid, int[]>("PollUpdated", OnUpdated)); // quiet: SWB2003, SWB4002 first render only, kept in a list
        }

        _subscriptions.Add(Hub.On<Guid>("PollClosed", OnPollClosed)); // expect: SWB4002

        if (!_listensToChat)
        {
            _listensToChat = true;
            _subscriptions.Add(Hub.On<string>("ChatMessage", OnChat)); // quiet: SWB4002 guarded by a flag
        }
    }

    private void OnUpdated(Guid poll, int[] votes)
    {
        if (poll != PollId)
            return;
        _votes = votes;
        InvokeAsync(StateHasChanged);
    }

    private void OnPollClosed(Guid poll)
    {
        _closed |= poll == PollId;
        InvokeAsync(StateHasChanged);
    }

    private void OnChat(string text)
    {
        if (text.StartsWith("/poll ", StringComparison.Ordinal))
            InvokeAsync(StateHasChanged);
    }

    private async Task VoteAsync(int option)
    {
        if (_closed)
            return;
        await Hub.InvokeAsync("Vote", PollId, option);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
        _subscriptions.Clear();

        try
        {
            await Script.InvokeVoidAsync("charts.detach", PollId);
        }
        catch (JSDisconnectedException)
        {
            // The circuit is gone, and the chart with it.
        }
    }
}
