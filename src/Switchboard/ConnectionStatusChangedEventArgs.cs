namespace Switchboard;

/// <summary>A connection that has changed.</summary>
/// <param name="status">Where it stands now.</param>
/// <param name="previousPhase">The phase it was in before.</param>
public sealed class ConnectionStatusChangedEventArgs(ConnectionStatus status, ConnectionPhase previousPhase) : EventArgs
{
    /// <summary>Where the connection stands now.</summary>
    public ConnectionStatus Status { get; } = status;

    /// <summary>The phase it was in before.</summary>
    public ConnectionPhase PreviousPhase { get; } = previousPhase;
}
