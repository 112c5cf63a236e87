using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Rules;

namespace Switchboard.Analyzers.CodeFixes.Configuration;

/// <summary>SWB5004: writes the default of the option.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class KeepSafeguardsFix : ConnectionCodeFixProvider
{
    private const string Duration = "TimeSpan";

    /// <summary>Makes the provider.</summary>
    public KeepSafeguardsFix()
        : base("SWB5004")
    {
    }

    private protected override async Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Node is not AssignmentExpressionSyntax assignment
            || !target.Diagnostic.Properties.TryGetValue(KeepSafeguardsAnalyzer.DefaultProperty, out var value)
            || value is null
            || NameOf(assignment.Left) is not { } name)
            return ImmutableArray<ConnectionFix>.Empty;

        var text = await target.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var edits = new SourceEdits(target, text);
        edits.Replace(assignment.Right.Span, IsDuration(value) && !Reaches(target) ? "System." + value : value);
        return ImmutableArray.Create(new ConnectionFix($"Set '{name}' to its default, {value}", "SWB5004.Default", edits.ApplyAsync));
    }

    private static bool IsDuration(string value) => value.StartsWith(Duration, StringComparison.Ordinal);

    private static bool Reaches(FixTarget target)
    {
        foreach (var found in target.SemanticModel.LookupNamespacesAndTypes(target.Node.SpanStart, name: Duration))
        {
            if (SymbolEqualityComparer.Default.Equals(found, target.Model.Frameworks.Type("System.TimeSpan")))
                return true;
        }

        return false;
    }

    private static string? NameOf(ExpressionSyntax left) => left switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}
