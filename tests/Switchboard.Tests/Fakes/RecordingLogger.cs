using Microsoft.Extensions.Logging;

namespace Switchboard.Tests;

/// <summary>Keeps what is logged, as text.</summary>
internal sealed class RecordingLogger : ILogger<ConnectionManager>
{
    private readonly Lock _gate = new();
    private readonly List<string> _entries = [];
    private readonly List<(string Entry, TaskCompletionSource Logged)> _expected = [];

    public IReadOnlyList<string> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    /// <summary>Ends when this is logged, now or later.</summary>
    public Task Logged(string entry)
    {
        lock (_gate)
        {
            if (_entries.Contains(entry))
                return Task.CompletedTask;
            TaskCompletionSource logged = Waiting.Gate();
            _expected.Add((entry, logged));
            return logged.Task.Soon();
        }
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string entry = formatter(state, exception);
        lock (_gate)
        {
            _entries.Add(entry);
            foreach ((string expected, TaskCompletionSource logged) in _expected)
                if (expected == entry)
                    logged.TrySetResult();
        }
    }
}
