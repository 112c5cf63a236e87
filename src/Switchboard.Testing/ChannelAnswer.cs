namespace Switchboard.Testing;

/// <summary>What the other side answers to a subscription: something that is given, or that is waited for.</summary>
internal sealed class ChannelAnswer(Task? given)
{
    private readonly TaskCompletionSource<Task> _later = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task? Given => given;

    public Task Answered => given ?? _later.Task.Unwrap();

    public void Give(Task answer) => _later.TrySetResult(answer);
}
