using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Verifier.Tests.Subjects;
using Xunit;
using Verify = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerVerifier<Verifier.Tests.Subjects.LowercaseTypeAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace Verifier.Tests;

public class AnalyzerTestTests
{
    [Fact]
    public Task A_marked_diagnostic_is_found() => Verify.VerifyAnalyzerAsync("class [|lower|] { }");

    [Fact]
    public Task A_diagnostic_marked_with_its_id_is_found() => Verify.VerifyAnalyzerAsync("class {|TST0001:lower|} { }");

    [Fact]
    public Task Code_without_diagnostics_passes() => Verify.VerifyAnalyzerAsync("class Upper { }");

    [Fact]
    public Task A_diagnostic_at_a_markup_key_is_compared_in_full()
        => Verify.VerifyAnalyzerAsync("class {|#0:lower|} { }", Verify.Diagnostic().WithLocation(0).WithArguments("lower"));

    [Fact]
    public Task A_diagnostic_is_found_by_line_and_column()
        => Verify.VerifyAnalyzerAsync("\n  class lower { }", Verify.Diagnostic("TST0001").WithLocation(2, 9).WithArguments("lower"));

    [Fact]
    public Task A_diagnostic_is_found_by_span()
        => Verify.VerifyAnalyzerAsync("class lower { }", Verify.Diagnostic(TypeNameAnalyzer.Rule).WithSpan(1, 7, 1, 12).WithMessage("Type 'lower' begins with a lowercase letter"));

    [Fact]
    public Task A_position_marks_the_start() => Verify.VerifyAnalyzerAsync("class $$lower { }");

    [Fact]
    public Task An_expected_compiler_error_passes() => Verify.VerifyAnalyzerAsync("class Upper : {|CS0246:Missing|} { }");

    [Fact]
    public Task A_missing_diagnostic_fails() => Failure.Of(() => Verify.VerifyAnalyzerAsync("class [|Upper|] { }"), "Missing:", "TST0001", "(1,7)-(1,12)");

    [Fact]
    public Task A_missing_diagnostic_beside_a_found_one_fails() => Failure.Of(() => Verify.VerifyAnalyzerAsync("class [|lower|] { } class [|Upper|] { }"), "Expected 2 diagnostics, found 1", "As expected:");

    [Fact]
    public Task An_extra_diagnostic_fails() => Failure.Of(() => Verify.VerifyAnalyzerAsync("class lower { }"), "Unexpected:", "TST0001", "Type 'lower' begins", "class lower { }");

    [Fact]
    public Task An_extra_diagnostic_beside_an_expected_one_fails() => Failure.Of(() => Verify.VerifyAnalyzerAsync("class [|lower|] { } class other { }"), "Unexpected:", "other");

    [Fact]
    public Task The_same_diagnostic_expected_twice_fails()
        => Failure.Of(() => Verify.VerifyAnalyzerAsync("class [|lower|] { }", Verify.Diagnostic().WithLocation(1, 7).WithArguments("lower")), "Expected 2 diagnostics, found 1");

    [Theory]
    [InlineData("class[| lower|] { }")]
    [InlineData("class [|lower |]{ }")]
    [InlineData("class [|lowe|]r { }")]
    [InlineData("class l[|ower|] { }")]
    public Task A_misplaced_diagnostic_fails(string source) => Failure.Of(() => Verify.VerifyAnalyzerAsync(source), "Missing:", "Nearest: it is at");

    [Fact]
    public Task Another_column_fails() => Failure.Of(() => Verify.VerifyAnalyzerAsync("class lower { }", Verify.Diagnostic().WithLocation(1, 8).WithArguments("lower")), "(1,7)");

    [Fact]
    public Task Another_message_fails()
        => Failure.Of(() => Verify.VerifyAnalyzerAsync("class {|#0:lower|} { }", Verify.Diagnostic().WithLocation(0).WithArguments("upper")), "the message is", "'lower'", "'upper'");

    [Fact]
    public Task A_message_without_its_arguments_fails()
        => Failure.Of(() => Verify.VerifyAnalyzerAsync("class {|#0:lower|} { }", Verify.Diagnostic().WithLocation(0)), "'{0}'");

