using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The project under test, the projects beside it, and the diagnostics expected in them.</summary>
public class SolutionState : ProjectState
{
    /// <summary>Creates a state without files.</summary>
    public SolutionState(string name, string language, string defaultPrefix, string defaultExtension)
        : base(name, language, defaultPrefix, defaultExtension)
    {
        AdditionalProjects = new ProjectCollection(language, defaultExtension);
    }

    /// <summary>The projects beside the one under test.</summary>
    public ProjectCollection AdditionalProjects { get; }

    /// <summary>The diagnostics expected besides those that the markup expects.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>
    /// What is taken from the state before. By default <see cref="StateInheritanceMode.AutoInherit"/> for a state that gives files of its own,
    /// else <see cref="StateInheritanceMode.AutoInheritAll"/>.
    /// </summary>
    public StateInheritanceMode? InheritanceMode { get; set; }

    /// <summary>
    /// What becomes of markup. By default <see cref="MarkupMode.Allow"/>, but <see cref="MarkupMode.IgnoreFixable"/> for a state after a fix that
    /// gives files of its own: the fix is expected to have fixed all it can.
    /// </summary>
    public MarkupMode? MarkupHandling { get; set; }

    /// <summary>Whether anything is given, so that a code fix is expected to lead here.</summary>
    internal bool IsGiven => InheritanceMode is not null || MarkupHandling is not null || ExpectedDiagnostics.Count > 0 || GivesContent() || AdditionalProjects.Count > 0;

    /// <summary>Returns the state with what it takes from <paramref name="baseState"/>, whose own inheritance has been applied.</summary>
    public SolutionState WithInheritedValuesApplied(SolutionState? baseState, ImmutableArray<string> fixableDiagnostics)
    {
        var result = CreateEmpty();
        result.InheritFrom(this);
        result.InheritProjects(this);
        result.ExpectedDiagnostics.AddRange(ExpectedDiagnostics);
        result.MarkupHandling = MarkupHandling ?? MarkupMode.Allow;
        result.InheritanceMode = StateInheritanceMode.Explicit;
        if (baseState is null)
            return result;

        var differs = DiffersFrom(baseState);
        var mode = InheritanceMode ?? (differs ? StateInheritanceMode.AutoInherit : StateInheritanceMode.AutoInheritAll);
        result.MarkupHandling = MarkupHandling ?? (differs ? MarkupMode.IgnoreFixable : baseState.MarkupHandling);
        if (mode == StateInheritanceMode.Explicit)
            return result;

        result.InheritFrom(baseState);
        result.InheritProjects(baseState);
        if (ExpectedDiagnostics.Count == 0)
            result.ExpectedDiagnostics.AddRange(baseState.ExpectedDiagnostics.Where(diagnostic => mode == StateInheritanceMode.AutoInheritAll || !fixableDiagnostics.Contains(diagnostic.Id)));
        return result;
    }

    /// <summary>Returns the state with markup taken out of its files and added to its expected diagnostics.</summary>
    public SolutionState WithProcessedMarkup(
        MarkupOptions markupOptions,
        DiagnosticDescriptor? defaultDiagnostic,
        ImmutableArray<DiagnosticDescriptor> supportedDiagnostics,
        ImmutableArray<string> fixableDiagnostics,
        string defaultPath)
    {
        var reader = new MarkupReader(markupOptions, MarkupHandling ?? MarkupMode.Allow, defaultDiagnostic, supportedDiagnostics, fixableDiagnostics);
        var result = CreateEmpty();
        ReadMarkup(reader, result);
        foreach (var (name, project) in AdditionalProjects)
            project.ReadMarkup(reader, result.AdditionalProjects[name]);
        foreach (var expected in ExpectedDiagnostics)
            result.ExpectedDiagnostics.Add(reader.Resolve(expected.WithDefaultPath(defaultPath)));
        result.ExpectedDiagnostics.AddRange(reader.Expected);
        result.MarkupHandling = MarkupMode.None;
        result.InheritanceMode = StateInheritanceMode.Explicit;
        return result;
    }

    internal bool HasAnyChange(SolutionState other)
        => !HasSameContent(other)
            || AdditionalProjects.Count != other.AdditionalProjects.Count
            || AdditionalProjects.Any(project => !other.AdditionalProjects.TryGetValue(project.Key, out var same) || !project.Value.HasSameContent(same));

    private bool DiffersFrom(SolutionState baseState)
    {
        var inherits = InheritanceMode != StateInheritanceMode.Explicit;
        var complete = CreateEmpty();
        complete.InheritFrom(this);
        complete.InheritProjects(this);
        if (inherits)
        {
            complete.InheritFrom(baseState);
            complete.InheritProjects(baseState);
        }

        return complete.HasAnyChange(baseState);
    }

    private SolutionState CreateEmpty() => new(Name, Language, DefaultPrefix, DefaultExtension);

    private void InheritProjects(SolutionState other)
    {
        foreach (var (name, project) in other.AdditionalProjects)
            AdditionalProjects[name].InheritFrom(project);
    }
}
