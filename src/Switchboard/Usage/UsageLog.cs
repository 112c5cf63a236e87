using Microsoft.Extensions.Logging;

namespace Switchboard;

internal static partial class UsageLog
{
    [LoggerMessage(90, LogLevel.Warning, "The usage store cannot be written: {Error}. What happens meanwhile is kept and written when it can be again.")]
    public static partial void StoreDown(ILogger logger, string error);

    [LoggerMessage(91, LogLevel.Information, "The usage store is written again.")]
    public static partial void StoreUp(ILogger logger);

    [LoggerMessage(92, LogLevel.Warning, "{Count} usage records were lost: more waited for the store than ConnectionManagerOptions.UsageBufferCapacity.")]
    public static partial void RecordsLost(ILogger logger, long count);

    [LoggerMessage(93, LogLevel.Warning, "Usage was not written completely when the manager was disposed: {Error}.")]
    public static partial void NotFlushed(ILogger logger, string error);
}
