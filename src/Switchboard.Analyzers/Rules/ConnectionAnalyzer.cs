using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>The gate of every rule: nothing is registered in a compilation that references no catalogued SDK.</summary>
public abstract class ConnectionAnalyzer : DiagnosticAnalyzer
{
    private protected ConnectionAnalyzer(params DiagnosticDescriptor[] descriptors) => SupportedDiagnostics = ImmutableArray.Create(descriptors);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // Generated halves are read, so that what they release counts, and never reported in.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterCompilationStartAction(start =>
        {
            if (ConnectionModel.For(start.Compilation, start.Options, start.CancellationToken) is { } model && AppliesTo(model))
                Register(start, model);
        });
    }

    /// <summary>Whether the rule has anything to say in this compilation.</summary>
    internal virtual bool AppliesTo(ConnectionModel model) => true;

    private protected abstract void Register(CompilationStartAnalysisContext context, ConnectionModel model);

    /// <summary>
    /// Asks for the operations of the types whose files mention one of the names: a rule that looks at single operations is not called for each of a whole program.
    /// </summary>
    private protected static void RegisterOperationAction(
        CompilationStartAnalysisContext context, ConnectionModel model, Mentions mentions, Action<OperationAnalysisContext> action, OperationKind kind) =>
        context.RegisterSymbolStartAction(
            start =>
            {
                if (!mentions.AreIn((INamedTypeSymbol)start.Symbol, start.CancellationToken))
                    return;
                model.Work.AskForOperations();
                start.RegisterOperationAction(action, kind);
            },
            SymbolKind.NamedType);
}
