using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Switchboard.Chaos;

/// <summary>Everything the manager says, at every level, with exceptions, and its telemetry: what an application may write down and send away.</summary>
internal sealed class CollectedLog : ILogger<ConnectionManager>, IDisposable
{
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;

    public CollectedLog()
    {
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == nameof(Switchboard))
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == nameof(Switchboard),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Add($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {activity.StatusDescription} {string.Join(' ', activity.Events.SelectMany(static entry => entry.Tags))}"),
        };
        ActivitySource.AddActivityListener(_activities);
    }

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Has the instruments that are only asked write down what they say now.</summary>
    public void AskInstruments() => _meters.RecordObservableInstruments();

    public void Add(string line) => _lines.Enqueue(line);

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        Add($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Add($"{logLevel} {eventId.Name}: {formatter(state, exception)} {exception}");

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }

    private void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => Add($"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}");
}
