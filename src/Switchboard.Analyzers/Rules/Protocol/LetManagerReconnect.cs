using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB3006: a reconnect that the application makes by itself, in a loop, a handler, a timer or a method that calls itself.</summary>
public sealed class LetManagerReconnectAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public LetManagerReconnectAnalyzer()
        : base(Descriptors.LetManagerReconnect)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        foreach (var use in facts.Uses)
        {
            if (facts.Reconnects.Of(use) is not { } reconnect)
                continue;

            var places = reconnect.Location is { } place ? new[] { place } : Array.Empty<Location>();
            report(Diagnostic.Create(Descriptors.LetManagerReconnect, use.Location, places, NameOf(facts, use), reconnect.Description));
        }
    }

    private static string NameOf(TypeFacts facts, ConnectionUse use) => use.Role == ConnectionRole.Create
        ? use.Operation.Type?.BehindTask().Name ?? use.Symbol.ContainingType.Name
        : facts.NameOf(use.Receiver);
}
