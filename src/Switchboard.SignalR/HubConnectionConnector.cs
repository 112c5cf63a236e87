using Microsoft.AspNetCore.SignalR.Client;

namespace Switchboard.SignalR;

/// <summary>Starts, stops and restarts a <see cref="HubConnection"/>, and subscribes to its methods by name.</summary>
/// <remarks>
/// A hub connection keeps its identity: stopped, it can start again. One that reconnects by itself is waited for, and started only
/// when it has given up.
/// </remarks>
public sealed class HubConnectionConnector : IConnector<HubConnection>
{
    /// <inheritdoc/>
    public bool CanRestart => true;

    /// <inheritdoc/>
    public ClientState GetState(HubConnection client)
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
    public async Task ConnectAsync(HubConnection client, ConnectionKey? key, CancellationToken cancellationToken)
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
    }

    /// <inheritdoc/>
    public Task DisconnectAsync(HubConnection client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public IDisposable Subscribe<TMessage>(HubConnection client, string channel, Func<TMessage, Task> receive) => client.On(channel, receive);

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
}
