using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Suppressions;

/// <summary>Silences what other packages ask for a client that belongs to the connection manager: that its user disposes it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManagedClientSuppressor : DiagnosticSuppressor
{
    private const string Justification = "The client belongs to the connection manager, which closes it";

    private static readonly ImmutableDictionary<string, SuppressionDescriptor> s_suppressions =
        ImmutableArray.Create("CA1001", "CA2000", "CA2213", "IDISP001", "IDISP002", "IDISP003", "IDISP004", "IDISP006", "S2930", "S2931")
            .ToImmutableDictionary(id => id, id => new SuppressionDescriptor("SWBSuppress" + id, id, Justification));

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = s_suppressions.Values.OrderBy(suppression => suppression.Id, StringComparer.Ordinal).ToImmutableArray();

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (ConnectionModel.For(context.Compilation, context.Options, context.CancellationToken) is not { Manager: not null } model)
            return;

        var places = new ManagedPlaces(model, context.GetSemanticModel, context.CancellationToken);
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (s_suppressions.TryGetValue(diagnostic.Id, out var suppression) && places.Contain(diagnostic.Location))
                context.ReportSuppression(Suppression.Create(suppression, diagnostic));
        }
    }
}
