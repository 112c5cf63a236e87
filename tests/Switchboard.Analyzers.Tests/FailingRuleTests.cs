using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;
using Switchboard.Analyzers.Rules;
using Switchboard.TestReferences;
using Xunit;

namespace Switchboard.Analyzers.Tests;

/// <summary>The rules of a type are one analyzer; one that fails is told of, and the others say what they have to say.</summary>
public class FailingRuleTests
{
    private const string Page = """
        using Microsoft.AspNetCore.SignalR.Client;

        public class Page
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://x.example.com").Build();
        }
        """;

    [Fact]
    public async Task A_rule_that_fails_takes_no_other_with_it()
    {
        var compilation = CSharpCompilation.Create(
            "Failing", [CSharpSyntaxTree.ParseText(Page, cancellationToken: Xunit.TestContext.Current.CancellationToken)], Sdk.All.DistinctBy(reference => reference.Display), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        var reported = await compilation.WithAnalyzers([new Host()]).GetAnalyzerDiagnosticsAsync(Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(["AD0001", "SWB1001"], reported.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
        Assert.Contains("It fails.", reported.Single(diagnostic => diagnostic.Id == "AD0001").ToString(), StringComparison.Ordinal);
    }

#pragma warning disable RS1001, RS1036, RS1038, RS1041, RS2008 // Live in this test alone.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Host : ConnectionAnalyzer
    {
        public Host()
            : base(Descriptors.CreateThroughManager, Descriptors.ReleaseConnection)
        {
        }

        private protected override void Register(CompilationStartAnalysisContext context, ConnectionModel model) =>
            TypeAnalyzer.Register(context, model, ImmutableArray.Create<TypeAnalyzer>(new Failing(), new CreateThroughManagerAnalyzer()));
    }

    private sealed class Failing : TypeAnalyzer
    {
        public Failing()
            : base(Descriptors.ReleaseConnection)
        {
        }

        private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report) => throw new InvalidOperationException("It fails.");
    }
}
