using System.Globalization;

namespace Switchboard;

/// <summary>Exponential backoff with jitter that looks at why the last attempt failed.</summary>
/// <remarks>
/// <para>After a loss the first attempt comes after a random part of <see cref="BaseDelay"/>, so that the clients of a restarted server do not
/// come back together. After the attempt number n has failed, the backoff is <see cref="BaseDelay"/> × <see cref="BackoffFactor"/>ⁿ⁻¹, at most
/// <see cref="MaxDelay"/>; the delay is drawn from (1 − <see cref="Jitter"/>) of it to the whole of it, and from up to
/// <see cref="AddedJitter"/> on top. <see cref="ReconnectContext.Chance"/> is what it is drawn with: 0 gives the shortest delay.</para>
/// <para>Where the server said how long to wait (<see cref="ConnectionFault.RetryAfter"/>), that replaces the backoff: it is never shortened, and a
/// random part of <see cref="BaseDelay"/> is added. A server that asks for more than a day is not waited for.</para>
/// <para>It stops after <see cref="MaxAttempts"/>, and at once when trying again cannot help: <see cref="FailureKind.Rejected"/>,
/// <see cref="FailureKind.Refused"/>, <see cref="FailureKind.Cancelled"/>, and <see cref="FailureKind.TokenExpired"/>, which a policy only gets to
/// see when a fresh token did not help either.</para>
/// <para>A policy is immutable and safe for any number of threads; <c>ReconnectPolicy.Chat with { MaxAttempts = null }</c> makes another.</para>
/// </remarks>
public sealed record ReconnectPolicy : IReconnectPolicy
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    /// <summary>For people who wait: 1 second, doubled up to 30 seconds, 10 attempts. The jitter of one half is this library's choice.</summary>
    public static ReconnectPolicy Chat { get; } = new();

    /// <summary>For short interruptions: 1 second, × 1.4 each time, 6 attempts, 40 % jitter.</summary>
    public static ReconnectPolicy Resilient { get; } = new() { BackoffFactor = 1.4, MaxAttempts = 6, Jitter = 0.4 };

    /// <summary>For what nobody watches: 5 seconds, doubled up to 30 seconds, up to 1 second on top, 5 attempts.</summary>
    public static ReconnectPolicy Conservative { get; } = new()
    {
        BaseDelay = TimeSpan.FromSeconds(5),
        MaxAttempts = 5,
        Jitter = 0,
        AddedJitter = TimeSpan.FromSeconds(1),
    };

    /// <summary>Never tries again: a connect is one attempt, and a lost connection stays lost until somebody asks for it.</summary>
    public static IReconnectPolicy None { get; } = new NoReconnect();

    /// <summary>The backoff after the first failed attempt. More than 0, up to 1 day, by default 1 second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan BaseDelay
    {
        get;
        init => field = value > TimeSpan.Zero && value <= s_day ? value : throw OutOfRange(nameof(BaseDelay), value, $"more than {TimeSpan.Zero} and at most {s_day}");
    } = TimeSpan.FromSeconds(1);

    /// <summary>What the backoff grows by with each failed attempt. 1 to 100, by default 2; 1 keeps it the same.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double BackoffFactor
    {
        get;
        init => field = value is >= 1 and <= 100 ? value : throw OutOfRange(nameof(BackoffFactor), value, "from 1 to 100");
    } = 2;

    /// <summary>The longest backoff. At least <see cref="BaseDelay"/>, up to 1 day, by default 30 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan MaxDelay
    {
        get;
        init => field = value > TimeSpan.Zero && value <= s_day ? value : throw OutOfRange(nameof(MaxDelay), value, $"more than {TimeSpan.Zero} and at most {s_day}");
    } = TimeSpan.FromSeconds(30);

    /// <summary>How many attempts there are before it stops. 1 to 1,000,000, by default 10; <see langword="null"/> for any number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int? MaxAttempts
    {
        get;
        init => field = value is null or (>= 1 and <= 1_000_000) ? value : throw OutOfRange(nameof(MaxAttempts), value.Value, "from 1 to 1000000, or null for any number");
    } = 10;

    /// <summary>Which share of the backoff is random. 0 to 1, by default 0.5; 1 is what is called full jitter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Jitter
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw OutOfRange(nameof(Jitter), value, "from 0 to 1");
    } = 0.5;

    /// <summary>How much random time comes on top of the backoff, and of <see cref="MaxDelay"/>, at most. 0 to 1 day, by default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan AddedJitter
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= s_day ? value : throw OutOfRange(nameof(AddedJitter), value, $"from {TimeSpan.Zero} to {s_day}");
    }

    /// <inheritdoc/>
    public TimeSpan? NextDelay(ReconnectContext context)
    {
        if (context.Attempt >= MaxAttempts
            || context.Fault?.Kind is FailureKind.Rejected or FailureKind.Refused or FailureKind.Cancelled or FailureKind.TokenExpired)
            return null;
        TimeSpan first = BaseDelay < MaxDelay ? BaseDelay : MaxDelay;
        // A server that says 0 did not think of everybody coming back at once.
        if (context.Fault?.RetryAfter is { Ticks: > 0 } asked)
            return asked <= s_day ? asked + Share(first, context.Chance) : null;
        return context.Attempt <= 0
            ? Share(first, context.Chance)
            : Share(Backoff(context.Attempt), 1 - Jitter * (1 - context.Chance)) + Share(AddedJitter, context.Chance);
    }

    /// <summary>What is wrong between the options, which are set in any order; <see langword="null"/> when nothing is.</summary>
    internal string? Problem() => BaseDelay <= MaxDelay
        ? null
        : Problem(nameof(MaxDelay), MaxDelay, $"at least {nameof(BaseDelay)}, which is {BaseDelay}");

    // The power of a great number of attempts is infinite, and the smaller of the two still right.
    private TimeSpan Backoff(int attempt) =>
        TimeSpan.FromTicks((long)Math.Min(BaseDelay.Ticks * Math.Pow(BackoffFactor, attempt - 1), MaxDelay.Ticks));

    private static TimeSpan Share(TimeSpan whole, double share) => TimeSpan.FromTicks((long)(whole.Ticks * share));

    private static ArgumentOutOfRangeException OutOfRange(string option, IFormattable value, string range) => new(option, Problem(option, value, range));

    private static string Problem(string option, IFormattable value, string range) =>
        $"{nameof(ReconnectPolicy)}.{option} is {value.ToString(null, CultureInfo.InvariantCulture)}; it must be {range}.";

    private sealed class NoReconnect : IReconnectPolicy
    {
        public int? MaxAttempts => 1;

        public TimeSpan? NextDelay(ReconnectContext context) => null;
    }
}
