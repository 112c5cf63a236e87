namespace Switchboard;

internal enum CloseReason
{
    Released,
    Lost,
    UserSwitched,
    SignedOut,
    ManagerDisposed,
    NotCreated,
}