    [Fact]
    public Task Another_severity_fails()
        => Failure.Of(() => Verify.VerifyAnalyzerAsync("class {|#0:lower|} { }", Verify.Diagnostic().WithLocation(0).WithArguments("lower").WithSeverity(DiagnosticSeverity.Error)), "the severity is Warning, not Error");

    [Fact]
    public Task An_expected_location_that_is_not_there_fails()
        => Failure.Of(() => Verify.VerifyAnalyzerAsync("class {|#0:lower|} { }", Verify.Diagnostic().WithArguments("lower")), "it has a location");

    [Fact]
    public Task An_unknown_markup_key_fails()
        => Failure.Of(() => Verify.VerifyAnalyzerAsync("class lower { }", Verify.Diagnostic().WithLocation(3)), "#3");

    [Fact]
    public Task Markup_that_does_not_pair_fails() => Failure.Of(() => Verify.VerifyAnalyzerAsync("class [|lower { }"), "never closed");

    [Fact]
    public Task An_unexpected_compiler_error_fails() => Failure.Of(() => Verify.VerifyAnalyzerAsync("class Upper : Missing { }"), "CS0246", "Missing");

    [Fact]
    public async Task Compiler_errors_can_be_left_out()
    {
        var test = CreateTest<LowercaseTypeAnalyzer>("class [|lower|] : Missing { }");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Compiler_warnings_count_only_when_asked_for()
    {
        const string source = "class Upper { int _unused; }";
        await Verify.VerifyAnalyzerAsync(source);
        var test = CreateTest<LowercaseTypeAnalyzer>(source);
        test.CompilerDiagnostics = CompilerDiagnostics.Warnings;
        await Failure.Of(test, "CS0169");
    }

    [Fact]
    public Task An_analyzer_that_throws_fails()
        => Failure.Of(CreateTest<ThrowingAnalyzer>("class lower { }"), "AD0001", "out of my depth", nameof(ThrowingAnalyzer));

    [Fact]
    public Task A_diagnostic_in_generated_code_fails()
        => Failure.Of(CreateTest<UnconfiguredAnalyzer>("class [|lower|] { }"), "In generated code", "TST0001");

    [Fact]
    public async Task The_check_of_generated_code_can_be_left_out()
    {
        var test = CreateTest<UnconfiguredAnalyzer>("class [|lower|] { }");
        test.TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck;
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task A_diagnostic_that_a_pragma_does_not_silence_fails()
        => Failure.Of(CreateTest<DetachedLocationAnalyzer>("class [|lower|] { }"), "Under #pragma warning disable TST0001");

    [Fact]
    public Task Unsuppressible_errors_move_with_their_line_under_the_pragma()
        => Verify.VerifyAnalyzerAsync("class [|lower|] : {|CS0246:Missing|} { }");

    [Fact]
    public Task A_diagnostic_under_a_pragma_is_not_expected() => Verify.VerifyAnalyzerAsync("#pragma warning disable TST0001\nclass lower { }");

    [Fact]
    public async Task Additional_locations_are_compared()
    {
        var expected = Verify.Diagnostic().WithLocation(0).WithArguments("lower");
        await Run(expected.WithLocation(1));
        await Failure.Of(() => Run(expected), "1 additional locations, not 0");
        await Failure.Of(() => Run(expected.WithLocation(0)), "additional location 1 is at");
        await CreateTest<PartialTypeAnalyzer>("partial class [|lower|] { } partial class lower { }").RunAsync(TestContext.Current.CancellationToken);

        static Task Run(DiagnosticResult expected)
        {
            var test = CreateTest<PartialTypeAnalyzer>("partial class {|#0:lower|} { } partial class {|#1:lower|} { }");
            test.ExpectedDiagnostics.Add(expected);
            return test.RunAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("lower")]
    [InlineData("lower!")]
    public async Task An_open_expectation_leaves_what_a_strict_one_needs(string strict)
    {
        var test = CreateTest<TwiceAnalyzer>("class {|#0:lower|} { }");
        test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(0).WithMessage(null));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(0).WithArguments(strict));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Several_files_are_read()
    {
        var test = CreateTest<LowercaseTypeAnalyzer>("class [|lower|] { }");
        test.TestState.Sources.Add("class {|#0:other|} : lower { }");
        test.TestState.Sources.Add(("Third.cs", "class third { }"));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(0).WithArguments("other"));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithSpan("Third.cs", 1, 7, 1, 12).WithArguments("third"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_rule_that_is_off_by_default_is_on_in_its_test()
        => await CreateTest<TwoRuleAnalyzer>("class {|TST0001:{|TST0002:lo|}|} { }").RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_disabled_diagnostic_is_not_reported()
    {
        var test = CreateTest<TwoRuleAnalyzer>("class {|TST0001:lo|} { }");
        test.DisabledDiagnostics.Add("TST0002");
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task A_mark_without_an_id_fails_for_an_analyzer_with_two_rules()
        => Failure.Of(CreateTest<TwoRuleAnalyzer>("class [|lower|] { }"), "{|ID:…|}");

    [Fact]
    public async Task A_configuration_file_sets_the_severity()
    {
        var test = CreateTest<LowercaseTypeAnalyzer>("class {|#0:lower|} { }");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.TST0001.severity = error\n"));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(0).WithArguments("lower").WithSeverity(DiagnosticSeverity.Error));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_diagnostic_in_an_additional_file_is_found()
    {
        var test = CreateTest<AdditionalFileAnalyzer>("class Upper { }");
        test.TestState.AdditionalFiles.Add(("list.txt", "[|first|]\nsecond"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_solution_transform_is_applied()
    {
        var test = CreateTest<LowercaseTypeAnalyzer>("class [|lower|] { }");
        test.SolutionTransforms.Add((solution, project) => solution.AddDocument(DocumentId.CreateNewId(project), "Added.cs", "class added { }", filePath: "/0/Added.cs"));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithSpan("/0/Added.cs", 1, 7, 1, 12).WithArguments("added"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Another_project_can_be_referred_to()
    {
        var test = CreateTest<LowercaseTypeAnalyzer>("class Upper : Base { }");
        test.TestState.AdditionalProjects["Library"].Sources.Add("public class Base { } class [|lower|] { }");
        test.TestState.AdditionalProjectReferences.Add("Library");
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_additional_reference_is_compiled_against()
    {
        const string source = "class Upper : Xunit.FactAttribute { }";
        await Failure.Of(CreateTest<LowercaseTypeAnalyzer>(source), "CS0246");
        var test = CreateTest<LowercaseTypeAnalyzer>(source);
        test.TestState.AdditionalReferences.Add(typeof(FactAttribute).Assembly);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Each_diagnostic_found_is_handed_to_the_test()
    {
        var found = new List<string>();
        var test = CreateTest<LowercaseTypeAnalyzer>("class [|lower|] { }");
        test.DiagnosticVerifier = (diagnostic, _, _) => found.Add(diagnostic.GetMessage());
        await test.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Type 'lower' begins with a lowercase letter"], found);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_suppressor_is_seen(bool expected)
    {
        var test = new SuppressorTest { TestCode = "class {|#0:lower|} { }" };
        test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(0).WithArguments("lower").WithIsSuppressed(expected));
        if (expected)
            await test.RunAsync(TestContext.Current.CancellationToken);
        else
            await Failure.Of(test, "it is suppressed");
    }

    [Fact]
    public Task What_a_pragma_silences_is_not_seen_beside_a_suppressor()
        => new SuppressorTest { TestCode = "#pragma warning disable TST0001\nclass lower { }" }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task The_newest_language_is_read() => Verify.VerifyAnalyzerAsync("static class Upper { extension(string text) { public int Size => text.Length; } }");

    [Fact]
    public Task A_test_without_code_fails() => Failure.Of(new CSharpAnalyzerTest<LowercaseTypeAnalyzer, DefaultVerifier>(), "Sources");

    private static CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> CreateTest<TAnalyzer>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new()
        => new() { TestCode = source };

    private sealed class SuppressorTest : CSharpAnalyzerTest<LowercaseTypeAnalyzer, DefaultVerifier>
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new LowercaseTypeAnalyzer(), new TypeNameSuppressor()];
    }
}
