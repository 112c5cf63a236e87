using Microsoft.Extensions.Logging;

namespace Switchboard;

// A sink is named by its type: its text and its exceptions are others', and may have its address.
internal static partial class NotificationLog
{
    [LoggerMessage(70, LogLevel.Warning, "{Sink} could not be told that endpoint {Endpoint} is {State}: {Error}.")]
    public static partial void SinkFailed(ILogger logger, string sink, string endpoint, string state, string error);

    [LoggerMessage(71, LogLevel.Warning, "{Sink} took longer than {Timeout} to be told that endpoint {Endpoint} is {State}, and was given up.")]
    public static partial void SinkTimedOut(ILogger logger, string sink, TimeSpan timeout, string endpoint, string state);

    [LoggerMessage(72, LogLevel.Warning, "{Sink} was not told that endpoint {Endpoint} is {State}, because the manager ended.")]
    public static partial void SinkNotTold(ILogger logger, string sink, string endpoint, string state);
}
