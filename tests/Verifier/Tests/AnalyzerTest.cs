using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// A test of analyzers: the diagnostics of <see cref="TestState"/> must be those it expects, no more and no fewer; they must fall silent under
/// <c>#pragma warning disable</c> and in generated code; and no analyzer may throw. An instance serves one run.
/// </summary>
public abstract class AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    private readonly Dictionary<Project, ImmutableArray<Diagnostic>> _diagnostics = [];
    private ImmutableArray<DiagnosticAnalyzer> _analyzers;

    /// <summary>Creates a test without code.</summary>
    protected AnalyzerTest() => TestState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);

    /// <summary>The language of the test code.</summary>
    public abstract string Language { get; }

    /// <summary>The code under test and what is expected of it.</summary>
    public SolutionState TestState { get; }

    /// <summary>Adds a source file to <see cref="TestState"/>.</summary>
    public string TestCode
    {
        set
        {
            if (value is not null)
                TestState.Sources.Add(value);
        }
    }

    /// <summary>The diagnostics expected of <see cref="TestState"/> besides those that its markup expects.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    /// <summary>Which compiler diagnostics must be expected. By default errors.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>The ids of diagnostics to turn off.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>The framework that the code compiles against.</summary>
    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Default;

    /// <summary>Changes to make to the solution before it is compiled.</summary>
    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    /// <summary>The checks to leave out. By default none.</summary>
    public TestBehaviors TestBehaviors { get; set; }

    /// <summary>How markup is read.</summary>
    public MarkupOptions MarkupOptions { get; set; }

    /// <summary>A further check of each diagnostic that was found as expected.</summary>
    public Action<Diagnostic, DiagnosticResult, IVerifier>? DiagnosticVerifier { get; set; }

    /// <summary>A verifier without a context.</summary>
    protected static TVerifier Verify => new();

    /// <summary>How the path of a file added without a name begins.</summary>
    protected virtual string DefaultFilePathPrefix => "/0/Test";

    /// <summary>The name of the project under test.</summary>
    protected virtual string DefaultTestProjectName => "TestProject";

    /// <summary>The path of the first file added without a name.</summary>
    protected virtual string DefaultFilePath => DefaultFilePathPrefix + "0." + DefaultFileExt;

    /// <summary>The extension of a file added without a name, without a dot.</summary>
    protected abstract string DefaultFileExt { get; }

    private protected ImmutableArray<DiagnosticAnalyzer> Analyzers => _analyzers.IsDefault ? _analyzers = [.. GetDiagnosticAnalyzers()] : _analyzers;

    /// <summary>Runs the test.</summary>
    /// <exception cref="VerificationException">The analyzer or the fix did not do what is expected, or the test itself is not well-formed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        Verify.LanguageIsSupported(Language);
        Verify.NotEmpty($"{nameof(TestState)}.{nameof(SolutionState.Sources)}", TestState.Sources);
        await RunImplAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs the test.</summary>
    protected virtual async Task RunImplAsync(CancellationToken cancellationToken)
    {
        var state = ReadMarkup(TestState.WithInheritedValuesApplied(null, []), []);
        await VerifyDiagnosticsAsync(state, Verify.PushContext("Diagnostics of test state"), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The analyzers under test.</summary>
    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    /// <summary>The types of the source generators that the projects use.</summary>
    protected virtual IEnumerable<Type> GetSourceGenerators() => [];

    /// <summary>The options the code is compiled with.</summary>
    protected abstract CompilationOptions CreateCompilationOptions();

    /// <summary>The options the code is parsed with.</summary>
    protected abstract ParseOptions CreateParseOptions();

    /// <summary>The descriptor that a mark without an id means, or <see langword="null"/> if that is not clear.</summary>
    protected internal virtual DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers)
    {
        if (analyzers is not [var first, ..] || first.SupportedDiagnostics.IsEmpty)
            return null;
        return first.SupportedDiagnostics.Length == 1 || MarkupOptions.HasFlag(MarkupOptions.UseFirstDescriptor) ? first.SupportedDiagnostics[0] : null;
    }

    /// <summary>Turns on the diagnostics of the analyzers that are off by default, turns off <see cref="DisabledDiagnostics"/>, and makes an analyzer's exception an error.</summary>
    protected virtual Project ApplyCompilationOptions(Project project)
    {
        var options = project.CompilationOptions!;
        var severities = options.SpecificDiagnosticOptions;

        // An option here outranks configuration files, so there is none where the rule is on anyway.
        foreach (var descriptor in Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Where(descriptor => !descriptor.IsEnabledByDefault))
            severities = severities.ContainsKey(descriptor.Id) ? severities : severities.Add(descriptor.Id, ReportOf(descriptor.DefaultSeverity));
        severities = severities.SetItem("AD0001", ReportDiagnostic.Error).SetItems(DisabledDiagnostics.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)));
        return project.WithCompilationOptions(options.WithSpecificDiagnosticOptions(severities));
    }

    private static ReportDiagnostic ReportOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => ReportDiagnostic.Error,
        DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
        DiagnosticSeverity.Info => ReportDiagnostic.Info,
        _ => ReportDiagnostic.Hidden,
    };

    /// <summary>Whether a test must expect this diagnostic of the compiler's.</summary>
    protected virtual bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics) => compilerDiagnostics switch
    {
        CompilerDiagnostics.None => false,
        CompilerDiagnostics.Errors => diagnostic.Severity >= DiagnosticSeverity.Error,
        CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
        CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
        _ => true,
    };

    private protected SolutionState ReadMarkup(SolutionState state, ImmutableArray<string> fixableDiagnostics)
    {
        try
        {
            ImmutableArray<DiagnosticDescriptor> supported = [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)];
            return state.WithProcessedMarkup(MarkupOptions, GetDefaultDiagnostic([.. Analyzers]), supported, fixableDiagnostics, DefaultFilePath);
        }
        catch (Exception exception) when (exception is ArgumentException or (InvalidOperationException and not VerificationException))
        {
            Verify.Fail(exception.Message);
            throw;
        }
    }

    private protected async Task<Project> CreateProjectAsync(SolutionState state, CancellationToken cancellationToken)
    {
        var (solution, primary) = await TestProjectFactory.CreateAsync(state, ReferenceAssemblies, CreateParseOptions(), CreateCompilationOptions(), cancellationToken).ConfigureAwait(false);
        foreach (var transform in SolutionTransforms)
            solution = transform(solution, primary);
        foreach (var id in solution.ProjectIds)
            solution = ApplyCompilationOptions(solution.GetProject(id)!).Solution;
        return solution.GetProject(primary)!;
    }

    /// <summary>The diagnostics of every project in the solution that a test must expect, in order of place.</summary>
    private protected async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(Project primary, CancellationToken cancellationToken)
    {
        if (_diagnostics.TryGetValue(primary, out var known))
            return known;
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in primary.Solution.Projects)
        {
            var (compilation, generatorDiagnostics) = await GetCompilationAsync(project, cancellationToken).ConfigureAwait(false);
            var all = await AnalyzerDriver.GetDiagnosticsAsync(project, compilation, Analyzers, cancellationToken).ConfigureAwait(false);
            found.AddRange(all.Concat(generatorDiagnostics).Where(diagnostic => !AnalyzerDriver.IsOfCompiler(diagnostic) || IsCompilerDiagnosticIncluded(diagnostic, CompilerDiagnostics)));
        }

        found.Sort(DiagnosticOrder.Instance);
        return _diagnostics[primary] = found.ToImmutable();
    }

    private protected async Task<(Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics)> GetCompilationAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        return GeneratorRun.Start([.. GetSourceGenerators()], project, compilation!, cancellationToken).Result;
    }

    private protected async Task<Project> VerifyDiagnosticsAsync(SolutionState state, IVerifier verifier, CancellationToken cancellationToken)
    {
        var project = await CreateProjectAsync(state, cancellationToken).ConfigureAwait(false);
        await VerifyGeneratedSourcesAsync(project, state, verifier, cancellationToken).ConfigureAwait(false);
        var paths = project.Solution.Projects.SelectMany(p => p.Documents).Select(document => document.FilePath!).ToHashSet(StringComparer.Ordinal);
        var exclusion = new ExclusionCheck(Analyzers, paths);
        ImmutableArray<DiagnosticResult> expected = [.. state.ExpectedDiagnostics];
        await VerifyDiagnosticsAsync(project, expected, verifier, cancellationToken).ConfigureAwait(false);

        if (!TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedCodeCheck) && exclusion.FindGeneratedCodePrefix(expected) is { } comment)
        {
            var generated = await ExclusionCheck.AddPrefixAsync(project, comment, cancellationToken).ConfigureAwait(false);
            await VerifyDiagnosticsAsync(generated, exclusion.ExpectInGeneratedCode(expected), verifier.PushContext("In generated code, under // <auto-generated/>"), cancellationToken).ConfigureAwait(false);
        }

        if (!TestBehaviors.HasFlag(TestBehaviors.SkipSuppressionCheck) && exclusion.FindPragmaPrefix(expected) is { } pragma)
        {
            var silenced = await ExclusionCheck.AddPrefixAsync(project, pragma, cancellationToken).ConfigureAwait(false);
            await VerifyDiagnosticsAsync(silenced, exclusion.ExpectUnderPragma(expected), verifier.PushContext("Under " + pragma.Trim()), cancellationToken).ConfigureAwait(false);
        }

        return project;
    }

    private async Task VerifyDiagnosticsAsync(Project project, ImmutableArray<DiagnosticResult> expected, IVerifier verifier, CancellationToken cancellationToken)
    {
        var actual = await GetDiagnosticsAsync(project, cancellationToken).ConfigureAwait(false);
        var match = DiagnosticMatcher.Match(actual, expected);
        if (actual.Length != expected.Length || match.Contains(-1))
            verifier.Fail(DiagnosticReport.DescribeMismatch(actual, expected, match));
        for (var i = 0; i < match.Length; i++)
            DiagnosticVerifier?.Invoke(actual[match[i]], expected[i], verifier);
    }

    private async Task VerifyGeneratedSourcesAsync(Project project, SolutionState state, IVerifier verifier, CancellationToken cancellationToken)
    {
        if (TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedSourcesCheck))
            return;
        foreach (var generated in state.AdditionalProjects.Values.Prepend(state))
        {
            var current = project.Solution.Projects.Single(p => p.Name == generated.Name);
            var compilation = await current.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
            GeneratorRun.Start([.. GetSourceGenerators()], current, compilation!, cancellationToken).Verify(generated.GeneratedSources, verifier);
        }
    }
}
