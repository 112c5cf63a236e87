using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Switchboard.Model;

/// <summary>Whatever happens in whatever order, what is promised of a connection is true after every step.</summary>
public sealed class ModelTests
{
    [Fact]
    public async Task Every_promise_is_kept_under_every_schedule()
    {
        int schedules = Number("SWITCHBOARD_SCHEDULES") ?? 2_000;

        await OwnThread.RunAsync(() => Prop.ForAll(Schedules.All, schedule => World.Run(schedule)).Check(Config.QuickThrowOnFailure
            .WithMaxTest(schedules).WithStartSize(4).WithEndSize(40)));
    }

    /// <summary>Schedules that a promise was broken under once, and the one to run again.</summary>
    public static TheoryData<string> Remembered =>
    [
        "Restartable: Acquire 0, Drop 0, Advance 0, Release 0, Advance 4",
        .. Environment.GetEnvironmentVariable("SWITCHBOARD_SCHEDULE") is { Length: > 0 } again ? [again] : Array.Empty<string>(),
    ];

    [Theory]
    [MemberData(nameof(Remembered))]
    public Task A_schedule_runs_again(string schedule) => OwnThread.RunAsync(() => World.Run(Schedule.Parse(schedule)));

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
