using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using UnityEngine;

namespace Depot.Once;

// Code that runs again, and subscribes once.
public sealed class OnceComponent : ComponentBase, IDisposable
{
    private int _subscribed;
    private IDisposable? _doors;
    private IDisposable? _lifts;

    [Inject]
    public HubConnection Hub { get; set; } = default!;

    protected override void OnParametersSet()
    {
        if (Interlocked.Exchange(ref _subscribed, 1) == 0)
            _doors = Hub.On<string>("Door", _ => InvokeAsync(StateHasChanged));
        _lifts ??= Hub.On<string>("Lift", _ => InvokeAsync(StateHasChanged));
    }

    public void Dispose()
    {
        _doors?.Dispose();
        _lifts?.Dispose();
    }
}

public sealed class OnceBehaviour : MonoBehaviour
{
    private readonly Dictionary<string, IDisposable> _handlers = [];
    private HubConnection? _hub;

    public void Use(HubConnection hub) => _hub = hub;

    public void Update()
    {
        if (_hub is null || _handlers.ContainsKey("Tick"))
            return;

        _handlers["Tick"] = _hub.On<int>("Tick", tick => Debug.Log(tick));
    }

    public void OnDestroy()
    {
        foreach (var handler in _handlers.Values)
            handler.Dispose();
        _handlers.Clear();
    }
}

// A handler that takes itself away when it has run.
public sealed class OneShot(HubConnection hub)
{
    public Task<string> NextAsync()
    {
        var next = new TaskCompletionSource<string>();
        IDisposable? handler = null;
        handler = hub.On<string>("Next", text =>
        {
            handler?.Dispose();
            next.TrySetResult(text);
        });
        return next.Task;
    }

    public Task ClosedAsync()
    {
        var closed = new TaskCompletionSource();
        hub.Closed += OnClosed;
        return closed.Task;

        Task OnClosed(Exception? problem)
        {
            hub.Closed -= OnClosed;
            closed.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
