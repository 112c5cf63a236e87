namespace Switchboard;

/// <summary>Closes a client: for good when it is retired, else only if it is still lingering when its turn comes.</summary>
internal sealed class CloseTransition(ManagedClient client, int lingerNumber, ManagerContext context) : Transition
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _wasRetired = client.IsRetired;

    public Task Done => _done.Task;

    public override async Task RunAsync()
    {
        if (_wasRetired || client.Entry.BeginClose(client, lingerNumber))
            await CloseAsync().ConfigureAwait(false);
        _done.TrySetResult(true);
    }

    private async Task CloseAsync()
    {
        // A client that can start again may be wanted again while it stops, and then keeps its subscriptions.
        bool stopsForGood = _wasRetired || !client.Binding.CanRestart;
        if (stopsForGood)
            client.Subscriptions.Close();
        await BoundAsync(client.Binding.DisconnectAsync).ConfigureAwait(false);
        if (!client.Entry.CompleteStop(client, stopsForGood))
            return;
        client.Subscriptions.Close();
        await BoundAsync(_ => client.Binding.DisposeAsync()).ConfigureAwait(false);
        ManagerLog.Closed(context.Logger, client.Name, client.Generation, client.Reason);
        client.Entry.CompleteClose(client);
    }

    private async Task BoundAsync(Func<CancellationToken, Task> step)
    {
        using var ended = new CancellationTokenSource();
        var tooLong = new CancellationTokenSource();
        try
        {
            // On a thread of its own: a client whose close blocks must not outlast the bound either.
            Task work = Task.Run(() => step(tooLong.Token));
            Task timeout = Task.Delay(context.CloseTimeout, context.Time, ended.Token);
            if (await Task.WhenAny(work, timeout).ConfigureAwait(false) == timeout)
                Cancellation.Request(tooLong);
            if (await BoundedWait.EndsAsync(work, timeout, context.CloseTimeout, context.Time).ConfigureAwait(false))
                await work.ConfigureAwait(false);
            else
                ManagerLog.CloseAbandoned(context.Logger, client.Name, client.Generation);
        }
        catch (Exception error)
        {
            ManagerLog.CloseFailed(context.Logger, error, client.Name, client.Generation);
        }
        finally
        {
            ended.Cancel();
        }
    }
}
