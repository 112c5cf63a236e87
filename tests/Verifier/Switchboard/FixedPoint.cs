using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Switchboard.Verification;

/// <summary>
/// Applies a fix to code again and again until it is offered no more. The code must compile before, after every step and at the end, every
/// step must change something, and the steps must come to an end. Which diagnostics there are to begin with is not checked.
/// </summary>
/// <remarks>Give the code as in a test: <c>new FixedPoint&lt;A, F&gt; { TestCode = … }.RunAsync()</c>. Markup is taken out and ignored; <c>$$</c> is code.</remarks>
public class FixedPoint<TAnalyzer, TCodeFix> : CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    private readonly HashSet<Project> _seen = [];

    /// <summary>Creates a run without code.</summary>
    public FixedPoint()
    {
        TestState.MarkupHandling = MarkupMode.Ignore;
        MarkupOptions = MarkupOptions.TreatPositionIndicatorsAsCode;
    }

    /// <summary>The most steps to take. By default 100.</summary>
    public int MaxSteps { get; set; } = 100;

    /// <summary>The number of steps the run took.</summary>
    public int Steps { get; private set; }

    /// <summary>The source files of the project under test after the run, in order.</summary>
    public ImmutableArray<(string Name, SourceText Content)> Result { get; private set; } = [];

    /// <inheritdoc/>
    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        var state = ReadMarkup(TestState.WithInheritedValuesApplied(null, []), []);
        var created = await CreateProjectAsync(state, cancellationToken).ConfigureAwait(false);
        var project = await InternAsync(created, cancellationToken).ConfigureAwait(false);
        await VerifyCompilesAsync(project, "The code to fix", cancellationToken).ConfigureAwait(false);
        while (await FindFixAsync(project, Verify, cancellationToken).ConfigureAwait(false) is { } fix)
        {
            var step = $"Step {Steps + 1}, '{fix.Action.Title}'";
            _seen.Add(project);
            if (Steps++ == MaxSteps)
                Verify.Fail($"{step}: no fixed point after {MaxSteps} steps.\n{await DescribeAsync(project, cancellationToken).ConfigureAwait(false)}");
            project = await ApplyAsync(project, fix.Action, fix.Action.Title, Verify.PushContext(step), cancellationToken).ConfigureAwait(false);
            await VerifyCompilesAsync(project, step, cancellationToken).ConfigureAwait(false);
            if (_seen.Contains(project))
                Verify.Fail($"{step}: the code is again what it was some steps before.\n{await DescribeAsync(project, cancellationToken).ConfigureAwait(false)}");
        }

        Result = await ReadFilesAsync(project, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ImmutableArray<(string Name, SourceText Content)>> ReadFilesAsync(Project project, CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<(string, SourceText)>();
        foreach (var document in project.Documents)
            files.Add((document.Name, await document.GetTextAsync(cancellationToken).ConfigureAwait(false)));
        return files.ToImmutable();
    }

    private static async Task<string> DescribeAsync(Project project, CancellationToken cancellationToken)
    {
        var files = await ReadFilesAsync(project, cancellationToken).ConfigureAwait(false);
        return string.Join("\n", files.Select(file => $"{file.Name}:\n{file.Content}"));
    }

    private async Task VerifyCompilesAsync(Project project, string step, CancellationToken cancellationToken)
    {
        var diagnostics = await GetDiagnosticsAsync(project, cancellationToken).ConfigureAwait(false);
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && (diagnostic.Id == "AD0001" || AnalyzerDriver.IsOfCompiler(diagnostic))).ToList();
        if (errors.Count > 0)
            Verify.Fail($"{step}: the code does not compile.\n{string.Join("\n", errors)}\n{await DescribeAsync(project, cancellationToken).ConfigureAwait(false)}");
    }
}
