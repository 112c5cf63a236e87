using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Switchboard.TestReferences;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.Options.InvalidOptionAnalyzer>;

namespace Switchboard.Analyzers.Tests.Options;

/// <summary>SWB9002: what the configuration says and no rule can use.</summary>
public class InvalidOptionTests
{
    private const string Source = """
        public class Feed
        {
            public void Open() { }
        }
        """;

    [Theory]
    [InlineData("dotnet_code_quality.analyze_tests = maybe", "'maybe' is neither 'true' nor 'false'; write true, false")]
    [InlineData("dotnet_code_quality.Switchboard.analyze_tests = 1", "'1' is neither 'true' nor 'false'; write true, false")]
    [InlineData("dotnet_code_quality.SWB1001.analyze_tests = yes", "'yes' is neither 'true' nor 'false'; write true, false")]
    [InlineData("dotnet_code_quality.SWB1001.analyze_tests =", "'' is neither 'true' nor 'false'; write true, false")]
    [InlineData("dotnet_code_quality.excluded_clients = HubConnection", "'HubConnection' is no documentation id; write T: ids separated by |")]
    [InlineData("dotnet_code_quality.excluded_clients = T:Acme.Hub|Hub", "'Hub' is no documentation id; write T: ids separated by |")]
    [InlineData("dotnet_code_quality.excluded_clients = M:Feed.Open", "'M:Feed.Open' is no id of a kind that it takes; write T: ids separated by |")]
    [InlineData("dotnet_code_quality.additional_teardown_methods = P:Feed.Name", "'P:Feed.Name' is no id of a kind that it takes; write M: and T: ids separated by |")]
    [InlineData("dotnet_code_quality.additional_teardown_methods = M:Feed.Opne", "'M:Feed.Opne' names no member of 'Feed'; write M: and T: ids separated by |")]
    [InlineData("dotnet_code_quality.additional_teardown_methods = M:Feed.Open(System.Int32)", "'M:Feed.Open(System.Int32)' names no member of 'Feed'; write M: and T: ids separated by |")]
    [InlineData("dotnet_code_quality.additional_teardown_methods = M:Feed.Open|M:Feed.Opne", "'M:Feed.Opne' names no member of 'Feed'; write M: and T: ids separated by |")]
    [InlineData("dotnet_code_quality.SWB2001.analyze_tests = true", "SWB2001 has no option 'analyze_tests'; SWB1001, SWB1002")]
    [InlineData("dotnet_code_quality.SWB9999.excluded_clients = T:Acme.Hub", "SWB9999 has no option 'excluded_clients'; SWB1001, SWB1002")]
    [InlineData(
        "dotnet_code_quality.SWB2002.additional_teardown_methods = M:Feed.Open",
        "all rules share 'additional_teardown_methods'; write 'dotnet_code_quality.Switchboard.additional_teardown_methods'")]
    [InlineData("dotnet_code_quality.Switchboard.analyse_tests = true", "there is no option 'analyse_tests'; the options are 'analyze_tests', ")]
    [InlineData("dotnet_code_quality.SWB1001.exclude = T:Acme.Hub", "there is no option 'exclude'; the options are 'analyze_tests', ")]
    [InlineData("dotnet_code_quality.SWB1001.analyze_tests.more = true", "there is no option 'analyze_tests.more'; the options are")]
    public async Task A_setting_that_has_no_effect(string setting, string message)
    {
        var diagnostic = Assert.Single(await OptionReport.OfAsync(setting, Source));

        Assert.Equal("SWB9002", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Equal(Location.None, diagnostic.Location);
        var key = setting[..setting.IndexOf('=', StringComparison.Ordinal)].Trim();
        var text = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith($"'{key}' of the analyzer configuration has no effect: {message}", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("dotnet_code_quality.analyze_tests = True")]
    [InlineData("dotnet_code_quality.SWB1002.analyze_tests = false")]
    [InlineData("dotnet_code_quality.Switchboard.excluded_clients =")]
    [InlineData("dotnet_code_quality.Switchboard.excluded_clients = T:Absent.Sdk.Client | T:Feed")]
    [InlineData("dotnet_code_quality.Switchboard.additional_teardown_methods = M:Feed.Open|M:Absent.Sdk.Client.Close|T:Feed")]
    [InlineData("dotnet_code_quality.Switchboard.additional_registration_methods = M:Absent.Builder.Register``1(System.Func{``0})")]
    [InlineData("dotnet_code_quality.api_surface = all")]
    [InlineData("dotnet_code_quality.analyse_tests = anything")]
    [InlineData("dotnet_code_quality.CA1822.analyze_tests = maybe")]
    [InlineData("dotnet_code_quality.IDE0051.analyze_tests = maybe")]
    [InlineData("dotnet_code_quality.SWBoard.analyze_tests = maybe")]
    [InlineData("dotnet_code_quality.SWB01.analyze_tests = maybe")]
    [InlineData("dotnet_diagnostic.SWB1001.severity = none")]
    [InlineData("switchboard.analyze_tests = maybe")]
    public async Task A_setting_that_has_an_effect_or_is_another_tools(string setting) => Assert.Empty(await OptionReport.OfAsync(setting, Source));

    [Theory]
    [InlineData(
        "dotnet_code_quality.switchboard.exclude = T:Acme.Hub",
        "'dotnet_code_quality.switchboard.exclude' of the analyzer configuration has no effect: there is no option 'exclude'; the options are 'analyze_tests', 'excluded_clients', 'additional_connection_factories', 'additional_registration_methods', 'additional_teardown_methods' and 'additional_sign_out_methods'")]
    [InlineData(
        "dotnet_code_quality.swb2001.excluded_clients = T:Acme.Hub",
        "'dotnet_code_quality.swb2001.excluded_clients' of the analyzer configuration has no effect: SWB2001 has no option 'excluded_clients'; SWB1001, SWB1002 and SWB1004 have")]
    public async Task The_message_lists_what_there_is(string setting, string message) =>
        Assert.Equal(message, Assert.Single(await OptionReport.OfAsync(setting, Source)).GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task A_host_that_does_not_say_what_keys_there_are() =>
        Assert.Empty(await OptionReport.WithoutKeysAsync("dotnet_code_quality.analyze_tests = maybe", Source));

    [Fact]
    public async Task A_setting_is_reported_once_however_many_files_it_counts_for()
    {
        var diagnostics = await OptionReport.OfAsync("dotnet_code_quality.analyze_tests = maybe", Source, "public class Second;", "public class Third;");

        Assert.Single(diagnostics);
    }

    [Fact]
    public async Task A_project_without_connections_is_not_told() => Assert.Empty(await OptionReport.OfAsync(
        Sdk.NetCore.Where(reference => !reference.Display!.Contains("WebSockets", StringComparison.Ordinal)), "dotnet_code_quality.Switchboard.analyse_tests = true", Source));

    [Fact]
    public async Task Settings_are_reported_in_the_order_of_their_keys()
    {
        var diagnostics = await OptionReport.OfAsync(
            "dotnet_code_quality.SWB1004.analyze_tests = no\ndotnet_code_quality.excluded_clients = Hub\ndotnet_code_quality.SWB1001.analyze_tests = no", Source);

        Assert.Equal(
            ["excluded_clients", "SWB1001.analyze_tests", "SWB1004.analyze_tests"],
            diagnostics.Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))
                .Select(message => message["'dotnet_code_quality.".Length..message.IndexOf("' of", StringComparison.Ordinal)]),
            StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public Task In_the_files_of_a_project()
    {
        var test = new Rule { TestCode = Source, EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.analyze_tests = maybe\n" };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SWB9002", DiagnosticSeverity.Warning));
        return test.RunAsync();
    }
}
