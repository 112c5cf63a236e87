namespace Switchboard;

/// <summary>One ping. Anything that comes in meanwhile is as good as its answer.</summary>
internal static class Heartbeat
{
    public static async Task RunAsync(ManagedConnection connection, PhysicalConnection physical, ManagerContext context)
    {
        physical.IsPinging = true;
        long sent = context.Time.GetTimestamp();
        long generation = physical.Generation;
        bool answered = await IsAnsweredAsync(physical, context).ConfigureAwait(false);
        physical.IsPinging = false;
        // A client that lost its connection meanwhile, and gets or has it back by itself, was asked on another one.
        if (physical.RecoversByItself || physical.Generation != generation)
        {
            connection.Entry.Reschedule(connection);
            return;
        }
        if (answered)
        {
            physical.Received();
            physical.Latency = context.Time.GetElapsedTime(sent);
            context.Telemetry.Ping(connection.Tags, physical.Latency.GetValueOrDefault());
        }
        else if (physical.LastReceived <= sent)
            connection.Entry.Lose(connection, physical, new ConnectionFault(
                FailureKind.Transient, "HeartbeatTimeout", $"Nothing came in within {context.Options.HeartbeatTimeout} of a ping."));
        connection.Entry.Reschedule(connection);
    }

    private static async Task<bool> IsAnsweredAsync(PhysicalConnection physical, ManagerContext context)
    {
        using var ended = new CancellationTokenSource();
        using var tooLong = new CancellationTokenSource();
        Task timeout = Task.Delay(context.Options.HeartbeatTimeout, context.Time, ended.Token);
        try
        {
            Task ping = Task.Run(() => physical.Binding.PingAsync(tooLong.Token));
            if (await Task.WhenAny(ping, timeout).ConfigureAwait(false) == timeout)
            {
                Cancellation.Request(tooLong);
                BoundedWait.Observe(ping);
                return false;
            }
            await ping.ConfigureAwait(false);
            return true;
        }
        catch (Exception)
        {
            // A ping that cannot be sent is one that is not answered.
            return false;
        }
        finally
        {
            ended.Cancel();
        }
    }
}
