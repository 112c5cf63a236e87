using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Switchboard.Model;

/// <summary>Runs a check under random schedules; what fails is made as small as it goes and told.</summary>
internal static class Property
{
    /// <summary>How many schedules the environment asks for.</summary>
    public static int Schedules { get; } =
        Environment.GetEnvironmentVariable("SWITCHBOARD_SCHEDULES") is { Length: > 0 } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : 2_000;

    public static void Check(Action<Schedule> check, int schedules)
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(schedules).WithStartSize(4).WithEndSize(40);
        // As FsCheck prints it: (seed,gamma).
        if (Environment.GetEnvironmentVariable("SWITCHBOARD_SEED")?.Trim('(', ')').Split(',') is [var seed, var gamma])
            config = config.WithReplay(ulong.Parse(seed, CultureInfo.InvariantCulture), ulong.Parse(gamma, CultureInfo.InvariantCulture));
        Prop.ForAll(Model.Schedules.All, check).Check(config);
    }
}
