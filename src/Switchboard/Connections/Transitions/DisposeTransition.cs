namespace Switchboard;

/// <summary>Puts away a client that can never be used again, before its successor connects.</summary>
internal sealed class DisposeTransition(ManagedConnection connection, ClientBinding binding, ManagerContext context) : Transition
{
    public override Task RunAsync() => CloseStep.RunAsync(connection, context, _ => binding.DisposeAsync());
}
