using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.CodeFixes.Editing;

namespace Switchboard.Analyzers.CodeFixes.Configuration;

/// <summary>Writes the function that an SDK asks for a token.</summary>
internal static class ProviderLambda
{
    /// <summary>The lambda; null where the delegate gives something else than the expression does.</summary>
    public static string? Write(SourceEdits edits, AskedAgain asked, ITypeSymbol? providerType, CancellationToken cancellationToken)
    {
        var model = edits.Target.SemanticModel;
        if (providerType is not INamedTypeSymbol { DelegateInvokeMethod: { ReturnType: INamedTypeSymbol { TypeArguments.Length: 1, Name: "Task" or "ValueTask" } task } invoke }
            || model.GetTypeInfo(asked.Expression, cancellationToken).Type is not { } given
            || !SymbolEqualityComparer.Default.Equals(given, task.TypeArguments[0]))
            return null;

        var parameters = invoke.Parameters.Length == 1 ? "_" : $"({string.Join(", ", invoke.Parameters.Select(static _ => "_"))})";
        if (asked.Awaits)
            return $"async {parameters} => {asked.Expression}";

        var position = edits.Target.Node.SpanStart;
        return task.Name == "Task"
            ? $"{parameters} => {Finished(edits, position, task)}.FromResult{TypeArgument(edits, position, task.TypeArguments[0], given)}({asked.Expression})"
            : $"{parameters} => new {TypeNames.Write(edits, position, task)}({asked.Expression})";
    }

    private static string Finished(SourceEdits edits, int position, INamedTypeSymbol task) =>
        TypeNames.Write(edits, position, task.ContainingNamespace.ToDisplayString() + "." + task.Name) ?? task.Name;

    // Task.FromResult("a") is no Task<string?>.
    private static string TypeArgument(SourceEdits edits, int position, ITypeSymbol wanted, ITypeSymbol given) =>
        wanted.NullableAnnotation == NullableAnnotation.Annotated && given.NullableAnnotation != NullableAnnotation.Annotated ? $"<{TypeNames.Write(edits, position, wanted)}>" : "";
}
