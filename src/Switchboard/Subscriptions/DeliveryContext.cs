namespace Switchboard;

/// <summary>Runs the callbacks of one connection in the context that the message came with, marked as a delivery.</summary>
/// <remarks>
/// Marking allocates, and a receive loop keeps its context from message to message, so the marked one is kept with the one it was made of.
/// </remarks>
internal sealed class DeliveryContext(ISubscriptionOwner owner)
{
    private volatile Marked? _marked;

    public void Run(ContextCallback callback, object state)
    {
        ExecutionContext? ambient = ExecutionContext.Capture();
        if (ambient is null)
        {
            RunWithoutFlow(callback, state);
            return;
        }
        Marked? marked = _marked;
        if (marked?.Ambient != ambient)
            _marked = marked = Mark(ambient);
        // On .NET Framework a context runs once, and only its copies can run again; elsewhere the copy is the context itself.
        ExecutionContext.Run(marked.Context.CreateCopy(), callback, state);
    }

    /// <summary>Lets go of what the last message came with.</summary>
    public void Forget() => _marked = null;

    // Whoever suppressed the flow wants nothing to follow the callback's awaits, the mark neither.
    private void RunWithoutFlow(ContextCallback callback, object state)
    {
        async Task RunAsync()
        {
            owner.Delivery.Enter(owner);
            callback(state);
        }
        _ = RunAsync();
    }

    private Marked Mark(ExecutionContext ambient)
    {
        ExecutionContext? context = null;
        ExecutionContext.Run(ambient.CreateCopy(), _ =>
        {
            owner.Delivery.Enter(owner);
            context = ExecutionContext.Capture();
        }, null);
        return new Marked(ambient, context!);
    }

    private sealed class Marked(ExecutionContext ambient, ExecutionContext context)
    {
        public ExecutionContext Ambient => ambient;
        public ExecutionContext Context => context;
    }
}
