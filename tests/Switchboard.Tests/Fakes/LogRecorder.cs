using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Switchboard.Tests;

/// <summary>Keeps what is logged: the texts, and the exceptions as text.</summary>
public sealed class LogRecorder : ILogger
{
    public ConcurrentQueue<string> Entries { get; } = [];

    /// <summary>Everything a log sink might write.</summary>
    public ConcurrentQueue<string> Everything { get; } = [];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string entry = $"{logLevel}: {formatter(state, exception)}";
        Entries.Enqueue(entry);
        Everything.Enqueue($"{entry} {exception}");
    }
}
