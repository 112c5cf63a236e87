using System.Globalization;

namespace Switchboard.Chaos;

/// <summary>A manager and a server that misbehaves. README.md says how to run it for long, and how to replay a run.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int FaultsInARow = 60;

    [Fact]
    public async Task Whatever_goes_wrong_the_manager_is_connected_again_and_nothing_comes_twice()
    {
        int faults = Setting("SWITCHBOARD_CHAOS_FAULTS") ?? FaultsInARow;
        int seed = Setting("SWITCHBOARD_CHAOS_SEED") ?? Random.Shared.Next();
        output.WriteLine($"{faults} faults; to replay: SWITCHBOARD_CHAOS_SEED={seed}");
        await using ChaosRun run = await ChaosRun.StartAsync(seed);

        await run.StrikeAsync(faults);
        await run.SettleAsync();

        Report(run);
        Assert.All(run.Links, static link => Assert.Empty(link.Inbox.Doubled));
        Assert.All(run.Links.Where(static link => link.Recovers), link => Assert.Empty(link.Inbox.Missing(run.Span.First, run.Span.Last)));
        AssertSentOnce(run);
        AssertConnectionsAreBounded(run, faults);
        AssertRetryAfterIsObeyed(run);
        AssertNoSecretIsLogged(run);
    }

    private void Report(ChaosRun run)
    {
        ServerLedger ledger = run.Server.Ledger;
        output.WriteLine($"{run.Span.Last} messages, {run.Server.Proxy.Attempts.Value} connections came in, {run.Server.Proxy.AttemptsWhileDown.Value} of them while the network was down.");
        output.WriteLine($"Hubs opened {ledger.Hubs.Opened.Value}, sockets {ledger.Sockets.Opened.Value}, streams {ledger.Streams.Opened.Value}; at once {ledger.Hubs.Peak}, {ledger.Sockets.Peak}, {ledger.Streams.Peak}.");
        foreach (ILink link in run.Links)
            output.WriteLine($"{link.Name}: {link.Inbox.Distinct} received, {link.Inbox.Missing(run.Span.First, run.Span.Last).Count} missed{(link.Recovers ? "" : " (its protocol has no positions)")}.");
        output.WriteLine($"Sends: {run.Sends.Count}, of which {run.Sends.Count(static send => !send.Sent.IsCompletedSuccessfully)} failed.");
    }

    // A send that has failed may have arrived, and one on a plain socket has only been put on its way; but none arrives twice.
    private static void AssertSentOnce(ChaosRun run)
    {
        IReadOnlyDictionary<string, int> received = run.Server.Ledger.Received;
        Assert.All(received, static message => Assert.Equal(1, message.Value));
        Assert.All(
            run.Sends.Where(static send => send.Link.IsAcknowledged && send.Sent.IsCompletedSuccessfully),
            send => Assert.True(received.ContainsKey(send.Id), $"The send of {send.Id} succeeded, and the server never had it."));
    }

    // Each fault costs each connection a few at most, and an old one may be there for a moment beside the new.
    private static void AssertConnectionsAreBounded(ChaosRun run, int faults)
    {
        ConnectionCount[] counts = [run.Server.Ledger.Hubs, run.Server.Ledger.Sockets, run.Server.Ledger.Streams];
        Assert.All(counts, count => Assert.InRange(count.Opened.Value, 1, 1 + 3 * faults));
        Assert.All(counts, static count => Assert.InRange(count.Peak, 1, 3));
    }

    // The hub's client keeps what the server asked for to itself. A timer may be early by a tick of the system's clock.
    private static void AssertRetryAfterIsObeyed(ChaosRun run) => Assert.All(
        run.Server.Limits.Comebacks.Where(static comeback => comeback.Path != "/hub"),
        static comeback => Assert.True(comeback.Wait >= RateLimits.RetryAfter - TimeSpan.FromMilliseconds(50), $"{comeback.Path} came back after {comeback.Wait}."));

    private static void AssertNoSecretIsLogged(ChaosRun run)
    {
        Assert.Contains(run.Log.Lines, static line => line.StartsWith("Warning", StringComparison.Ordinal));
        Assert.Contains(run.Log.Lines, static line => line.StartsWith("switchboard.client.losses", StringComparison.Ordinal));
        Assert.Contains(run.Log.Lines, static line => line.StartsWith(nameof(ConnectionStatus), StringComparison.Ordinal));
        Assert.DoesNotContain(run.Log.Lines, line => run.Server.Secrets.Marks.Any(mark => line.Contains(mark, StringComparison.OrdinalIgnoreCase)));
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
