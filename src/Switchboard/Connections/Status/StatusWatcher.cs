using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>Somebody who listens to one connection.</summary>
internal abstract class StatusWatcher(ConnectionKey key)
{
    public ConnectionKey Key => key;

    public void Tell(ConnectionStatus status, bool isLoss, bool isRestoration, ILogger logger)
    {
        if (!key.Equals(status.Key))
            return;
        try
        {
            Told(status, isLoss, isRestoration);
        }
        catch (Exception error)
        {
            ManagerLog.HandlerFailed(logger, error, key.ToString());
        }
    }

    /// <summary>Nothing changes any more.</summary>
    public virtual void End()
    {
    }

    protected abstract void Told(ConnectionStatus status, bool isLoss, bool isRestoration);
}
