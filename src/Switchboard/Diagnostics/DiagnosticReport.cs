namespace Switchboard;

/// <summary>What was found on the way to an endpoint. It has no secret: no query, no credentials, no token.</summary>
/// <param name="Endpoint">The endpoint, without its query and credentials.</param>
/// <param name="Verdict">What it comes to.</param>
/// <param name="Summary">What is wrong and what to do, in one sentence.</param>
/// <param name="Steps">One step for each <see cref="DiagnosticStage"/>, in order.</param>
/// <param name="Latency">How long the TCP connect took, which is about one round trip; <see langword="null"/> where there was none.</param>
public sealed record DiagnosticReport(
    string Endpoint, DiagnosticVerdict Verdict, string Summary, IReadOnlyList<DiagnosticStep> Steps, TimeSpan? Latency);
