using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Options;

/// <summary>An option is read from the narrowest layer that sets it, for the file that the code stands in.</summary>
public class OptionLayerTests
{
    private const string Reported = "public class ChatTests { private readonly HubConnection _hub = {|SWB1001:new HubConnectionBuilder().Build()|}; }";
    private const string Quiet = "public class ChatTests { private readonly HubConnection _hub = new HubConnectionBuilder().Build(); }";

    [Fact]
    public Task The_layer_of_the_rule() => Check("dotnet_code_quality.SWB1001.analyze_tests = true", Reported);

    [Fact]
    public Task The_layer_of_another_rule() => Check("dotnet_code_quality.SWB1004.analyze_tests = true", Quiet);

    [Fact]
    public Task The_rule_wins_over_the_package() =>
        Check("dotnet_code_quality.Switchboard.analyze_tests = false\ndotnet_code_quality.SWB1001.analyze_tests = true", Reported);

    [Fact]
    public Task The_rule_says_no_where_the_package_and_all_tools_say_yes() => Check(
        "dotnet_code_quality.analyze_tests = true\ndotnet_code_quality.Switchboard.analyze_tests = true\ndotnet_code_quality.SWB1001.analyze_tests = false",
        Quiet);

    [Fact]
    public Task The_package_wins_over_all_tools() =>
        Check("dotnet_code_quality.analyze_tests = false\ndotnet_code_quality.Switchboard.analyze_tests = true", Reported);

    [Fact]
    public Task A_value_that_cannot_be_read_is_none() =>
        Check("dotnet_code_quality.analyze_tests = true\ndotnet_code_quality.Switchboard.analyze_tests = yes", Reported);

    [Fact]
    public Task Upper_and_lower_case_are_the_same() => Check("DOTNET_CODE_QUALITY.switchboard.Analyze_Tests = TRUE", Reported);

    [Fact]
    public Task A_global_configuration()
    {
        var test = new Rule { IsTestCode = true };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\ndotnet_code_quality.SWB1001.analyze_tests = true\n"));
        return test.CheckAsync(Reported);
    }

    [Fact]
    public Task A_section_counts_for_its_files_alone()
    {
        var test = new Rule { IsTestCode = true, EditorConfig = "root = true\n[Integration*.cs]\ndotnet_code_quality.Switchboard.analyze_tests = true\n" };
        test.TestState.Sources.Add(("/0/UnitTests.cs", Quiet));
        test.TestState.Sources.Add(("/0/IntegrationTests.cs", Reported.Replace("ChatTests", "IntegrationTests", StringComparison.Ordinal)));
        return test.RunAsync();
    }

    [Fact]
    public Task A_narrower_section_takes_back_what_a_broader_one_sets()
    {
        var test = new Rule
        {
            IsTestCode = true,
            EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.analyze_tests = true\n[Unit*.cs]\ndotnet_code_quality.analyze_tests = false\n",
        };
        test.TestState.Sources.Add(("/0/UnitTests.cs", Quiet));
        test.TestState.Sources.Add(("/0/IntegrationTests.cs", Reported.Replace("ChatTests", "IntegrationTests", StringComparison.Ordinal)));
        return test.RunAsync();
    }

    private static Task Check(string options, string source) =>
        new Rule { IsTestCode = true, EditorConfig = "root = true\n[*.cs]\n" + options + "\n" }.CheckAsync(source);
}
