// style: settings of the user's own with the same names
// sdk: websocket-client
using Websocket.Client;

namespace Scanner;

public sealed class ScannerOptions
{
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.Zero; // quiet: SWB5004 another type
    public int MaxConnections { get; set; }
    public double Jitter { get; set; }
}

public static class ScannerSetup
{
    public static ScannerOptions Defaults => new()
    {
        MaxConnections = 0, // quiet: SWB5004 another type
        Jitter = 0,
    };

    public static void Configure(WebsocketClient client)
    {
        client.ConnectTimeout = TimeSpan.Zero; // quiet: SWB5004 the SDK's own
    }
}
