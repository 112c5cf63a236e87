namespace Switchboard;

public sealed partial record ConnectionFault
{
    /// <summary>Replaced by the classification.</summary>
    /// <param name="error">The error.</param>
    /// <returns>The fault.</returns>
    public static ConnectionFault From(Exception error) => new(FailureKind.Transient, error.GetType().Name, error.GetType().Name, error);
}
