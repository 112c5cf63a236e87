using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Switchboard.SignalR;

/// <summary>Starts, stops and restarts a <see cref="HubConnection"/>, tells of its losses, and subscribes to its methods by name.</summary>
/// <remarks>
/// <para>A hub connection keeps its identity and its handlers: lost or stopped, it can start again. One that reconnects by itself
/// (<c>WithAutomaticReconnect</c>) is waited for, and started only when it has given up.</para>
/// <para>A hub asks for its token itself: let its <c>AccessTokenProvider</c> ask <see cref="IConnectionManager.GetTokenAsync"/>. Its silence is
/// watched by itself too, by <see cref="HubConnection.ServerTimeout"/>.</para>
/// </remarks>
public sealed class HubConnectionConnector : Connector<HubConnection>
{
    /// <inheritdoc/>
    public override ConnectorTraits Traits => ConnectorTraits.Restartable | ConnectorTraits.KeepsSubscriptions;

    /// <inheritdoc/>
    public override ClientState GetState(HubConnection client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.State switch
        {
            HubConnectionState.Connected => ClientState.Connected,
            HubConnectionState.Disconnected => ClientState.Disconnected,
            _ => ClientState.Connecting,
        };
    }

    /// <inheritdoc/>
    public override async Task ConnectAsync(HubConnection client, ConnectRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        await ReconnectedAsync(client, cancellationToken).ConfigureAwait(false);
        if (client.State == HubConnectionState.Connected)
            return;
        try
        {
            await client.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException) when (client.State == HubConnectionState.Connected)
        {
            // Somebody else's start came first; this one waited for it and found the connection open.
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            // The hub's own bound on the handshake ends as a cancellation that nobody asked for.
            throw new ConnectionFaultException(FailureKind.Transient, "The server did not complete the hub's handshake in time.", error) { Code = "HandshakeTimeout" };
        }
        catch (InvalidOperationException error) when (error is not ObjectDisposedException && client.State == HubConnectionState.Disconnected)
        {
            // So the client puts it when the server hangs up before its answer.
            throw new ConnectionFaultException(FailureKind.Transient, "The server closed the connection before the hub's handshake was complete.", error) { Code = "HandshakeClosed" };
        }
    }

    /// <inheritdoc/>
    public override Task DisconnectAsync(HubConnection client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override IDisposable? Observe(HubConnection client, IConnectionObserver observer)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(observer);
        return new HubConnectionObservation(client, observer);
    }

    /// <inheritdoc/>
    public override Task<IAsyncDisposable> SubscribeAsync<TMessage>(
        HubConnection client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(sink);
        cancellationToken.ThrowIfCancellationRequested();
        IDisposable handler = client.On<TMessage>(channel.Channel, message => sink.ReceiveAsync(message).AsTask());
        return Task.FromResult<IAsyncDisposable>(new HubHandler(handler));
    }

    /// <summary>Says what kind of failure an exception of a hub is: what the hub protocol rejects is a matter of protocol, not of luck.</summary>
    /// <param name="error">The exception.</param>
    /// <returns>The failure; <see langword="null"/> for what the manager makes of it, an HTTP status 401 being an expired token.</returns>
    public override ConnectionFault? Classify(Exception error) => error switch
    {
        HubException => new ConnectionFault(FailureKind.Protocol, nameof(HubException), "The server did not accept the hub's handshake.", error),
        InvalidDataException => NotTheHubProtocol(nameof(InvalidDataException), error),
        JsonException => NotTheHubProtocol(nameof(JsonException), error),
        _ => null,
    };

    private static ConnectionFault NotTheHubProtocol(string code, Exception error) =>
        new(FailureKind.Protocol, code, "What the server sent is not the hub protocol.", error);

    // Returns when the connection is not reconnecting by itself, or not any more.
    private static async Task ReconnectedAsync(HubConnection client, CancellationToken cancellationToken)
    {
        if (client.State != HubConnectionState.Reconnecting)
            return;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task OnReconnected(string? connectionId)
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        }
        Task OnClosed(Exception? error)
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        }
        client.Reconnected += OnReconnected;
        client.Closed += OnClosed;
        try
        {
            // It may have ended before the handlers were there to see it.
            if (client.State == HubConnectionState.Reconnecting)
                await ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            client.Reconnected -= OnReconnected;
            client.Closed -= OnClosed;
        }
    }

    private sealed class HubHandler(IDisposable handler) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            handler.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
