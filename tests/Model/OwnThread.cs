namespace Switchboard.Model;

/// <summary>A thread that is not of the pool, so that the pool comes to rest while the world waits for it.</summary>
internal static class OwnThread
{
    public static Task RunAsync(Action work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
