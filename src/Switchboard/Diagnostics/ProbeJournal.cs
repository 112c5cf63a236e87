namespace Switchboard;

/// <summary>The steps of a diagnosis, as they are taken.</summary>
internal sealed class ProbeJournal(TimeProvider time)
{
    private static readonly DiagnosticStage[] s_stages =
    [
        DiagnosticStage.Network, DiagnosticStage.Dns, DiagnosticStage.Tcp, DiagnosticStage.Tls, DiagnosticStage.Http, DiagnosticStage.WebSocket,
    ];

    private readonly List<DiagnosticStep> _steps = [];
    private readonly Dictionary<DiagnosticStage, ProbeFailure> _failures = [];

    public IReadOnlyList<DiagnosticStep> Steps => _steps;

    public ProbeFailure? FailureOf(DiagnosticStage stage) => _failures.TryGetValue(stage, out ProbeFailure? failure) ? failure : null;

    public TimeSpan? DurationOf(DiagnosticStage stage) =>
        _steps.Find(step => step.Stage == stage) is { Outcome: DiagnosticOutcome.Passed } step ? step.Duration : null;

    /// <summary>Takes a step. True when it went well.</summary>
    public async Task<bool> TryAsync(
        DiagnosticStage stage, Func<Task<ProbeResult>> work, Func<Exception, ProbeFailure> explain, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        ProbeResult result;
        try
        {
            result = await work().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = explain(error);
        }
        TimeSpan duration = time.GetElapsedTime(began);
        if (result.Failure is not { } failure)
        {
            _steps.Add(new DiagnosticStep(stage, DiagnosticOutcome.Passed, duration, result.Passed!));
            return true;
        }
        _failures.Add(stage, failure);
        _steps.Add(new DiagnosticStep(stage, DiagnosticOutcome.Failed, duration, $"{failure.Finding}."));
        return false;
    }

    public void Skip(DiagnosticStage stage, string why) => _steps.Add(new DiagnosticStep(stage, DiagnosticOutcome.Skipped, TimeSpan.Zero, why));

    public void SkipTheRest()
    {
        foreach (DiagnosticStage stage in s_stages.Skip(_steps.Count))
            Skip(stage, "What it needs failed before.");
    }
}
