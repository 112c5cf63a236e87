// style: static policies that several managers share
// sdk: signalr
using Switchboard;

namespace Fleet;

public static class ReconnectPolicies
{
    public static ReconnectPolicy Eager { get; } = new()
    {
        BaseDelay = TimeSpan.FromMilliseconds(200),
        BackoffFactor = 1, // quiet: SWB5004 a delay that stays the same
        Jitter = 0, // expect: SWB5004
    };

    public static ReconnectPolicy Patient { get; } = ReconnectPolicy.Chat with
    {
        MaxAttempts = null, // quiet: SWB5004 the circuit breaker is always on
        BaseDelay = TimeSpan.FromMinutes(1), // expect: SWB5004
    };

    public static ReconnectPolicy Night { get; } = ReconnectPolicy.Conservative with
    {
        Jitter = 0, // quiet: SWB5004 the conservative policy adds jitter on top
        MaxDelay = TimeSpan.FromMinutes(10),
    };

    public static ReconnectPolicy Shrinking { get; } = new()
    {
        BackoffFactor = 0.8, // expect: SWB5004
        MaxAttempts = 0, // expect: SWB5004
    };

    public static ReconnectPolicy Short { get; } = new()
    {
        BaseDelay = TimeSpan.FromSeconds(10),
        MaxDelay = TimeSpan.FromSeconds(4), // expect: SWB5004
    };

    public static ReconnectPolicy With(TimeSpan first) => new()
    {
        BaseDelay = first, // quiet: SWB5004 not constant
        MaxDelay = 6 * first,
    };
}
