using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A diagnostic that a test expects. Immutable: each <c>With…</c> method returns a changed copy. Lines and columns given to them count from 1.</summary>
public readonly struct DiagnosticResult
{
    /// <summary>No diagnostic at all.</summary>
    public static readonly DiagnosticResult[] EmptyDiagnosticResults = [];

    private readonly ImmutableArray<DiagnosticLocation> _spans;
    private readonly string? _message;
    private readonly bool _anyMessage;

    /// <summary>Expects a diagnostic with this id and severity and any message.</summary>
    public DiagnosticResult(string id, DiagnosticSeverity severity)
        : this([], null, false, severity, id, null, null, DiagnosticOptions.None, null)
    {
    }

    /// <summary>Expects a diagnostic with the id, the default severity and the message format of <paramref name="descriptor"/>.</summary>
    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this([], null, false, (descriptor ?? throw new ArgumentNullException(nameof(descriptor))).DefaultSeverity, descriptor.Id, descriptor.MessageFormat, null, DiagnosticOptions.None, null)
    {
    }

    private DiagnosticResult(
        ImmutableArray<DiagnosticLocation> spans,
        string? message,
        bool anyMessage,
        DiagnosticSeverity severity,
        string id,
        LocalizableString? messageFormat,
        object?[]? messageArguments,
        DiagnosticOptions options,
        bool? isSuppressed)
    {
        _spans = spans;
        _message = message;
        _anyMessage = anyMessage;
        Severity = severity;
        Id = id;
        MessageFormat = messageFormat;
        MessageArguments = messageArguments;
        Options = options;
        IsSuppressed = isSuppressed;
    }

    /// <summary>The expected location, then the additional ones in order.</summary>
    public ImmutableArray<DiagnosticLocation> Spans => _spans.IsDefault ? [] : _spans;

    /// <summary>The expected severity.</summary>
    public DiagnosticSeverity Severity { get; }

    /// <summary>The expected id.</summary>
    public string Id { get; }

    /// <summary>The expected message, or <see langword="null"/> if any will do.</summary>
    public string? Message
    {
        get
        {
            if (_anyMessage)
                return null;
            if (_message is not null || MessageFormat is null)
                return _message;
            var format = MessageFormat.ToString(CultureInfo.InvariantCulture);
            try
            {
                return string.Format(CultureInfo.InvariantCulture, format, MessageArguments ?? []);
            }
            catch (FormatException)
            {
                // Fewer arguments than placeholders: the format itself tells the reader which are wanted.
                return format;
            }
        }
    }

    /// <summary>The format that <see cref="Message"/> is made of.</summary>
    public LocalizableString? MessageFormat { get; }

    /// <summary>The arguments that <see cref="Message"/> is made of.</summary>
    public object?[]? MessageArguments { get; }

    /// <summary>The parts that are left open.</summary>
    public DiagnosticOptions Options { get; }

    /// <summary>Whether a suppressor is expected to silence the diagnostic; <see langword="null"/> leaves it open.</summary>
    public bool? IsSuppressed { get; }

    /// <summary>Whether a location is expected.</summary>
    public bool HasLocation => !Spans.IsEmpty;

    /// <summary>Expects a compiler error.</summary>
    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    /// <summary>Expects a compiler warning.</summary>
    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    /// <summary>Expects this severity.</summary>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => new(Spans, _message, _anyMessage, severity, Id, MessageFormat, MessageArguments, Options, IsSuppressed);

    /// <summary>Fills the message format with these arguments.</summary>
    public DiagnosticResult WithArguments(params object?[] arguments) => new(Spans, _message, _anyMessage, Severity, Id, MessageFormat, arguments, Options, IsSuppressed);

    /// <summary>Expects this message, or any if it is <see langword="null"/>.</summary>
    public DiagnosticResult WithMessage(string? message) => new(Spans, message, message is null, Severity, Id, MessageFormat, MessageArguments, Options, IsSuppressed);

    /// <summary>Expects a message of this format.</summary>
    public DiagnosticResult WithMessageFormat(LocalizableString messageFormat) => new(Spans, _message, _anyMessage, Severity, Id, messageFormat, MessageArguments, Options, IsSuppressed);

    /// <summary>Leaves these parts open.</summary>
    public DiagnosticResult WithOptions(DiagnosticOptions options) => new(Spans, _message, _anyMessage, Severity, Id, MessageFormat, MessageArguments, options, IsSuppressed);

    /// <summary>Expects a suppressor to have silenced it, or not; <see langword="null"/> leaves it open.</summary>
    public DiagnosticResult WithIsSuppressed(bool? isSuppressed) => new(Spans, _message, _anyMessage, Severity, Id, MessageFormat, MessageArguments, Options, isSuppressed);

    /// <summary>Expects no location.</summary>
    public DiagnosticResult WithNoLocation() => WithSpans([]);

    /// <summary>Adds the span marked <c>{|#key:…|}</c>.</summary>
    public DiagnosticResult WithLocation(int markupKey) => WithLocation(markupKey, DiagnosticLocationOptions.None);

    /// <summary>Adds the span marked <c>{|#key:…|}</c>.</summary>
    public DiagnosticResult WithLocation(int markupKey, DiagnosticLocationOptions options)
    {
        var key = new FileLinePositionSpan("#" + markupKey.ToString(CultureInfo.InvariantCulture), default, default);
        return WithSpan(key, options | DiagnosticLocationOptions.InterpretAsMarkupKey);
    }

    /// <summary>Adds a start in the first file; the length is not compared.</summary>
    public DiagnosticResult WithLocation(int line, int column) => WithLocation("", line, column);

    /// <summary>Adds a start in the first file; the length is not compared.</summary>
    public DiagnosticResult WithLocation(LinePosition location) => WithLocation("", location);

    /// <summary>Adds a start; the length is not compared.</summary>
    public DiagnosticResult WithLocation(string path, int line, int column) => WithLocation(path, new LinePosition(line - 1, column - 1));

    /// <summary>Adds a start; the length is not compared.</summary>
    public DiagnosticResult WithLocation(string path, LinePosition location) => WithLocation(path, location, DiagnosticLocationOptions.None);

    /// <summary>Adds a start; the length is not compared.</summary>
    public DiagnosticResult WithLocation(string path, LinePosition location, DiagnosticLocationOptions options)
        => WithSpan(new FileLinePositionSpan(path, location, location), options | DiagnosticLocationOptions.IgnoreLength);

    /// <summary>Adds a span in the first file.</summary>
    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn) => WithSpan("", startLine, startColumn, endLine, endColumn);

    /// <summary>Adds a span.</summary>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan(new FileLinePositionSpan(path, new LinePosition(startLine - 1, startColumn - 1), new LinePosition(endLine - 1, endColumn - 1)));

    /// <summary>Adds a span.</summary>
    public DiagnosticResult WithSpan(FileLinePositionSpan span) => WithSpan(span, DiagnosticLocationOptions.None);

    /// <summary>Adds a span.</summary>
    public DiagnosticResult WithSpan(FileLinePositionSpan span, DiagnosticLocationOptions options) => WithSpans(Spans.Add(new DiagnosticLocation(span, options)));

    /// <summary>Names the file of every location that names none.</summary>
    public DiagnosticResult WithDefaultPath(string path)
        => WithSpans([.. Spans.Select(location => location.Span.Path is { Length: > 0 } ? location : Move(location, path, 0))]);

    /// <summary>Moves every location down by <paramref name="offset"/> lines.</summary>
    public DiagnosticResult WithLineOffset(int offset) => WithSpans([.. Spans.Select(location => Move(location, location.Span.Path, offset))]);

    /// <inheritdoc/>
    public override string ToString() => DiagnosticReport.Describe(this);

    /// <summary>Moves the locations in the given files down by <paramref name="offset"/> lines.</summary>
    internal DiagnosticResult WithLineOffset(int offset, IReadOnlySet<string> paths)
        => WithSpans([.. Spans.Select(location => Move(location, location.Span.Path, paths.Contains(location.Span.Path) ? offset : 0))]);

    internal DiagnosticResult WithSpans(ImmutableArray<DiagnosticLocation> spans) => new(spans, _message, _anyMessage, Severity, Id, MessageFormat, MessageArguments, Options, IsSuppressed);

    private static DiagnosticLocation Move(DiagnosticLocation location, string path, int lines)
    {
        var start = location.Span.StartLinePosition;
        var end = location.Span.EndLinePosition;
        var span = new FileLinePositionSpan(path, new LinePosition(start.Line + lines, start.Character), new LinePosition(end.Line + lines, end.Character));
        return new DiagnosticLocation(span, location.Options);
    }
}
