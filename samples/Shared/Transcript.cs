namespace Chat;

/// <summary>Prints what every part of the application shows its user, and counts what is shown again.</summary>
public sealed class Transcript(TextWriter output)
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Reader, string Text), TaskCompletionSource> _shown = [];

    /// <summary>How often something was shown that the same reader had seen.</summary>
    public int Doubled { get; private set; }

    /// <summary>Begins a part of the conversation.</summary>
    public void Step(string title)
    {
        lock (_gate)
            output.WriteLine($"# {title}");
    }

    /// <summary>Shows a text to a reader.</summary>
    public void Show(string reader, string text)
    {
        lock (_gate)
        {
            bool isNew = Showing(reader, text).TrySetResult();
            if (!isNew)
                Doubled++;
            output.WriteLine($"  {reader,-12} {text}{(isNew ? "" : "   <- again")}");
        }
    }

    /// <summary>Waits until the reader has seen the text.</summary>
    /// <exception cref="TimeoutException">It was not shown in time.</exception>
    public Task WhenShownAsync(string reader, string text)
    {
        lock (_gate)
            return Showing(reader, text).Task.WaitAsync(s_bound);
    }

    private TaskCompletionSource Showing(string reader, string text)
    {
        if (!_shown.TryGetValue((reader, text), out TaskCompletionSource? showing))
            _shown.Add((reader, text), showing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return showing;
    }
}
