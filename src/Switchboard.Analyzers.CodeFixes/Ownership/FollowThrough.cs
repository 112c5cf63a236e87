using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;

namespace Switchboard.Analyzers.CodeFixes.Ownership;

/// <summary>
/// A client that the manager made is connected and released by it too. What the protocol rules say to the document only since the
/// creation changed is repaired with it, so that one fix leaves nothing for the next.
/// </summary>
internal static class FollowThrough
{
    // Connects and releases of one client in one file; more than these are left to their own fixes.
    private const int MostSteps = 24;

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_rules =
        ImmutableArray.Create<DiagnosticAnalyzer>(new DoNotConnectAnalyzer(), new DoNotDisconnectAnalyzer());

    private static readonly ImmutableArray<ConnectionCodeFixProvider> s_fixes =
        ImmutableArray.Create<ConnectionCodeFixProvider>(new ConnectThroughManagerFix(), new ReleaseThroughManagerFix());

    public static async Task<Document> ApplyAsync(Document before, Document changed, CancellationToken cancellationToken)
    {
        var known = await SaidOfAsync(before, cancellationToken).ConfigureAwait(false);
        for (var step = 0; step < MostSteps; step++)
        {
            if (await StepAsync(changed, known, cancellationToken).ConfigureAwait(false) is not { } next)
                return changed;
            changed = next;
        }

        return changed;
    }

    // Repairs the first new diagnostic that can be repaired; null where there is none.
    private static async Task<Document?> StepAsync(Document document, Dictionary<string, int> known, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (root is null)
            return null;

        var left = new Dictionary<string, int>(known);
        foreach (var diagnostic in await DiagnosticsAsync(document, cancellationToken).ConfigureAwait(false))
        {
            if (ConnectionCodeFixProvider.NodeOf(root, diagnostic) is not { } node)
                continue;

            var said = Said(diagnostic, node);
            if (left.TryGetValue(said, out var count) && count > 0)
            {
                left[said] = count - 1;
                continue;
            }

            foreach (var provider in s_fixes)
            {
                if (!provider.FixableDiagnosticIds.Contains(diagnostic.Id))
                    continue;

                foreach (var fix in await provider.FindAsync(document, node, diagnostic, cancellationToken).ConfigureAwait(false))
                {
                    if (await fix.TryApplyAsync(document, cancellationToken).ConfigureAwait(false) is { } changed)
                        return changed;
                }
            }
        }

        return null;
    }

    private static async Task<Dictionary<string, int>> SaidOfAsync(Document document, CancellationToken cancellationToken)
    {
        var said = new Dictionary<string, int>();
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return said;

        foreach (var diagnostic in await DiagnosticsAsync(document, cancellationToken).ConfigureAwait(false))
        {
            if (ConnectionCodeFixProvider.NodeOf(root, diagnostic) is not { } node)
                continue;
            var key = Said(diagnostic, node);
            said.TryGetValue(key, out var count);
            said[key] = count + 1;
        }

        return said;
    }

    // Positions move with every edit; what is said of which text in which method does not.
    private static string Said(Diagnostic diagnostic, SyntaxNode node)
    {
        var type = node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText;
        var method = node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText;
        return $"{diagnostic.Id} {type}.{method} {node}";
    }

    private static async Task<List<Diagnostic>> DiagnosticsAsync(Document document, CancellationToken cancellationToken)
    {
        var found = new List<Diagnostic>();
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return found;

        var options = new CompilationWithAnalyzersOptions(
            document.Project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var rules = new CompilationWithAnalyzers(model.Compilation, s_rules, options);
        foreach (var diagnostic in await rules.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellationToken).ConfigureAwait(false))
        {
            if (diagnostic.Location.SourceTree == model.SyntaxTree)
                found.Add(diagnostic);
        }

        found.Sort(static (left, right) => left.Location.SourceSpan.CompareTo(right.Location.SourceSpan));
        return found;
    }
}
