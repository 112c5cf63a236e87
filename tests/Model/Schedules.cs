using FsCheck;
using FsCheck.Fluent;

namespace Switchboard.Model;

/// <summary>Random schedules, and how one that fails is made smaller.</summary>
internal static class Schedules
{
    private static readonly ConnectorTraits[] s_traits =
    [
        ConnectorTraits.Restartable, ConnectorTraits.KeepsSubscriptions, ConnectorTraits.Pings, ConnectorTraits.Polls, ConnectorTraits.Suspendable,
    ];

    // How often each happens: connections must live long enough for something to happen to them.
    private static readonly (int Weight, Deed Deed)[] s_deeds =
    [
        (10, Deed.Acquire), (2, Deed.AcquireImpatiently), (7, Deed.Release), (3, Deed.GetAndConnect), (3, Deed.GiveBack),
        (7, Deed.Subscribe), (4, Deed.Unsubscribe), (3, Deed.Refresh), (2, Deed.SignOut), (2, Deed.NotifyActivity), (1, Deed.DisposeManager),
        (5, Deed.Emit), (2, Deed.EmitLate), (2, Deed.LoseLate), (7, Deed.Drop), (2, Deed.Close), (2, Deed.BeginReconnect), (2, Deed.CompleteReconnect),
        (2, Deed.FallSilent), (6, Deed.NextConnectFails), (2, Deed.NextConnectHangs), (2, Deed.NextConnectTakes), (2, Deed.LetGo), (2, Deed.Refuse), (1, Deed.Withhold), (2, Deed.Confirm),
        (2, Deed.GoOffline), (3, Deed.GoOnline), (14, Deed.Advance),
    ];

    // The plainer of two deeds that do much the same.
    private static readonly Dictionary<Deed, Deed> s_plainer = new()
    {
        [Deed.AcquireImpatiently] = Deed.Acquire, [Deed.GetAndConnect] = Deed.Acquire, [Deed.GiveBack] = Deed.Release, [Deed.Close] = Deed.Drop,
        [Deed.NextConnectHangs] = Deed.NextConnectFails, [Deed.NextConnectTakes] = Deed.NextConnectFails, [Deed.Withhold] = Deed.Refuse,
    };

    public static Arbitrary<Schedule> All { get; } = Arb.From(Generator(), Smaller);

    private static Gen<Schedule> Generator()
    {
        Gen<Step> step =
            from deed in Gen.Frequency(s_deeds.Select(static one => (one.Weight, Gen.Constant(one.Deed))))
            from which in Gen.Choose(0, 15)
            select new Step(deed, which);
        return
            from traits in Gen.Choose(0, (1 << s_traits.Length) - 1)
            from steps in step.ArrayOf()
            select new Schedule(Chosen(traits), steps);
    }

    private static ConnectorTraits Chosen(int bits)
    {
        ConnectorTraits chosen = ConnectorTraits.None;
        for (int index = 0; index < s_traits.Length; index++)
            if ((bits & (1 << index)) != 0)
                chosen |= s_traits[index];
        return chosen;
    }

    // Large parts first, then single steps, then smaller numbers, plainer deeds and fewer traits.
    private static IEnumerable<Schedule> Smaller(Schedule schedule)
    {
        IReadOnlyList<Step> steps = schedule.Steps;
        for (int size = steps.Count; size > 0; size /= 2)
            for (int start = 0; start < steps.Count; start += size)
                yield return schedule with { Steps = [.. steps.Take(start), .. steps.Skip(start + size)] };
        for (int index = 0; index < steps.Count; index++)
            foreach (int which in new[] { 0, steps[index].Which / 2, steps[index].Which - 1 })
                if (which >= 0 && which < steps[index].Which)
                    yield return With(schedule, index, steps[index] with { Which = which });
        for (int index = 0; index < steps.Count; index++)
            if (s_plainer.TryGetValue(steps[index].Deed, out Deed plainer))
                yield return With(schedule, index, steps[index] with { Deed = plainer });
        foreach (ConnectorTraits trait in s_traits)
            if (schedule.Traits.HasFlag(trait))
                yield return schedule with { Traits = schedule.Traits & ~trait };
    }

    private static Schedule With(Schedule schedule, int index, Step step) =>
        schedule with { Steps = [.. schedule.Steps.Take(index), step, .. schedule.Steps.Skip(index + 1)] };
}
