namespace Switchboard;

/// <summary>Why a step of a diagnosis failed.</summary>
/// <param name="Verdict">What it means where nothing else is wrong.</param>
/// <param name="Finding">What was found: the first half of a sentence.</param>
/// <param name="Advice">What to do: the second half.</param>
internal sealed record ProbeFailure(DiagnosticVerdict Verdict, string Finding, string Advice)
{
    public string Summary => $"{Finding}; {Advice}.";
}
