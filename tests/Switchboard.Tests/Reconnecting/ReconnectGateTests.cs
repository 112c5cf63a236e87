namespace Switchboard.Tests;

public sealed class ReconnectGateTests
{
    private readonly ReconnectGate _gate = new(concurrency: 2);

    [Fact]
    public async Task As_many_as_may_are_inside_and_the_others_come_in_their_order()
    {
        IDisposable first = await EnterNow();
        IDisposable second = await EnterNow();
        Task<IDisposable> third = Enter();
        Task<IDisposable> fourth = Enter();
        Assert.False(third.IsCompleted);

        first.Dispose();
        IDisposable inside = await third.Soon();
        Assert.False(fourth.IsCompleted);

        inside.Dispose();
        second.Dispose();
        (await fourth.Soon()).Dispose();
        (await EnterNow()).Dispose();
    }

    [Fact]
    public async Task A_place_is_left_once()
    {
        IDisposable first = await EnterNow();
        await EnterNow();
        first.Dispose();
        first.Dispose();

        await EnterNow();

        Assert.False(Enter().IsCompleted);
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_place()
    {
        IDisposable first = await EnterNow();
        await EnterNow();
        using var impatience = new CancellationTokenSource();
        Task<IDisposable> impatient = Enter(impatience.Token);
        Task<IDisposable> patient = Enter();

        await impatience.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.Soon());
        first.Dispose();

        Assert.Equal(impatience.Token, cancelled.CancellationToken);
        (await patient.Soon()).Dispose();
        await EnterNow();
    }

    [Fact]
    public async Task Who_gives_up_with_the_place_in_hand_keeps_it()
    {
        IDisposable first = await EnterNow();
        await EnterNow();
        using var impatience = new CancellationTokenSource();
        Task<IDisposable> waiting = Enter(impatience.Token);

        first.Dispose();
        await impatience.CancelAsync();

        (await waiting.Soon()).Dispose();
        await EnterNow();
    }

    [Fact]
    public async Task Who_has_given_up_before_does_not_enter()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Enter(new CancellationToken(canceled: true)));

        await EnterNow();
        await EnterNow();
    }

    [Fact]
    public async Task Under_any_load_there_are_never_more_inside_and_in_the_end_none()
    {
        int inside = 0;
        int most = 0;

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () =>
        {
            using var impatience = new CancellationTokenSource();
            Task<IDisposable> entering = Enter(impatience.Token);
            if (number % 3 == 0)
                await impatience.CancelAsync();
            try
            {
                using IDisposable place = await entering;
                int now = Interlocked.Increment(ref inside);
                for (int seen = most; now > seen; seen = most)
                    Interlocked.CompareExchange(ref most, now, seen);
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            }
            catch (OperationCanceledException) when (number % 3 == 0)
            {
            }
        }))).Soon();

        Assert.InRange(most, 1, 2);
        await EnterNow();
        await EnterNow();
        Assert.False(Enter().IsCompleted);
    }

    private Task<IDisposable> Enter(CancellationToken cancellationToken = default) => _gate.EnterAsync(cancellationToken).AsTask();

    private Task<IDisposable> EnterNow()
    {
        Task<IDisposable> entering = Enter();
        Assert.True(entering.IsCompletedSuccessfully);
        return entering;
    }
}
