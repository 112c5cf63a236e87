using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>A connect, a loss and a reconnect as metrics and traces tell them.</summary>
public sealed class TelemetryTests
{
    // Other tests measure at the same time; what is this test's is told by its key.
    private readonly string _key = $"telemetry-{Guid.NewGuid():N}";
    private readonly ConcurrentQueue<string> _measured = [];
    private readonly ConcurrentQueue<string> _spans = [];

    [Fact]
    public async Task A_connect_a_loss_and_a_reconnect_are_measured()
    {
        using MeterListener listener = Listen();
        await using var test = TestConnectionManager.Create();
        test.Connector.NextConnects(ConnectScript.Fail());
        Task<ConnectionLease<ScriptedClient>> taking = test.TakeAsync(_key);
        await test.UntilAsync(() => test.Connector.Connections.Count == 1);
        await test.AdvanceAsync(Taking.FirstDelay);
        await using var lease = await taking;
        lease.Subscribe<string>("news", static _ => { });
        await lease.Client.EmitAsync("news", "a").Soon();
        test.Connector.Client.Drop(FailureKind.RateLimited);
        await test.ReconnectAsync(_key);
        await test.UntilAsync(() => _measured.Contains("reconnects 1"));

        Assert.Equal(
            [
                "connect.attempts 1 outcome=failure strategy=Direct error.type=transient",
                "connect.attempts 1 outcome=success strategy=Direct",
                "messages.received 1",
                "losses 1 error.type=rate_limited",
                "connect.attempts 1 outcome=success strategy=Direct",
                "reconnects 1",
            ],
            _measured.Where(static entry => !entry.StartsWith("connect.duration", StringComparison.Ordinal)));
        Assert.Equal(3, _measured.Count(static entry => entry.StartsWith("connect.duration", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_exists_now_is_measured_when_a_listener_asks()
    {
        using MeterListener listener = Listen();
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync(_key);
        await using var again = await test.TakeAsync(_key);
        lease.Subscribe<string>("news", static _ => { });
        _measured.Clear();

        listener.RecordObservableInstruments();

        Assert.Equal(["connections 1 phase=connected", "leases 2", "subscriptions 1"], _measured.Order());
    }

    [Fact]
    public async Task A_connect_and_a_reconnect_are_traced_with_their_attempts_and_what_was_restored()
    {
        using ActivityListener listener = ListenToSpans();
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync(_key);
        lease.Subscribe<string>("news", static _ => { });
        test.Connector.NextConnects(ConnectScript.Fail());
        test.Connector.Client.Drop();
        await test.AdvanceAsync(2 * Taking.FirstDelay);
        await test.WaitForPhaseAsync(_key, ConnectionPhase.Connected);
        await test.UntilAsync(() => _spans.Count == 5);

        Assert.Equal(
            [
                $"restore {_key} channels=0 Unset", $"connect {_key} attempt=1 Unset",
                $"connect {_key} attempt=1 Error transient",
                $"restore {_key} channels=1 Unset", $"connect {_key} attempt=2 Unset",
            ],
            _spans);
    }

    private MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Switchboard")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        return listener;
    }

    private void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = new Dictionary<string, object?>(tags.ToArray());
        if (!all.Remove("switchboard.connection", out object? name) || !_key.Equals(name))
            return;
        string text = string.Join(" ", all.Select(static tag => $"{tag.Key.Replace("switchboard.", "", StringComparison.Ordinal)}={tag.Value}"));
        _measured.Enqueue($"{instrument.Name.Replace("switchboard.client.", "", StringComparison.Ordinal)} {value} {text}".TrimEnd());
    }

    private ActivityListener ListenToSpans()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Switchboard",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private void Note(Activity span)
    {
        if (!_key.Equals(span.GetTagItem("switchboard.connection")))
            return;
        string detail = span.OperationName == "connect" ? $"attempt={span.GetTagItem("switchboard.attempt")}" : $"channels={span.GetTagItem("switchboard.channels")}";
        _spans.Enqueue($"{span.DisplayName} {detail} {span.Status} {span.GetTagItem("error.type")}".TrimEnd());
    }
}
