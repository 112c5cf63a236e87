using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Turns the marks in the files of a state into expected diagnostics.</summary>
internal sealed class MarkupReader
{
    private readonly MarkupOptions _options;
    private readonly MarkupMode _mode;
    private readonly DiagnosticDescriptor? _defaultDiagnostic;
    private readonly ImmutableArray<DiagnosticDescriptor> _supportedDiagnostics;
    private readonly ImmutableArray<string> _fixableDiagnostics;
    private readonly Dictionary<string, FileLinePositionSpan> _keys = new(StringComparer.Ordinal);

    public MarkupReader(
        MarkupOptions options,
        MarkupMode mode,
        DiagnosticDescriptor? defaultDiagnostic,
        ImmutableArray<DiagnosticDescriptor> supportedDiagnostics,
        ImmutableArray<string> fixableDiagnostics)
    {
        _options = options;
        _mode = mode;
        _defaultDiagnostic = defaultDiagnostic;
        _supportedDiagnostics = supportedDiagnostics;
        _fixableDiagnostics = fixableDiagnostics;
    }

    /// <summary>The diagnostics that the marks read so far expect.</summary>
    public List<DiagnosticResult> Expected { get; } = [];

    /// <summary>Takes the marks out of the files.</summary>
    public void Read(IEnumerable<(string filename, SourceText content)> files, SourceFileCollection output)
    {
        foreach (var (filename, content) in files)
            output.Add((filename, _mode == MarkupMode.None ? content : Read(filename, content)));
    }

    /// <summary>Replaces markup keys by the spans marked with them.</summary>
    /// <exception cref="InvalidOperationException">A key is marked nowhere.</exception>
    public DiagnosticResult Resolve(DiagnosticResult expected) => expected.WithSpans([.. expected.Spans.Select(Resolve)]);

    private DiagnosticLocation Resolve(DiagnosticLocation location)
    {
        if (!location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey))
            return location;
        if (!_keys.TryGetValue(location.Span.Path, out var span))
            throw new InvalidOperationException($"No span is marked {{|{location.Span.Path}:…|}}; mark it, or give the diagnostic another location.");
        return new DiagnosticLocation(span, location.Options & ~DiagnosticLocationOptions.InterpretAsMarkupKey);
    }

    private SourceText Read(string filename, SourceText content)
    {
        TestFileMarkupParser.Parse(
            content.ToString(),
            _options.HasFlag(MarkupOptions.TreatPositionIndicatorsAsCode),
            out var code,
            out var positions,
            out var spans);
        var text = SourceText.From(code, content.Encoding, content.ChecksumAlgorithm);
        foreach (var position in positions)
            Expect("", result => result.WithLocation(filename, text.Lines.GetLinePosition(position)));
        foreach (var (name, marked) in spans)
        {
            foreach (var span in marked)
                Add(name, new FileLinePositionSpan(filename, text.Lines.GetLinePositionSpan(span)));
        }

        return text;
    }

    private void Add(string name, FileLinePositionSpan span)
    {
        if (!name.StartsWith('#'))
        {
            Expect(name, result => result.WithSpan(span));
            return;
        }

        if (!int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            throw new InvalidOperationException($"The markup key '{name}' is not '#' and a number.");
        if (!_keys.TryAdd(name, span))
            throw new InvalidOperationException($"Two spans are marked with the key '{name}'; a key marks one.");
    }

    private void Expect(string id, Func<DiagnosticResult, DiagnosticResult> place)
    {
        if (_mode == MarkupMode.Ignore)
            return;
        var result = id.Length == 0 ? CreateDefault() : Create(id);
        if (_mode == MarkupMode.IgnoreFixable && _fixableDiagnostics.Contains(result.Id))
            return;
        Expected.Add(place(result.WithMessage(null).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations | DiagnosticOptions.IgnoreSeverity)));
    }

    private DiagnosticResult CreateDefault()
    {
        if (_defaultDiagnostic is null)
            throw new InvalidOperationException("A mark must name its diagnostic, {|ID:…|}, unless the test has one analyzer with one descriptor.");
        return new DiagnosticResult(_defaultDiagnostic);
    }

    private DiagnosticResult Create(string id)
    {
        var descriptors = _supportedDiagnostics.Where(descriptor => descriptor.Id == id).ToList();
        if (descriptors.Count > 1 && !_options.HasFlag(MarkupOptions.UseFirstDescriptor))
            throw new InvalidOperationException($"The id '{id}' has {descriptors.Count} descriptors; expect the diagnostic in code, or set MarkupOptions.UseFirstDescriptor.");

        // An id that no analyzer knows is the compiler's.
        return descriptors.Count > 0 ? new DiagnosticResult(descriptors[0]) : new DiagnosticResult(id, DiagnosticSeverity.Error);
    }
}
