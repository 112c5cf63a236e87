namespace Switchboard.Chaos;

/// <summary>What must never be seen in a log: recognisable, and needed to be served.</summary>
internal sealed class Secrets
{
    public const string HeaderName = "X-Chaos-Key";

    private int _tokens = 1;

    public string Query => "QUERYSECRET-4f1d";

    public string Header => "HEADERSECRET-9c2e";

    /// <summary>The token that the server takes now.</summary>
    public string Token => $"TOKENSECRET-{Volatile.Read(ref _tokens)}";

    /// <summary>What all secrets have in common.</summary>
    public IReadOnlyList<string> Marks { get; } = ["QUERYSECRET", "HEADERSECRET", "TOKENSECRET", "access="];

    /// <summary>The token that was good until now is not any more.</summary>
    public void ExpireToken() => Interlocked.Increment(ref _tokens);
}
