namespace Switchboard;

internal sealed partial class ConnectionEntry
{
    /// <summary>Gives a connection the client that was made for it. False when it was overtaken by a close and is being closed.</summary>
    public bool CompleteCreation(ManagedConnection connection, ClientBinding binding)
    {
        SingleCreation? creation;
        bool isOpenToUse;
        lock (_gate)
        {
            connection.Bind(binding);
            creation = connection.Creation;
            connection.Creation = null;
            isOpenToUse = !connection.IsRetired;
            if (!isOpenToUse)
                _loop.Post(new CloseTransition(connection, mayStay: false, _context));
        }
        creation?.Complete();
        if (isOpenToUse)
            connection.Subscriptions.Attach(binding);
        return isOpenToUse;
    }

    /// <summary>The client could not be made. A connection that never had one ends with that.</summary>
    public void FailCreation(ManagedConnection connection, Exception error)
    {
        SingleCreation? creation;
        bool ends = false;
        lock (_gate)
        {
            creation = connection.Creation;
            connection.Creation = null;
            if (!connection.HadClient)
            {
                ends = true;
                if (!connection.IsRetired)
                    RetireCurrent(connection, CloseReason.NotCreated);
            }
            else if (connection.IsRetired)
                _loop.Post(new CloseTransition(connection, mayStay: false, _context));
        }
        if (ends)
            CompleteClose(connection);
        creation?.Fail(error);
    }

    /// <summary>The client of the connection, made anew where it was lost.</summary>
    public async ValueTask<ClientBinding> EnsureClientAsync(ManagedConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (connection.BindingOrNull is { } binding)
            {
                if (binding.State != ClientState.Closed || connection.Key is null)
                    return binding;
                await ResetAsync(connection, binding, wasOpen: true, error: null).ConfigureAwait(false);
            }
            SingleCreation creation;
            bool isMine = false;
            lock (_gate)
            {
                if (connection.IsRetired)
                    throw connection.ClosedException();
                if (connection.HasClient)
                    continue;
                if (connection.Creation is null)
                {
                    if (connection.Recipe is null)
                        throw connection.ClosedException(CloseReason.Lost);
                    connection.Creation = new SingleCreation();
                    isMine = true;
                }
                creation = connection.Creation;
            }
            if (isMine)
                return await MakeAsync(connection, creation, cancellationToken).ConfigureAwait(false);
            try
            {
                await creation.Made.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Who made it failed; this one tries for itself.
            }
        }
    }

    private async Task<ClientBinding> MakeAsync(ManagedConnection connection, SingleCreation creation, CancellationToken cancellationToken)
    {
        ClientBinding binding;
        try
        {
            Task<ClientBinding> making = connection.Recipe!.Create(cancellationToken);
            creation.LeaveThread();
            binding = await making.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            FailCreation(connection, error);
            throw;
        }
        return CompleteCreation(connection, binding) ? binding : throw connection.ClosedException();
    }
}
