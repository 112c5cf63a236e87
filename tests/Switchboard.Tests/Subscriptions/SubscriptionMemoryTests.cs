using System.Runtime.CompilerServices;

namespace Switchboard.Tests;

public sealed class SubscriptionMemoryTests : SubscriptionTableTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_of_a_subscription_that_was_disposed_is_kept(bool unsubscribesLater)
    {
        await RestoreAsync();
        if (unsubscribesLater)
            Wire.OnUnsubscribe = static async _ => await Task.Yield();

        List<WeakReference> callbacks = await SubscribeAndDisposeAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        // The client of this test keeps every sink that it was given, and still nothing is reached through them.
        Assert.Equal(0, callbacks.Count(static callback => callback.IsAlive));
        Assert.Empty(Wire.Live);
        Assert.Equal(1_000, Wire.Log.Count(static entry => entry == "-message"));
        Assert.Equal((0, 0), (Table.CallbackCount, Table.ChannelCount));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<List<WeakReference>> SubscribeAndDisposeAsync()
    {
        List<WeakReference> callbacks = [];
        for (int i = 0; i < 1_000; i++)
            await SubscribeOnceAsync(callbacks);
        return callbacks;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task SubscribeOnceAsync(List<WeakReference> callbacks)
    {
        var received = new List<string>();
        ISubscription subscription = Subscribe("message", received.Add);
        await subscription.ReadyAsync().Soon();
        await Wire.EmitAsync("message", "a");
        Assert.Single(received);
        callbacks.Add(new WeakReference(received));
        callbacks.Add(new WeakReference(subscription));
        await subscription.DisposeAsync().Soon();
    }
}
