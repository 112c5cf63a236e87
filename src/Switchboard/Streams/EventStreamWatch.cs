namespace Switchboard;

/// <summary>Watches an event stream on its way to the parser: each read is a sign of life, a comment's too, and no event grows without bound.</summary>
internal sealed class EventStreamWatch(Stream inner, int maxEventSize, Action received) : Stream
{
    private int _eventSize;
    private int _lineSize;
    private bool _isComment;
    private bool _afterCarriageReturn;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = inner.Read(buffer, offset, count);
        Watch(buffer.AsSpan(offset, read));
        return read;
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        int read = await inner.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        Watch(buffer.AsSpan(offset, read));
        return read;
    }

#if NET
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Watch(buffer.Span[..read]);
        return read;
    }
#endif

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void Watch(ReadOnlySpan<byte> read)
    {
        if (read.Length == 0)
            return;
        received();
        foreach (byte value in read)
            Count(value);
        if (_eventSize > maxEventSize || _lineSize > maxEventSize)
            throw HttpBody.TooLarge(maxEventSize);
    }

    // An event is what stands between empty lines; comments are no part of it, but a line of one has its bound too.
    private void Count(byte value)
    {
        if (value is (byte)'\n' or (byte)'\r')
        {
            // The second half of a CR LF is no line of its own.
            bool isSecondHalf = value == (byte)'\n' && _afterCarriageReturn;
            if (!isSecondHalf && _lineSize == 0)
                _eventSize = 0;
            _lineSize = 0;
            _isComment = false;
        }
        else
        {
            _isComment |= _lineSize == 0 && value == (byte)':';
            _lineSize++;
            if (!_isComment)
                _eventSize++;
        }
        _afterCarriageReturn = value == (byte)'\r';
    }
}
