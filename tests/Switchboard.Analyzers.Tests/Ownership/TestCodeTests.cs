using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Switchboard.TestReferences;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1001 and SWB1002 are off in test code, unless its options ask for them.</summary>
public class TestCodeTests
{
    [Fact]
    public Task Test_code() => new Rule { IsTestCode = true }.CheckAsync(
        """
        public class ChatTests
        {
            [Xunit.Fact]
            public async Task Echoes()
            {
                await using var hub = new HubConnectionBuilder().WithUrl("http://localhost/chat").Build();
                await hub.StartAsync();
            }
        }
        """);

    [Theory]
    [InlineData("xunit.core")]
    [InlineData("xunit.v3.core")]
    [InlineData("nunit.framework")]
    [InlineData("TUnit.Core")]
    [InlineData("Microsoft.VisualStudio.TestPlatform.TestFramework")]
    [InlineData("MSTest.TestFramework")]
    public Task Code_that_references_a_test_framework(string assembly) => Referencing(assembly).CheckAsync(
        """
        public class ChatTests
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
        }
        """);

    [Fact]
    public Task Code_that_references_any_other_assembly_is_reported() => Referencing("Acme.Core").CheckAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
        }
        """);

    [Theory]
    [InlineData("dotnet_code_quality.analyze_tests")]
    [InlineData("dotnet_code_quality.Switchboard.analyze_tests")]
    public Task Test_code_whose_options_ask_for_it_is_reported(string option) => new Rule
    {
        IsTestCode = true,
        EditorConfig = $"root = true\n[*.cs]\n{option} = true\n",
    }.CheckAsync(
        """
        public class ChatTests
        {
            private readonly HubConnection _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
        }
        """);

    [Fact]
    public Task Test_code_where_the_narrower_option_says_no() => new Rule
    {
        IsTestCode = true,
        EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.analyze_tests = true\ndotnet_code_quality.Switchboard.analyze_tests = false\n",
    }.CheckAsync(
        """
        public class ChatTests
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
        }
        """);

    private static Rule Referencing(string assembly)
    {
        var test = new Rule();
        var empty = CSharpCompilation.Create(assembly, references: Sdk.NetCore, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        test.TestState.AdditionalReferences.Add(empty.ToMetadataReference());
        return test;
    }
}
