namespace Switchboard.Tests;

public sealed class SinkTests
{
    internal static readonly Incident Down = new(
        "wss://host", IsResolved: false, new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero), null, 10,
        new ConnectionFault(FailureKind.Transient, "503", "The server is not available."));

    internal static readonly Incident Up = Down with { IsResolved = true, DownTime = TimeSpan.FromSeconds(90.4) };

    [Fact]
    public async Task A_log_has_both_ends_of_an_outage()
    {
        var log = new LogRecorder();
        var sink = new LoggingSink(log);

        await sink.NotifyAsync(Down, CancellationToken.None);
        await sink.NotifyAsync(Up with { DownTime = TimeSpan.FromSeconds(90) }, CancellationToken.None);

        Assert.Equal(
            [
                "Error: Endpoint wss://host is down after 10 attempts, 503: The server is not available.",
                "Information: Endpoint wss://host is back after 00:01:30.",
            ],
            log.Entries);
    }

    [Fact]
    public void An_incident_reads_as_a_sentence()
    {
        Assert.Equal("wss://host is down since 2026-01-01 12:00:00Z, after 10 attempts. 503: The server is not available.", IncidentText.Of(Down));
        Assert.Equal(
            "wss://host is back after 00:01:30. It was down since 2026-01-01 12:00:00Z. 503: The server is not available.", IncidentText.Of(Up));
        Assert.Equal("wss://host is down since 2026-01-01 12:00:00Z, after 1 attempt.", IncidentText.Of(Down with { Attempts = 1, Fault = null }));
    }
}
