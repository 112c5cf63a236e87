namespace Switchboard.Tests;

internal static class Advancing
{
    /// <summary>Moves the clock on until the task has ended: for waits whose timers nobody but the code under test knows of.</summary>
    public static async Task<T> AdvanceUntil<T>(this ManualTimeProvider clock, Task<T> task)
    {
        await clock.AdvanceUntil((Task)task);
        return await task;
    }

    /// <summary>Moves the clock on until the task has ended.</summary>
    public static async Task AdvanceUntil(this ManualTimeProvider clock, Task task)
    {
        // Only a failing test waits it out.
        Task bound = Task.Delay(TimeSpan.FromSeconds(60));
        while (!task.IsCompleted && !bound.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        Assert.True(task.IsCompleted, "However far the clock is moved on, the task does not end.");
        await task;
    }
}
