namespace Switchboard;

/// <summary>Gives an open connection a new token before its own ends.</summary>
internal static class TokenRenewal
{
    public static async Task RunAsync(ManagedConnection connection, PhysicalConnection physical, ManagerContext context)
    {
        if (connection.Key is not { } key || Interlocked.Exchange(ref physical.RenewalsRunning, 1) != 0)
            return;
        try
        {
            if (await context.Tokens.GetAsync(key, refresh: true, CancellationToken.None).ConfigureAwait(false) is not { } token)
                return;
            if (physical.Binding.Has(ConnectorTraits.RenewsTokens))
                await physical.Binding.RenewTokenAsync(token, CancellationToken.None).ConfigureAwait(false);
            physical.Token = token;
            ManagerLog.TokenRefreshed(context.Logger, connection.Name);
        }
        catch (Exception error)
        {
            // The connection lives on its old token until that ends; then it is opened anew.
            physical.Token = null;
            ManagerLog.TokenNotRenewed(context.Logger, connection.Name, error.GetType().Name);
        }
        finally
        {
            Volatile.Write(ref physical.RenewalsRunning, 0);
            connection.Entry.Reschedule(connection);
        }
    }
}
