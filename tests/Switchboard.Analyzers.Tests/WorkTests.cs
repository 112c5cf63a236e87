using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Model;
using Switchboard.Analyzers.Rules;
using Switchboard.TestReferences;
using Xunit;

namespace Switchboard.Analyzers.Tests;

/// <summary>How much is done for a compilation, counted: a change that walks or builds more than the code needs fails here, on any machine.</summary>
public class WorkTests
{
    private const string Ordinary = """
        public class Order
        {
            private readonly System.Collections.Generic.List<string> _lines = new();

            public void Add(string line) => _lines.Add(line.Trim());

            public string Text => string.Join(", ", _lines);
        }
        """;

    private const string User = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Page
        {
            private readonly HubConnection _hub;

            public Page(HubConnection hub) => _hub = hub;

            public Task SendAsync(string text) => _hub.SendAsync("send", text);
        }
        """;

    private const string LocalClients = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task OnceAsync(string url)
            {
                var hub = new HubConnectionBuilder().WithUrl(url).Build();
                await hub.StartAsync();
                await hub.DisposeAsync();
            }

            public async Task AgainAsync(string url)
            {
                var hub = new HubConnectionBuilder().WithUrl(url).Build();
                await hub.StartAsync();
                await hub.DisposeAsync();
                await hub.SendAsync("late");
            }

            public string Name => "sender".ToUpperInvariant();

            public void Nothing() => System.Console.WriteLine(Name);
        }
        """;

    [Fact]
    public async Task Where_no_sdk_is_referenced_there_is_no_model_and_nothing_is_walked()
    {
        var work = await RunAsync(Sdk.NetCore.Where(reference => !reference.Display!.Contains("WebSockets", StringComparison.Ordinal)), Ordinary);

        Assert.Equal(new Work(Models: 1, IsModel: false, Entered: 0, Types: 0, Graphs: 0, Asked: 0), work);
    }

    [Fact]
    public async Task Types_that_use_no_connection_are_not_walked()
    {
        var work = await RunAsync(Sdk.All, Ordinary, Ordinary.Replace("Order", "Basket", StringComparison.Ordinal), User);

        Assert.Equal(new Work(Models: 1, IsModel: true, Entered: 1, Types: 1, Graphs: 0, Asked: 0), work);
    }

    [Fact]
    public async Task Where_most_files_use_a_connection_no_word_is_looked_for_a_second_time()
    {
        var work = await RunAsync(Sdk.All, Ordinary, User, LocalClients);

        Assert.Equal((3, 2), (work.Entered, work.Types));
    }

    [Fact]
    public async Task A_type_is_walked_once_for_all_rules_and_a_graph_is_built_only_for_the_members_that_need_one()
    {
        var work = await RunAsync(Sdk.All, LocalClients);

        Assert.Equal(new Work(Models: 1, IsModel: true, Entered: 1, Types: 1, Graphs: 2, Asked: 0), work);
    }

    [Fact]
    public async Task No_graph_is_built_where_all_that_is_used_is_used_before_the_end()
    {
        const string Farewell = """
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.SignalR.Client;

            public class Farewell
            {
                private readonly HubConnection _hub;

                public Farewell(HubConnection hub) => _hub = hub;

                public async Task SayAsync()
                {
                    await _hub.SendAsync("farewell");
                    await _hub.DisposeAsync();
                }
            }
            """;

        var before = await RunAsync(Sdk.All, Farewell);
        var after = await RunAsync(Sdk.All, Farewell.Replace("await _hub.DisposeAsync();", "await _hub.DisposeAsync(); await _hub.SendAsync(\"late\");", StringComparison.Ordinal));

        Assert.Equal((0, 1), (before.Graphs, after.Graphs));
    }

    [Theory]
    [InlineData("services.AddTransient<HubConnection>(_ => null!);", 1)]
    [InlineData("Switchboard.ConnectionManagerOptions options = new() { HeartbeatInterval = System.TimeSpan.Zero };", 1)]
    // A file with an escape may say anything: both rules ask.
    [InlineData(@"services.Add\u0054ransient<HubConnection>(_ => null!);", 2)]
    public async Task A_rule_of_single_operations_is_called_only_for_types_whose_files_say_what_it_asks_for(string statement, int asked)
    {
        var registration = $$"""
            using Microsoft.AspNetCore.SignalR.Client;
            using Microsoft.Extensions.DependencyInjection;

            public static class Startup
            {
                public static void Configure(IServiceCollection services)
                {
                    {{statement}}
                }
            }
            """;

        var work = await RunAsync(Sdk.All, Ordinary, Ordinary.Replace("Order", "Basket", StringComparison.Ordinal), User, registration);

        Assert.Equal(asked, work.Asked);
    }

    [Fact]
    public async Task Twice_the_types_are_twice_the_work()
    {
        var one = await RunAsync(Sdk.All, LocalClients);
        var two = await RunAsync(Sdk.All, LocalClients, LocalClients.Replace("Sender", "Other", StringComparison.Ordinal));

        Assert.Equal((2 * one.Types, 2 * one.Graphs), (two.Types, two.Graphs));
    }

    private static async Task<Work> RunAsync(IEnumerable<MetadataReference> references, params string[] sources)
    {
        var compilation = CSharpCompilation.Create(
            "Work", sources.Select(source => CSharpSyntaxTree.ParseText(source)), references.DistinctBy(reference => reference.Display), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var witness = new Witness();
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new TypeRulesAnalyzer(), new RegisterAsSingletonAnalyzer(), new KeepSafeguardsAnalyzer(), witness];
        await compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync(Xunit.TestContext.Current.CancellationToken);

        var model = ConnectionModel.For(witness.Compilation!, new AnalyzerOptions([]), CancellationToken.None);
        return new Work(ConnectionModel.TimesBuilt(witness.Compilation!), model is not null, model?.Work.TypesEntered ?? 0, model?.Work.TypesWalked ?? 0, model?.Work.GraphsBuilt ?? 0, model?.Work.OperationsAsked ?? 0);
    }

    private sealed record Work(int Models, bool IsModel, int Entered, int Types, int Graphs, int Asked);

    // The compilation that analyzers are given is not the one that the test made.
#pragma warning disable RS1012, RS1036, RS1038, RS1041, RS2008 // Lives in this test alone, and only looks.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Witness : DiagnosticAnalyzer
    {
        public Compilation? Compilation { get; private set; }

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
            [new("WITNESS", "Witness", "Witness", "Test", DiagnosticSeverity.Hidden, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterCompilationStartAction(start => Compilation = start.Compilation);
        }
    }
}
