namespace Switchboard;

internal enum CircuitState
{
    Closed,
    Open,
    HalfOpen,
}
