using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// A test of code fixes: beyond what an analyzer test checks, the fixes applied one after another must lead to <see cref="FixedState"/>, and
/// Fix All in document, project and solution to <see cref="BatchFixedState"/>, equal in every character; and those must compile and have
/// exactly the diagnostics they expect.
/// </summary>
public abstract partial class CodeFixTest<TVerifier> : CodeActionTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    private ImmutableArray<CodeFixProvider> _providers;

    /// <summary>Creates a test without code.</summary>
    protected CodeFixTest()
    {
        FixedState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);
        BatchFixedState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);
    }

    /// <summary>The code after the fixes are applied one after another. What it does not give is as in the test state.</summary>
    public SolutionState FixedState { get; }

    /// <summary>Adds a source file to <see cref="FixedState"/>.</summary>
    public string FixedCode
    {
        set
        {
            if (value is not null)
                FixedState.Sources.Add(value);
        }
    }

    /// <summary>The code after Fix All. What it does not give is as in the fixed state.</summary>
    public SolutionState BatchFixedState { get; }

    /// <summary>Adds a source file to <see cref="BatchFixedState"/>.</summary>
    public string BatchFixedCode
    {
        set
        {
            if (value is not null)
                BatchFixedState.Sources.Add(value);
        }
    }

    /// <summary>
    /// How often a fix is applied: exactly this often or, if negative, at most so often. By default at most once for each fixable diagnostic
    /// expected, and never if the fixed state equals the test state.
    /// </summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>How often Fix All is applied, counted likewise. By default once; in a document or project scope, at most once for each.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    /// <summary>How often Fix All in a document is applied. By default at most once for each document, or <see cref="NumberOfFixAllIterations"/>.</summary>
    public int? NumberOfFixAllInDocumentIterations { get; set; }

    /// <summary>How often Fix All in a project is applied. By default at most once for each project, or <see cref="NumberOfFixAllIterations"/>.</summary>
    public int? NumberOfFixAllInProjectIterations { get; set; }

    /// <summary>The checks of the fix to leave out. By default none.</summary>
    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    private protected ImmutableArray<CodeFixProvider> Providers => _providers.IsDefault ? _providers = [.. GetCodeFixProviders()] : _providers;

    private protected ImmutableArray<string> FixableDiagnosticIds => [.. Providers.SelectMany(provider => provider.FixableDiagnosticIds)];

    /// <summary>The fixes under test.</summary>
    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    /// <summary>Selects the diagnostic that <see cref="CodeFixTestBehaviors.FixOne"/> fixes. By default the first.</summary>
    protected internal virtual Diagnostic? TrySelectDiagnosticToFix(ImmutableArray<Diagnostic> fixableDiagnostics) => fixableDiagnostics.FirstOrDefault();

    /// <inheritdoc/>
    protected override bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics)
        => base.IsCompilerDiagnosticIncluded(diagnostic, compilerDiagnostics) || FixableDiagnosticIds.Contains(diagnostic.Id);

    /// <inheritdoc/>
    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        var fixable = FixableDiagnosticIds;
        var rawTest = TestState.WithInheritedValuesApplied(null, fixable);
        var rawFixed = FixedState.WithInheritedValuesApplied(rawTest, fixable);
        var rawBatchFixed = BatchFixedState.WithInheritedValuesApplied(rawFixed, fixable);
        var test = ReadMarkup(rawTest, fixable);
        var fixedState = ReadMarkup(rawFixed, fixable);
        var batchFixed = ReadMarkup(rawBatchFixed, fixable);

        var project = await VerifyStateAsync(test, "Diagnostics of test state", cancellationToken).ConfigureAwait(false);
        if (!FixedState.IsGiven && !BatchFixedState.IsGiven)
            return;
        await VerifyStateAsync(fixedState, "Diagnostics of fixed state", cancellationToken).ConfigureAwait(false);
        if (BatchFixedState.IsGiven && !CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllCheck))
            await VerifyStateAsync(batchFixed, "Diagnostics of batch fixed state", cancellationToken).ConfigureAwait(false);

        await VerifyOneByOneAsync(project, test, fixedState, cancellationToken).ConfigureAwait(false);
        await VerifyFixAllAsync(project, test, batchFixed, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Project> VerifyStateAsync(SolutionState state, string context, CancellationToken cancellationToken)
    {
        var project = await VerifyDiagnosticsAsync(state, Verify.PushContext(context), cancellationToken).ConfigureAwait(false);
        return await InternAsync(project, cancellationToken).ConfigureAwait(false);
    }

    private async Task VerifyOneByOneAsync(Project project, SolutionState test, SolutionState expected, CancellationToken cancellationToken)
    {
        var verifier = Verify.PushContext("Iterative code fix application");
        var iterations = NumberOfIncrementalIterations ?? (test.HasAnyChange(expected) ? -CountFixable(test) : 0);
        var limit = new IterationLimit(iterations);
        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipLocalDiagnosticCheck))
            await VerifyLocalAsync(project, verifier, cancellationToken).ConfigureAwait(false);
        var fixedProject = await FixOneByOneAsync(project, limit, verifier, cancellationToken).ConfigureAwait(false);
        await ProjectComparison.VerifyAsync(expected, fixedProject, verifier, cancellationToken).ConfigureAwait(false);
        limit.Verify(verifier);
    }

    private async Task VerifyFixAllAsync(Project project, SolutionState test, SolutionState expected, CancellationToken cancellationToken)
    {
        var changes = test.HasAnyChange(expected);
        (CodeFixTestBehaviors Skip, FixAllScope Scope, int Iterations)[] checks =
        [
            (CodeFixTestBehaviors.SkipFixAllInDocumentCheck, FixAllScope.Document, NumberOfFixAllInDocumentIterations ?? NumberOfFixAllIterations ?? (changes ? -CountFixableFiles(test) : 0)),
            (CodeFixTestBehaviors.SkipFixAllInProjectCheck, FixAllScope.Project, NumberOfFixAllInProjectIterations ?? NumberOfFixAllIterations ?? (changes ? -CountChangedProjects(test, expected) : 0)),
            (CodeFixTestBehaviors.SkipFixAllInSolutionCheck, FixAllScope.Solution, NumberOfFixAllIterations ?? (changes ? -1 : 0)),
        ];
        foreach (var (skip, scope, iterations) in checks)
        {
            if (CodeFixTestBehaviors.HasFlag(skip))
                continue;
            var verifier = Verify.PushContext($"Fix all in {scope.ToString().ToLowerInvariant()}");
            var limit = new IterationLimit(iterations);
            var fixedProject = await FixAllAsync(project, scope, limit, verifier, cancellationToken).ConfigureAwait(false);
            await ProjectComparison.VerifyAsync(expected, fixedProject, verifier, cancellationToken).ConfigureAwait(false);
            limit.Verify(verifier);
        }
    }

    private int CountFixable(SolutionState state) => state.ExpectedDiagnostics.Count(IsFixable);

    private int CountFixableFiles(SolutionState state)
        => state.ExpectedDiagnostics.Where(diagnostic => diagnostic.HasLocation && IsFixable(diagnostic)).Select(diagnostic => diagnostic.Spans[0].Span.Path).Distinct(StringComparer.Ordinal).Count();

    private static int CountChangedProjects(SolutionState before, SolutionState after)
    {
        var changed = before.HasSameContent(after) ? 0 : 1;
        return changed + before.AdditionalProjects.Count(project => !project.Value.HasSameContent(after.AdditionalProjects[project.Key]));
    }

    private bool IsFixable(DiagnosticResult diagnostic) => FixableDiagnosticIds.Contains(diagnostic.Id);
}
