using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>
/// A rule that looks at one type as a whole: all of its code, in all of its files, when the last of it is known. <see cref="TypeRulesAnalyzer"/> runs them together;
/// alone, one runs in its tests.
/// </summary>
public abstract class TypeAnalyzer : ConnectionAnalyzer
{
    private protected TypeAnalyzer(params DiagnosticDescriptor[] descriptors)
        : base(descriptors)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context, ConnectionModel model) => Register(context, model, ImmutableArray.Create(this));

    /// <summary>Gathers the code of each type once, and asks all rules about those that use a connection.</summary>
    internal static void Register(CompilationStartAnalysisContext context, ConnectionModel model, ImmutableArray<TypeAnalyzer> rules)
    {
        var mentions = model.FindMentions(context.CancellationToken);
        var cache = TypeFactsCache.For(context.Compilation);
        context.RegisterSymbolStartAction(
            start =>
            {
                var type = (INamedTypeSymbol)start.Symbol;
                if (!mentions.AreIn(type, start.CancellationToken))
                    return;

                model.Work.EnterType();
                var gatherer = new TypeGatherer(type, model);
                start.RegisterOperationBlockAction(block => gatherer.Add(block.OwningSymbol, block.OperationBlocks));
                start.RegisterSymbolEndAction(end =>
                {
                    if (gatherer.UsesConnection(end.CancellationToken))
                        Ask(rules, cache.Get(gatherer, end.CancellationToken), end.ReportDiagnostic, end.CancellationToken);
                });
            },
            SymbolKind.NamedType);
    }

    // A rule that fails takes no other with it; the compiler is told of it afterwards.
    private static void Ask(ImmutableArray<TypeAnalyzer> rules, TypeFacts facts, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        ExceptionDispatchInfo? failure = null;
        foreach (var rule in rules)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                rule.Analyze(facts, report);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                failure ??= ExceptionDispatchInfo.Capture(error);
            }
        }

        failure?.Throw();
    }

    private protected abstract void Analyze(TypeFacts facts, Action<Diagnostic> report);
}
