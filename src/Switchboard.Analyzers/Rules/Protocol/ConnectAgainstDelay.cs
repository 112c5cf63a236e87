using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB3005: a connect that loses a race against a delay goes on, and nobody closes what it opens.</summary>
public sealed class ConnectAgainstDelayAnalyzer : TypeAnalyzer
{
    private const string Token = "pass it a token that is cancelled after that time";
    private const string Manager = "use 'ConnectAsync' of the connection manager, which has a timeout";
    private const string Release = "release the connection where the delay wins";

    /// <summary>Makes the rule.</summary>
    public ConnectAgainstDelayAnalyzer()
        : base(Descriptors.ConnectAgainstDelay)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        foreach (var race in ConnectRaces.In(facts))
            report(Diagnostic.Create(Descriptors.ConnectAgainstDelay, race.Syntax.GetLocation(), new[] { race.Use.Location }, race.Use.Symbol.Name, Name(facts, race), Way(facts, race)));
    }

    private static string Name(TypeFacts facts, ConnectRace race) =>
        race.Use.Receiver is { } receiver && facts.Model.IsClient(receiver.Type) ? facts.NameOf(receiver) : race.Use.Symbol.ContainingType.Name;

    private static string Way(TypeFacts facts, ConnectRace race)
    {
        if (race.TakesToken)
            return Token;
        return facts.Model.Manager is not null && facts.Model.IsClient(race.Use.Receiver?.Type) ? Manager : Release;
    }
}
