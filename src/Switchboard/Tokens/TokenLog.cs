using Microsoft.Extensions.Logging;

namespace Switchboard;

internal static partial class TokenLog
{
    [LoggerMessage(60, LogLevel.Warning, "The token provider failed for connection {Connection}, attempt {Attempt}: {Error}. It is asked again.")]
    public static partial void ProviderFailed(ILogger logger, string connection, int attempt, string error);
}
