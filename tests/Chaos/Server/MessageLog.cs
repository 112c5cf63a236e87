using System.Runtime.CompilerServices;

namespace Switchboard.Chaos;

/// <summary>A message that the server has published.</summary>
internal sealed record Message(long Sequence, string Channel, string Text);

/// <summary>Everything the server has published, in order; the sequence of the first message is 1.</summary>
internal sealed class MessageLog
{
    private readonly object _gate = new();
    private readonly List<Message> _messages = [];
    private TaskCompletionSource _appended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Last
    {
        get
        {
            lock (_gate)
                return _messages.Count;
        }
    }

    public Message Append(string channel, string text)
    {
        lock (_gate)
        {
            var message = new Message(_messages.Count + 1, channel, text);
            _messages.Add(message);
            _appended.SetResult();
            _appended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return message;
        }
    }

    /// <summary>What came after a sequence, without waiting.</summary>
    public IReadOnlyList<Message> After(long sequence) => Next(sequence).Messages;

    /// <summary>A task that ends when this many messages have been published.</summary>
    public async Task ReachedAsync(long sequence)
    {
        await foreach (Message _ in ReadAsync(sequence - 1, CancellationToken.None))
            return;
    }

    /// <summary>What comes after a sequence, until it is cancelled.</summary>
    public async IAsyncEnumerable<Message> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            (Message[] messages, Task appended) = Next(after);
            foreach (Message message in messages)
            {
                yield return message;
                after = message.Sequence;
            }
            if (messages.Length == 0)
                await appended.WaitAsync(cancellationToken);
        }
    }

    private (Message[] Messages, Task Appended) Next(long after)
    {
        lock (_gate)
            return ([.. _messages.Skip((int)after)], _appended.Task);
    }
}
