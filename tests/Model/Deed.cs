namespace Switchboard.Model;

/// <summary>What code, people, servers and networks do.</summary>
public enum Deed
{
    // Code.
    Acquire,
    AcquireImpatiently,
    Release,
    GetAndConnect,
    GiveBack,
    Subscribe,
    Unsubscribe,
    Refresh,
    SignOut,
    NotifyActivity,
    DisposeManager,

    // The server and the client.
    Emit,
    EmitLate,
    LoseLate,
    Drop,
    Close,
    BeginReconnect,
    CompleteReconnect,
    FallSilent,
    NextConnectFails,
    NextConnectHangs,
    NextConnectTakes,
    LetGo,
    Refuse,
    Withhold,
    Confirm,

    // The world.
    GoOffline,
    GoOnline,
    Advance,
}
