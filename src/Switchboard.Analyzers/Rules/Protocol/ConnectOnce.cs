using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB3007: a client that is connected is connected again.</summary>
public sealed class ConnectOnceAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public ConnectOnceAnalyzer()
        : base(Descriptors.ConnectOnce)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        if (facts.Context.IsClientType || facts.Context.IsConnectionType)
            return;

        foreach (var found in DoubleConnects.Of(facts))
        {
            var places = found.Earlier is { } earlier ? new[] { earlier.Location } : Array.Empty<Location>();
            report(Diagnostic.Create(
                Descriptors.ConnectOnce, found.Later.Location, places, found.Later.Operation.TargetMethod.Name, found.Later.Client.Name, found.Description));
        }
    }
}
