namespace Switchboard;

/// <summary>Tells every observer of a client the same.</summary>
internal static class ObserverSet
{
    public static void Received(this ListenerSet<IConnectionObserver> observers)
    {
        foreach (IConnectionObserver observer in observers.Current)
            observer.Received();
    }

    public static void Lost(this ListenerSet<IConnectionObserver> observers, ConnectionFault fault)
    {
        var error = fault.ToException();
        foreach (IConnectionObserver observer in observers.Current)
            observer.Lost(error);
    }

    public static ConnectionFaultException ToException(this ConnectionFault fault) =>
        fault.Exception as ConnectionFaultException
        ?? new ConnectionFaultException(fault.Kind, fault.Message, fault.Exception) { Code = fault.Code, RetryAfter = fault.RetryAfter };
}
