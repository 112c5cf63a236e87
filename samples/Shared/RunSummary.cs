using Chat.Server;

namespace Chat;

/// <summary>The last lines of a run.</summary>
public static class RunSummary
{
    // A close takes the server a moment to notice; what is open after this was left open.
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(3);

    /// <summary>Prints what the clients opened, left open and showed twice.</summary>
    public static async Task WriteAsync(TextWriter output, ConnectionLedger connections, Transcript transcript)
    {
        await connections.WhenAllClosedAsync(s_bound);
        IReadOnlyDictionary<string, int> opened = connections.Opened;
        output.WriteLine();
        output.WriteLine($"connections opened:    {opened.Values.Sum()} ({string.Join(", ", opened.Select(endpoint => $"{endpoint.Key} {endpoint.Value}"))})");
        output.WriteLine($"connections left open: {connections.Open}");
        output.WriteLine($"messages shown twice:  {transcript.Doubled}");
    }
}
