namespace Switchboard;

/// <summary>Reads the body of an answer.</summary>
internal static class HttpBody
{
    public static Task<Stream> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
#if NET
        return response.Content.ReadAsStreamAsync(cancellationToken);
#else
        cancellationToken.ThrowIfCancellationRequested();
        return response.Content.ReadAsStreamAsync();
#endif
    }

    /// <summary>Reads all of it, up to a bound.</summary>
    /// <exception cref="ConnectionFaultException">It is larger.</exception>
    public static async Task<byte[]> ReadAsync(Stream body, int maxSize, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        byte[] part = new byte[4 * 1024];
        while (true)
        {
            int count = await body.ReadAsync(part, 0, part.Length, cancellationToken).ConfigureAwait(false);
            if (count == 0)
                return whole.ToArray();
            if (whole.Length + count > maxSize)
                throw TooLarge(maxSize);
            whole.Write(part, 0, count);
        }
    }

    public static ConnectionFaultException TooLarge(int maxSize) => new(
        FailureKind.Protocol, FormattableString.Invariant($"The server sent a message of more than {maxSize} bytes; raise MaxMessageSize if messages of this size are expected."))
    {
        Code = "MessageTooBig",
    };
}
