using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Switchboard.SignalR;

/// <summary>Listens to the events of a hub and tells an observer, until it is disposed.</summary>
internal sealed class HubConnectionObservation : IDisposable
{
    private readonly HubConnection _hub;
    private readonly IConnectionObserver _observer;

    // Both are set and read only in the hub's events, which come one after the other.
    private bool _reconnectsByItself;
    private bool _isReconnecting;

    public HubConnectionObservation(HubConnection hub, IConnectionObserver observer)
    {
        _hub = hub;
        _observer = observer;
        hub.Reconnecting += OnReconnecting;
        hub.Reconnected += OnReconnected;
        hub.Closed += OnClosed;
    }

    public void Dispose()
    {
        _hub.Reconnecting -= OnReconnecting;
        _hub.Reconnected -= OnReconnected;
        _hub.Closed -= OnClosed;
    }

    private Task OnReconnecting(Exception? error)
    {
        _reconnectsByItself = true;
        _isReconnecting = true;
        _observer.Reconnecting(AsLoss(error));
        return Task.CompletedTask;
    }

    private Task OnReconnected(string? connectionId)
    {
        _isReconnecting = false;
        _observer.Reconnected();
        return Task.CompletedTask;
    }

    private Task OnClosed(Exception? error)
    {
        // A hub that reconnects by itself and is closed, not lost, without trying was told not to: by the server, or by a stop.
        bool isFinal = _reconnectsByItself && !_isReconnecting && (error is null or HubException);
        _isReconnecting = false;
        _observer.Lost(isFinal ? Final(error) : AsLoss(error));
        return Task.CompletedTask;
    }

    private static ConnectionFaultException Final(Exception? error) =>
        new(FailureKind.Refused, "The hub was closed and asked not to reconnect, by the server or by a stop that was not the manager's.", error) { Code = "AllowReconnect=false" };

    // Without automatic reconnect the client does not say whether the server allows one. Most closes with an error do, the one of a
    // client that was silent for too long above all.
    private static Exception? AsLoss(Exception? error) => error is HubException
        ? new ConnectionFaultException(FailureKind.Transient, "The server closed the hub connection with an error.", error) { Code = "ClosedByServer" }
        : error;
}
