using Microsoft.Extensions.Logging;

namespace Switchboard;

// A connection is named by its key as text, which leaves out what may be a secret. Why a connect failed is told to those who wait
// for it; the log has the kind only, because a client's message may quote the address with its token.
internal static partial class ManagerLog
{
    [LoggerMessage(1, LogLevel.Debug, "Connection {Connection} has a new client, generation {Generation}.")]
    public static partial void Created(ILogger logger, string connection, long generation);

    [LoggerMessage(2, LogLevel.Information, "Connection {Connection} is open, generation {Generation}.")]
    public static partial void Connected(ILogger logger, string connection, long generation);

    [LoggerMessage(3, LogLevel.Warning, "Connection {Connection} could not be opened, generation {Generation}: {Error}.")]
    public static partial void ConnectFailed(ILogger logger, string connection, long generation, string error);

    [LoggerMessage(4, LogLevel.Warning, "The connect of connection {Connection}, generation {Generation}, ignored its cancellation and was given up.")]
    public static partial void ConnectAbandoned(ILogger logger, string connection, long generation);

    [LoggerMessage(5, LogLevel.Information, "Connection {Connection} is closed, generation {Generation}: {Reason}.")]
    public static partial void Closed(ILogger logger, string connection, long generation, CloseReason reason);

    [LoggerMessage(6, LogLevel.Warning, "Closing connection {Connection}, generation {Generation}, failed.")]
    public static partial void CloseFailed(ILogger logger, Exception error, string connection, long generation);

    [LoggerMessage(7, LogLevel.Warning, "The close of connection {Connection}, generation {Generation}, ignored its cancellation and was given up.")]
    public static partial void CloseAbandoned(ILogger logger, string connection, long generation);

    [LoggerMessage(8, LogLevel.Error, "A callback on channel {Channel} of connection {Connection} failed.")]
    public static partial void CallbackFailed(ILogger logger, Exception error, string channel, string connection);

    [LoggerMessage(9, LogLevel.Warning, "Ending the subscription to channel {Channel} of connection {Connection} failed.")]
    public static partial void UnsubscribeFailed(ILogger logger, Exception error, string channel, string connection);

    [LoggerMessage(10, LogLevel.Warning, "{Count} connections were still closing after the shutdown timeout of {Timeout}.")]
    public static partial void ShutdownIncomplete(ILogger logger, int count, TimeSpan timeout);
}
