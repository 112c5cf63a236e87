using System.Buffers;

namespace Switchboard;

/// <summary>One physical connection of a client. Once it is silenced, nothing that it still does is heard.</summary>
internal abstract class MessageLink(MessageInbox inbox) : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<bool>? _nextSign;
    private volatile bool _isSilent;
    private volatile bool _isDelivering;

    public abstract string Transport { get; }

    protected MessageInbox Inbox => inbox;

    /// <summary>Cancelled when the link is disposed.</summary>
    protected CancellationToken Ending => _ending.Token;

    /// <summary>Ends when the link receives nothing more.</summary>
    protected Task Ended => _ended.Task;

    /// <summary>Opens it; ends when the server has answered.</summary>
    public abstract Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Receives until it ends, and says why it did. Never throws.</summary>
    public async Task<ConnectionFault> RunAsync()
    {
        ConnectionFault fault;
        try
        {
            fault = await ReceiveAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            fault = ConnectionFault.From(error);
        }
        _ended.TrySetResult(true);
        if (Volatile.Read(ref _nextSign) is { } sign)
        {
            sign.TrySetException(fault.ToException());
            // Who asked may have left.
            _ = sign.Task.Exception;
        }
        return fault;
    }

    /// <summary>
    /// Sends one message at a time. A caller who leaves while his turn has not come sends nothing; one who leaves later leaves the message to be
    /// sent all the same, because half of one would end the connection of everybody.
    /// </summary>
    public async Task SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        byte[] copy = ArrayPool<byte>.Shared.Rent(payload.Length);
        payload.CopyTo(copy);
        Task send = SendInTurnAsync(copy, payload.Length, isText);
        _ = send.ContinueWith(
            static task => _ = task.Exception, CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await send.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends with a sign of life of the server, or at once where there is no way to ask and other things watch.</summary>
    public abstract Task PingAsync(CancellationToken cancellationToken);

    /// <summary>Says goodbye, where the transport knows how to.</summary>
    public virtual Task CloseAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>From now on nobody hears of it.</summary>
    public void Silence() => _isSilent = true;

    public void Dispose()
    {
        Silence();
        Cancellation.Request(_ending);
        Release();
    }

    protected abstract Task<ConnectionFault> ReceiveAsync();

    protected abstract Task SendAsync(ArraySegment<byte> payload, bool isText);

    /// <summary>Lets go of socket or response.</summary>
    protected abstract void Release();

    protected void Received()
    {
        if (_isSilent)
            return;
        Interlocked.Exchange(ref _nextSign, null)?.TrySetResult(true);
        inbox.Observers.Received();
    }

    /// <summary>Hands a message on; says whether it was still wanted.</summary>
    protected async ValueTask<bool> DeliverAsync(StreamMessage message)
    {
        if (_isSilent)
            return false;
        _isDelivering = true;
        try
        {
            await inbox.Channels.DeliverAsync(message).ConfigureAwait(false);
            return true;
        }
        finally
        {
            _isDelivering = false;
        }
    }

    /// <summary>Does something that makes the server speak, and waits until it does.</summary>
    protected async Task AskAsync(Func<Task> ask, CancellationToken cancellationToken)
    {
        // While a callback holds up the reading an answer could not be seen; the server has just spoken.
        if (_isDelivering)
            return;
        var sign = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        sign = Interlocked.CompareExchange(ref _nextSign, sign, null) ?? sign;
        if (!_ended.Task.IsCompleted)
            await ask().ConfigureAwait(false);
        else
            sign.TrySetException(new ConnectionFaultException(FailureKind.Transient, "The connection has ended."));
        await sign.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task SendInTurnAsync(byte[] copy, int length, bool isText)
    {
        try
        {
            await SendAsync(new ArraySegment<byte>(copy, 0, length), isText).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not (ConnectionFaultException or NotSupportedException))
        {
            throw ConnectionFault.From(error).ToException();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
            _sending.Release();
        }
    }
}
