using Microsoft.Extensions.Logging;

namespace Switchboard;

// A connection is named by its key as text, which leaves out what may be a secret. Why a connect failed is told to those who wait
// for it; the log has the code and the message of the fault only, because a client's message may quote the address with its token.
// A reason is a sentence of its own.
internal static partial class ManagerLog
{
    [LoggerMessage(1, LogLevel.Debug, "Connection {Connection} has a new client.")]
    public static partial void Created(ILogger logger, string connection);

    [LoggerMessage(2, LogLevel.Information, "Connection {Connection} is open, generation {Generation}.")]
    public static partial void Connected(ILogger logger, string connection, long generation);

    [LoggerMessage(3, LogLevel.Warning, "Connection {Connection} could not be opened, generation {Generation}: {Error}.")]
    public static partial void ConnectFailed(ILogger logger, string connection, long generation, string error);

    [LoggerMessage(4, LogLevel.Warning, "The connect of connection {Connection}, generation {Generation}, ignored its cancellation and was given up.")]
    public static partial void ConnectAbandoned(ILogger logger, string connection, long generation);

    [LoggerMessage(5, LogLevel.Information, "Connection {Connection} is closed, generation {Generation}: {Reason}.")]
    public static partial void Closed(ILogger logger, string connection, long generation, CloseReason reason);

    [LoggerMessage(6, LogLevel.Warning, "Closing connection {Connection}, generation {Generation}, failed: {Error}.")]
    public static partial void CloseFailed(ILogger logger, string error, string connection, long generation);

    [LoggerMessage(7, LogLevel.Warning, "The close of connection {Connection}, generation {Generation}, ignored its cancellation and was given up.")]
    public static partial void CloseAbandoned(ILogger logger, string connection, long generation);

    [LoggerMessage(8, LogLevel.Error, "A callback on channel {Channel} of connection {Connection} failed.")]
    public static partial void CallbackFailed(ILogger logger, Exception error, string channel, string connection);

    [LoggerMessage(9, LogLevel.Warning, "Ending the subscription to channel {Channel} of connection {Connection} failed.")]
    public static partial void UnsubscribeFailed(ILogger logger, Exception error, string channel, string connection);

    [LoggerMessage(10, LogLevel.Warning, "{Count} connections were still closing after the shutdown timeout of {Timeout}.")]
    public static partial void ShutdownIncomplete(ILogger logger, int count, TimeSpan timeout);

    [LoggerMessage(11, LogLevel.Warning, "Connection {Connection} was lost, generation {Generation}, {Code}: {Reason}")]
    public static partial void Lost(ILogger logger, string connection, long generation, string code, string reason);

    [LoggerMessage(12, LogLevel.Information, "Connection {Connection} is tried again in {Delay}, attempt {Attempt}.")]
    public static partial void ReconnectScheduled(ILogger logger, string connection, TimeSpan delay, int attempt);

    [LoggerMessage(13, LogLevel.Information, "Connection {Connection} is open again after {Downtime}, generation {Generation}.")]
    public static partial void Recovered(ILogger logger, string connection, long generation, TimeSpan downtime);

    [LoggerMessage(14, LogLevel.Information, "Connection {Connection} is suspended: nothing happened on it for {Idle}.")]
    public static partial void Suspended(ILogger logger, string connection, TimeSpan idle);

    [LoggerMessage(15, LogLevel.Information, "Connection {Connection} is used again and no longer suspended.")]
    public static partial void Resumed(ILogger logger, string connection);

    [LoggerMessage(16, LogLevel.Warning, "This machine has no network; {Count} connections wait for it.")]
    public static partial void WentOffline(ILogger logger, int count);

    [LoggerMessage(17, LogLevel.Information, "This machine has a network again; {Count} connections are opened.")]
    public static partial void CameOnline(ILogger logger, int count);

    [LoggerMessage(18, LogLevel.Warning, "Channel {Channel} of connection {Connection} could not be subscribed, {Code}: {Reason}")]
    public static partial void ChannelFailed(ILogger logger, string channel, string connection, string code, string reason);

    [LoggerMessage(19, LogLevel.Information, "The token of connection {Connection} is refreshed.")]
    public static partial void TokenRefreshed(ILogger logger, string connection);

    [LoggerMessage(20, LogLevel.Warning, "The circuit breaker of endpoint {Endpoint} is open for {Duration} after {Failures} failures in a row.")]
    public static partial void CircuitOpened(ILogger logger, string endpoint, int failures, TimeSpan duration);

    [LoggerMessage(21, LogLevel.Information, "The circuit breaker of endpoint {Endpoint} is closed again.")]
    public static partial void CircuitClosed(ILogger logger, string endpoint);

    [LoggerMessage(22, LogLevel.Error, "Endpoint {Endpoint} is down after {Attempts} attempts, {Code}: {Reason}")]
    public static partial void EndpointDown(ILogger logger, string endpoint, int attempts, string code, string reason);

    [LoggerMessage(23, LogLevel.Information, "Endpoint {Endpoint} is back after {Downtime}.")]
    public static partial void EndpointBack(ILogger logger, string endpoint, TimeSpan downtime);

    [LoggerMessage(24, LogLevel.Warning, "Connection {Connection} polls every {Interval}, because its stream cannot be had.")]
    public static partial void PollingStarted(ILogger logger, string connection, TimeSpan interval);

    [LoggerMessage(25, LogLevel.Information, "Connection {Connection} no longer polls.")]
    public static partial void PollingEnded(ILogger logger, string connection);

    [LoggerMessage(26, LogLevel.Warning, "{What} was collected without being disposed; it was taken at {Origin}.")]
    public static partial void Leaked(ILogger logger, string what, string origin);

    [LoggerMessage(27, LogLevel.Warning, "A callback on channel {Channel} of connection {Connection} has {Capacity} messages waiting, the most it may: {Overflow}.")]
    public static partial void Overflowed(ILogger logger, string channel, string connection, int capacity, OverflowBehavior overflow);

    [LoggerMessage(28, LogLevel.Information, "Connection {Connection} waits for room: {Limit} connections are open, the most there may be.")]
    public static partial void WaitsForRoom(ILogger logger, string connection, int limit);

    [LoggerMessage(29, LogLevel.Information, "Connection {Connection} is refreshed, generation {Generation}: {Mode}.")]
    public static partial void Refreshed(ILogger logger, string connection, long generation, RefreshMode mode);

    [LoggerMessage(30, LogLevel.Error, "Connection {Connection} is given up after {Attempts} attempts, {Code}: {Reason}")]
    public static partial void GaveUp(ILogger logger, string connection, int attempts, string code, string reason);

    [LoggerMessage(31, LogLevel.Warning, "The token of connection {Connection} could not be renewed: {Error}. The connection lives on the old one until that ends.")]
    public static partial void TokenNotRenewed(ILogger logger, string connection, string error);

    [LoggerMessage(32, LogLevel.Error, "A handler that was told of connection {Connection} failed.")]
    public static partial void HandlerFailed(ILogger logger, Exception error, string connection);
}
