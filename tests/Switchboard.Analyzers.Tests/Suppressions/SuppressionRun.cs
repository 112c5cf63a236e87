using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.Suppressions;
using Switchboard.TestReferences;
using Xunit;

namespace Switchboard.Analyzers.Tests.Suppressions;

/// <summary>Compares what other analyzers report, and what of it is suppressed, with the comments at the ends of the lines.</summary>
internal static partial class SuppressionRun
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Net.WebSockets;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Switchboard;
        global using StackExchange.Redis;
        """;

    private static readonly ImmutableHashSet<string> s_ids =
        [.. new ManagedClientSuppressor().SupportedSuppressions.Select(suppression => suppression.SuppressedDiagnosticId)];

    /// <summary>The file that the analyzers look at.</summary>
    public const string SourceFile = "Source.cs";

    /// <summary>The analyzers of the other packages report exactly what <c>// says: …</c> and <c>// silenced: …</c> list.</summary>
    public static async Task VerifyAsync(string source)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var expected = lines.SelectMany((line, index) => Expectation().Matches(line)
            .SelectMany(match => match.Groups["ids"].Value.Split(", ").Select(id => $"{index + 1}: {match.Groups["what"].Value} {id}")));

        var reported = await ReportAsync(source, OtherAnalyzers.Reporting(s_ids));

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            reported.Select(diagnostic => $"{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: {(diagnostic.IsSuppressed ? "silenced" : "says")} {diagnostic.Id}")
                .Distinct()
                .Order(StringComparer.Ordinal));
    }

    /// <summary>Whether a report of the id at the place is silenced.</summary>
    public static async Task<bool> IsSilencedAsync(string source, string id, int start, int length) =>
        Assert.Single(await ReportAsync(source, [new Pointer(id, new TextSpan(start, length))])).IsSuppressed;

    private static async Task<IEnumerable<Diagnostic>> ReportAsync(string source, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = CSharpCompilation.Create(
            "Other",
            [CSharpSyntaxTree.ParseText(source, path: SourceFile), CSharpSyntaxTree.ParseText(Usings, path: "Usings.cs")],
            [.. Sdk.NetCore, .. Sdk.AspNetCore, .. Sdk.SignalR, .. Sdk.Stubs, .. Sdk.Switchboard],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
                .WithSpecificDiagnosticOptions(s_ids.ToDictionary(id => id, _ => ReportDiagnostic.Warn)));
        Assert.Empty(compilation.GetDiagnostics(Xunit.TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var diagnostics = await compilation.WithAnalyzers([.. analyzers, new ManagedClientSuppressor()], options)
            .GetAnalyzerDiagnosticsAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");

        return diagnostics.Where(diagnostic => analyzers.Any(analyzer => analyzer is Pointer) || s_ids.Contains(diagnostic.Id));
    }

    [GeneratedRegex(@"(?<what>says|silenced): (?<ids>\w+(, \w+)*)")]
    private static partial Regex Expectation();
}
