using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB3004: a connect or disconnect that nobody waits for.</summary>
public sealed class ForgottenConnectionAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public ForgottenConnectionAnalyzer()
        : base(Descriptors.ForgottenConnection)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        foreach (var dropped in DroppedTasks.In(facts))
        {
            var (what, way) = Words(facts, dropped);
            report(Diagnostic.Create(Descriptors.ForgottenConnection, dropped.Use.Location, dropped.Use.Symbol.Name, facts.NameOf(dropped.Use.Receiver), what, way));
        }
    }

    private static (string What, string Way) Words(TypeFacts facts, DroppedTask dropped) => dropped.Kind switch
    {
        DropKind.InAsyncVoid => ($"is awaited in '{MethodAround(facts, dropped.End)}', which is 'async void'", "return a Task from it"),
        DropKind.InDroppedRun => ("is awaited in a 'Task.Run' that is not", "handle its failure there, or await the 'Task.Run'"),
        _ => ("is not awaited", "await it, or keep its task and await it later"),
    };

    private static string? MethodAround(TypeFacts facts, IOperation operation) =>
        operation.EnclosingFunction() is Microsoft.CodeAnalysis.Operations.ILocalFunctionOperation local ? local.Symbol.Name : facts.OwnerOf(operation)?.Name;
}
