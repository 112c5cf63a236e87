using System.Collections.Immutable;
using Corpus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using OtherAnalyzers;

namespace Comparison;

/// <summary>What a package says about one sample, and which labels that is about.</summary>
internal sealed class SampleReports
{
    private readonly SourceText _text;
    private readonly SyntaxNode _root;
    private readonly ImmutableArray<Diagnostic> _reports;

    private SampleReports(SyntaxTree tree, ImmutableArray<Diagnostic> reports) =>
        (_text, _root, _reports) = (tree.GetText(), tree.GetRoot(), reports);

    public ImmutableArray<Diagnostic> All => _reports;

    public static async Task<SampleReports> OfAsync(Sample sample, OtherPackage package, ImmutableHashSet<string> ids)
    {
        // Rules that are off by default are on: what a package can find counts, not what it is shy of.
        var compilation = SampleCompiler.Compile(sample);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(ids.Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Warn))));
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. package.Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => ids.Contains(descriptor.Id)))];
        if (analyzers.IsEmpty)
            return new SampleReports(compilation.SyntaxTrees[0], []);

        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var reports = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        return new SampleReports(compilation.SyntaxTrees[0], [.. reports.Where(report => ids.Contains(report.Id) && report.Location.SourceTree == compilation.SyntaxTrees[0])]);
    }

    /// <summary>The reports that are about what a label is about: the same statement or member, or the type where the rule speaks of the type.</summary>
    public IEnumerable<Diagnostic> About(Label label)
    {
        var ids = Equivalents.Of(label.Site.Rule);
        var line = _text.Lines[label.Site.Line - 1].Span;
        var code = _root.FindToken(line.Start + _text.ToString(line).TakeWhile(char.IsWhiteSpace).Count()).Parent!;
        var here = code.AncestorsAndSelf().FirstOrDefault(static node => node is StatementSyntax and not BlockSyntax or MemberDeclarationSyntax) is { } place ? Union(HeadOf(place), line) : line;
        var type = code.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.Span;
        return _reports.Where(report => ids.Contains(report.Id)
            && (Equivalents.IsOfType(report.Id) ? type?.IntersectsWith(report.Location.SourceSpan) == true : here.IntersectsWith(report.Location.SourceSpan)));
    }

    // A loop or a type is not about everything that stands in it.
    private static TextSpan HeadOf(SyntaxNode place) =>
        place.DescendantNodes().FirstOrDefault(static node => node is BlockSyntax or MemberDeclarationSyntax) is { } body ? TextSpan.FromBounds(place.SpanStart, body.SpanStart) : place.Span;

    private static TextSpan Union(TextSpan one, TextSpan other) => TextSpan.FromBounds(Math.Min(one.Start, other.Start), Math.Max(one.End, other.End));
}
