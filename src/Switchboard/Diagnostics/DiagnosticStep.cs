namespace Switchboard;

/// <summary>One step of a diagnosis.</summary>
/// <param name="Stage">What was tried.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Duration">How long it took; zero where it was skipped.</param>
/// <param name="Message">What was found, in a sentence without a secret.</param>
public sealed record DiagnosticStep(DiagnosticStage Stage, DiagnosticOutcome Outcome, TimeSpan Duration, string Message);
