using System.Globalization;

namespace Switchboard.Analyzers.Model;

/// <summary>One option of the connection manager that takes a number or a duration: what it may be and what it is by default.</summary>
internal sealed class ManagerOption
{
    private const double Day = 86_400;

    private ManagerOption(string type, string name, double least, double most, double byDefault)
    {
        Type = type;
        Name = name;
        Least = least;
        Most = most;
        Default = byDefault;
    }

    /// <summary>The options that keep a manager safe. The durations are in seconds.</summary>
    public static IReadOnlyList<ManagerOption> All { get; } = new[]
    {
        Duration("ConnectionManagerOptions", "ConnectTimeout", most: 600, byDefault: 15),
        Duration("ConnectionManagerOptions", "HeartbeatTimeout", most: Day, byDefault: 10),
        DurationOrNever("ConnectionManagerOptions", "HeartbeatInterval", byDefault: 15),
        DurationOrNever("ConnectionManagerOptions", "HealthCheckInterval", byDefault: 30),
        DurationOrNever("ConnectionManagerOptions", "IdleTimeout", byDefault: 300),
        new ManagerOption("ConnectionManagerOptions", "MaxConnections", least: 1, most: 1_000_000, byDefault: 10),
        new ManagerOption("ReconnectPolicy", "MaxAttempts", least: 1, most: 1_000_000, byDefault: 10),
        new ManagerOption("ReconnectPolicy", "BackoffFactor", least: 1, most: 100, byDefault: 2),
        new ManagerOption("ReconnectPolicy", "Jitter", least: 0, most: 1, byDefault: 0.5),
        Duration("ReconnectPolicy", "BaseDelay", most: Day, byDefault: 1),
        Duration("ReconnectPolicy", "MaxDelay", most: Day, byDefault: 30),
    };

    /// <summary>The type in the namespace of the runtime library that has the option.</summary>
    public string Type { get; }

    public string Name { get; }

    public double Least { get; }

    public double Most { get; }

    public double Default { get; }

    public bool IsDuration { get; private set; }

    /// <summary>Whether the least value is out of range itself.</summary>
    public bool IsAboveLeast { get; private set; }

    /// <summary>Whether <c>Timeout.InfiniteTimeSpan</c> turns it off.</summary>
    public bool AllowsNever { get; private set; }

    /// <summary>The default as code.</summary>
    public string DefaultText => IsDuration ? $"TimeSpan.From{(IsMinutes(Default) ? "Minutes" : "Seconds")}({Number(IsMinutes(Default) ? Default / 60 : Default)})" : Number(Default);

    /// <summary>The range as a message says it.</summary>
    public string RangeText => $"{(IsAboveLeast ? $"more than {Amount(Least)} up" : Amount(Least))} to {Amount(Most)}";

    public bool Allows(double value) => value <= Most && (IsAboveLeast ? value > Least : value >= Least) || AllowsNever && IsNever(value);

    /// <summary>Whether a duration is <c>Timeout.InfiniteTimeSpan</c>: one millisecond less than nothing.</summary>
    public static bool IsNever(double seconds) => seconds == Timeout.InfiniteTimeSpan.TotalSeconds;

    /// <summary>A value of the option as a message says it.</summary>
    public string Amount(double value) => !IsDuration ? Number(value) : value switch
    {
        0 => "0",
        Day => "1 day",
        _ when IsMinutes(value) => Number(value / 60) + " min",
        _ => Number(value) + " s",
    };

    private static ManagerOption Duration(string type, string name, double most, double byDefault) =>
        new(type, name, 0, most, byDefault) { IsDuration = true, IsAboveLeast = true };

    private static ManagerOption DurationOrNever(string type, string name, double byDefault) =>
        new(type, name, 1, Day, byDefault) { IsDuration = true, AllowsNever = true };

    private static bool IsMinutes(double seconds) => seconds >= 60 && seconds % 60 == 0;

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
