namespace Switchboard.Model;

/// <summary>Whatever happens in whatever order, what is promised of a connection is true after every step.</summary>
public sealed class ModelTests
{
    /// <summary>Schedules that a promise was broken under once, and the one that is to be run again.</summary>
    public static TheoryData<string> Remembered =>
    [
        "None: NextConnectHangs 0, Acquire 0, GoOffline 0",
        "None: NextConnectTakes 1, Acquire 0, GoOffline 0",
        "Restartable, Suspendable: GetAndConnect 1, Advance 7, NextConnectFails 0, AcquireImpatiently 5",
        "None: Acquire 0, Drop 0, GoOffline 0, Advance 0",
        "None: GetAndConnect 0, Subscribe 0, Refuse 0, Close 0, Unsubscribe 0",
        "None: Acquire 0, Withhold 0, Subscribe 0, Refuse 0",
        "Polls: Acquire 0, BeginReconnect 0, GoOffline 0",
        "None: GetAndConnect 0, BeginReconnect 0, GoOffline 0",
        "None: GetAndConnect 0, BeginReconnect 0, AcquireImpatiently 0",
        "None: Acquire 0, Subscribe 9, Withhold 1, BeginReconnect 0, CompleteReconnect 0",
        "None: GetAndConnect 0, GoOffline 0, BeginReconnect 0, Advance 0",
        "Pings: Acquire 9, Subscribe 0, Withhold 0, Drop 0, Advance 4, Refresh 5",
        "None: GetAndConnect 0, GoOffline 0, AcquireImpatiently 0",
        "Restartable: NextConnectFails 0, AcquireImpatiently 13, Acquire 5",
        "Pings: Acquire 0, Withhold 1, Subscribe 5, Drop 0, Advance 4, SignOut 0",
        "None: Acquire 2, Drop 3, AcquireImpatiently 14, AcquireImpatiently 10",
        "None: Acquire 0, Withhold 9, Drop 9, Advance 11, Subscribe 1, Advance 6, Release 0, GoOffline 0",
        "KeepsSubscriptions, Suspendable: Refresh 3, NextConnectFails 10, AcquireImpatiently 14, GiveBack 2, GiveBack 15",
        "Pings, Polls: Acquire 7, GoOffline 4, GetAndConnect 3",
        "Restartable, Pings, Suspendable: GetAndConnect 3, Release 0, GetAndConnect 4, BeginReconnect 4, Refresh 3, Release 12, Close 10, GetAndConnect 9",
        "Restartable: LetGo 10, Release 1, CompleteReconnect 0, Acquire 0, Refresh 11, LoseLate 5, GiveBack 10, Acquire 12, LetGo 11, BeginReconnect 10, Refresh 8, Subscribe 0, Unsubscribe 8",
        "Pings, Polls: NextConnectFails 10, AcquireImpatiently 5, Acquire 9, Advance 0, GoOnline 6, Drop 0",
        "Pings, Polls: GetAndConnect 13, BeginReconnect 0, Subscribe 0, Refresh 5, CompleteReconnect 15, Acquire 5, Close 11",
        "None: Acquire 0, GetAndConnect 11, Drop 0, Subscribe 10, GoOffline 0, BeginReconnect 0, Advance 0",
        "Restartable, Suspendable: AcquireImpatiently 13, NextConnectFails 1, BeginReconnect 0, CompleteReconnect 11, AcquireImpatiently 13, Drop 9",
        "Restartable, KeepsSubscriptions, Pings: Acquire 0, GiveBack 0, NextConnectTakes 0, BeginReconnect 0, CompleteReconnect 0, AcquireImpatiently 12",
        "Restartable, Polls: Acquire 11, Acquire 0, Subscribe 0, Drop 3, AcquireImpatiently 11, Advance 0",
        .. Environment.GetEnvironmentVariable("SWITCHBOARD_SCHEDULE") is { Length: > 0 } again ? [again] : Array.Empty<string>(),
    ];

    [Fact]
    public Task Every_promise_is_kept_under_every_schedule() =>
        OwnThread.RunAsync(static () => Property.Check(static schedule => World.Run(schedule), Property.Schedules));

    [Fact]
    public Task Every_promise_is_kept_when_no_step_waits_for_the_one_before() =>
        OwnThread.RunAsync(static () => Property.Check(static schedule => World.Run(schedule, hurried: true), Property.Schedules / 2));

    [Theory]
    [MemberData(nameof(Remembered))]
    public Task A_schedule_runs_again(string schedule) => OwnThread.RunAsync(() =>
    {
        World.Run(Schedule.Parse(schedule));
        World.Run(Schedule.Parse(schedule), hurried: true);
    });
}
