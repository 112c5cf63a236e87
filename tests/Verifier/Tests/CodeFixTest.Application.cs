using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

public abstract partial class CodeFixTest<TVerifier>
{
    private readonly Dictionary<string, Project> _projects = new(StringComparer.Ordinal);

    /// <summary>A diagnostic and the action chosen to fix it.</summary>
    private protected sealed record Fix(Document Document, CodeFixProvider Provider, CodeAction Action);

    /// <summary>The first diagnostic, in order of place, that a provider offers the wanted action for.</summary>
    private protected async Task<Fix?> FindFixAsync(Project primary, IVerifier verifier, CancellationToken cancellationToken)
    {
        var fixable = await GetFixableDiagnosticsAsync(primary, cancellationToken).ConfigureAwait(false);
        if (CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne))
            fixable = TrySelectDiagnosticToFix(fixable) is { } selected ? [selected] : [];
        foreach (var diagnostic in fixable)
        {
            if (primary.Solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
                continue;
            foreach (var provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                var offered = ImmutableArray.CreateBuilder<CodeAction>();
                var context = new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), cancellationToken);
                await provider.RegisterCodeFixesAsync(context).ConfigureAwait(false);
                if (TrySelectAction(offered.ToImmutable(), verifier) is { } action)
                    return new Fix(document, provider, action);
            }
        }

        return null;
    }

    /// <summary>Applies the fix, which must change something.</summary>
    private protected async Task<Project> ApplyAsync(Project primary, CodeAction action, string title, IVerifier verifier, CancellationToken cancellationToken)
    {
        var changed = await ApplyAsync(primary, action, verifier, cancellationToken).ConfigureAwait(false);
        var known = await InternAsync(changed, cancellationToken).ConfigureAwait(false);
        if (ReferenceEquals(known, primary))
            verifier.Fail($"The code fix '{title}' is offered but changes nothing.");
        return known;
    }

    private async Task<Project> FixOneByOneAsync(Project project, IterationLimit limit, IVerifier verifier, CancellationToken cancellationToken)
    {
        while (await FindFixAsync(project, verifier, cancellationToken).ConfigureAwait(false) is { } fix && limit.TryCount(fix.Action.Title))
        {
            CodeActionVerifier?.Invoke(fix.Action, verifier);
            project = await ApplyAsync(project, fix.Action, fix.Action.Title, verifier, cancellationToken).ConfigureAwait(false);
            if (CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne))
                break;
        }

        return project;
    }

    private async Task<Project> FixAllAsync(Project project, FixAllScope scope, IterationLimit limit, IVerifier verifier, CancellationToken cancellationToken)
    {
        while (await FindFixAsync(project, verifier, cancellationToken).ConfigureAwait(false) is { } fix && limit.TryCount(fix.Action.Title))
        {
            var action = await GetFixAllActionAsync(project, fix, scope, verifier, cancellationToken).ConfigureAwait(false);
            project = await ApplyAsync(project, action, $"{fix.Action.Title} (all in {scope})", verifier, cancellationToken).ConfigureAwait(false);
        }

        return project;
    }

    private async Task<CodeAction> GetFixAllActionAsync(Project project, Fix fix, FixAllScope scope, IVerifier verifier, CancellationToken cancellationToken)
    {
        var provider = fix.Provider.GetFixAllProvider();
        if (provider is null || !provider.GetSupportedFixAllScopes().Contains(scope))
            verifier.Fail($"{fix.Provider.GetType().Name} has no Fix All in {scope}; return a provider for it from GetFixAllProvider, or leave the check out with CodeFixTestBehaviors.");
        var diagnostics = await GetFixableDiagnosticsAsync(project, cancellationToken).ConfigureAwait(false);
        var source = new FixAllDiagnostics(project.Solution, diagnostics);
        var ids = fix.Provider.FixableDiagnosticIds;
        var context = new FixAllContext(fix.Document, fix.Provider, scope, fix.Action.EquivalenceKey, ids, source, cancellationToken);
        if (await provider!.GetFixAsync(context).ConfigureAwait(false) is { } action)
            return action;
        verifier.Fail($"Fix All in {scope} offers nothing for '{fix.Action.Title}' (equivalence key '{fix.Action.EquivalenceKey}').");
        throw new InvalidOperationException();
    }

    private async Task<ImmutableArray<Diagnostic>> GetFixableDiagnosticsAsync(Project project, CancellationToken cancellationToken)
    {
        var ids = FixableDiagnosticIds;
        var all = await GetDiagnosticsAsync(project, cancellationToken).ConfigureAwait(false);
        return all.RemoveAll(diagnostic => !diagnostic.Location.IsInSource || diagnostic.IsSuppressed || !ids.Contains(diagnostic.Id));
    }

    /// <summary>Fails if an analyzer finds a fixable diagnostic only when the whole compilation has been analysed: an editor would not show it live.</summary>
    private async Task VerifyLocalAsync(Project primary, IVerifier verifier, CancellationToken cancellationToken)
    {
        var fixable = await GetFixableDiagnosticsAsync(primary, cancellationToken).ConfigureAwait(false);
        foreach (var group in fixable.Where(diagnostic => !AnalyzerDriver.IsOfCompiler(diagnostic)).GroupBy(diagnostic => diagnostic.Location.SourceTree!))
        {
            if (primary.Solution.GetDocument(group.Key)?.Project is not { } project)
                continue;
            var (compilation, _) = await GetCompilationAsync(project, cancellationToken).ConfigureAwait(false);
            var local = await AnalyzerDriver.GetLocalDiagnosticsAsync(project, compilation, group.Key, Analyzers, cancellationToken).ConfigureAwait(false);
            foreach (var diagnostic in group)
            {
                if (!local.Any(other => IsSame(other, diagnostic)))
                    verifier.Fail($"{diagnostic.Id} at {DiagnosticReport.Describe(diagnostic.Location)} has a code fix but is not local: it is reported only when the whole compilation has been analysed, so an editor does not show it. Report it from an operation, symbol or semantic-model action.");
            }
        }
    }

    // Two reports of one diagnostic are not equal where their arguments are strings made anew.
    private static bool IsSame(Diagnostic left, Diagnostic right) =>
        left.Id == right.Id && left.Location == right.Location && left.GetMessage(CultureInfo.InvariantCulture) == right.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>Returns the first project seen with the same files, so that each text is compiled and analysed once in a run.</summary>
    private protected async Task<Project> InternAsync(Project project, CancellationToken cancellationToken)
    {
        var key = await ProjectComparison.GetContentKeyAsync(project.Solution, cancellationToken).ConfigureAwait(false);
        if (_projects.TryGetValue(key, out var known))
            return known;
        _projects.Add(key, project);
        return project;
    }
}
