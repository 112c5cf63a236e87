using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Verifier.Tests.Subjects;
using Xunit;
using Verify = Microsoft.CodeAnalysis.CSharp.Testing.CSharpCodeFixVerifier<
    Verifier.Tests.Subjects.LowercaseTypeAnalyzer, Verifier.Tests.Subjects.UppercaseFix, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace Verifier.Tests;

public class CodeFixTestTests
{
    private const string Source = "class [|lower|] { }";
    private const string Fixed = "class Lower { }";

    [Fact]
    public Task A_fix_that_gives_the_fixed_code_passes() => Verify.VerifyCodeFixAsync(Source, Fixed);

    [Fact]
    public Task An_expected_diagnostic_can_be_given()
        => Verify.VerifyCodeFixAsync("class {|#0:lower|} { }", Verify.Diagnostic().WithLocation(0).WithArguments("lower"), Fixed);

    [Fact]
    public Task Several_diagnostics_are_fixed_one_by_one_and_all_at_once()
        => Verify.VerifyCodeFixAsync("class [|one|] { }\nclass [|two|] { }\n", "class One { }\nclass Two { }\n");

    [Fact]
    public Task Without_fixed_code_only_the_diagnostics_are_checked()
        => CreateTest<BrokenFix>(Source, null!).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_fix_with_another_text_fails_with_a_diff()
        => Failure.Of(() => Verify.VerifyCodeFixAsync("// same\n" + Source, "// same\nclass LOWER { }"), "Iterative code fix application", "'/0/Test0.cs' is not as expected", "- class LOWER { }", "+ class Lower { }");

    [Fact]
    public Task A_fix_that_leaves_an_error_fails()
        => Failure.Of(CreateTest<BrokenFix>(Source, "class Lower : Missing { }"), "Diagnostics of fixed state", "CS0246");

    [Fact]
    public Task An_error_expected_after_the_fix_passes()
        => CreateTest<BrokenFix>(Source, "class Lower : {|CS0246:Missing|} { }").RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_fix_that_changes_nothing_fails()
        => Failure.Of(CreateTest<IdleFix>(Source, Fixed), "'Rename' is offered but changes nothing");

    [Fact]
    public async Task A_fix_offered_for_unchanged_code_fails()
        => await Failure.Of(CreateTest<UppercaseFix>(Source, Source), "No code fix is expected, but 'Rename' is offered");

    [Fact]
    public Task A_fix_that_adds_white_space_fails()
        => Failure.Of(CreateTest<TrailingSpaceFix>(Source, Fixed), "- class Lower { }", "+ class Lower { }·");

    [Fact]
    public async Task A_fix_that_ends_a_line_otherwise_fails()
    {
        await CreateTest<LineFeedFix>("class [|lower|]\n{ }\n", "// fixed\nclass Lower\n{ }\n").RunAsync(TestContext.Current.CancellationToken);
        await Failure.Of(CreateTest<LineFeedFix>("class [|lower|]\r\n{ }\r\n", "// fixed\r\nclass Lower\r\n{ }\r\n"), "- // fixed␍␊", "+ // fixed␊");
    }

    [Fact]
    public Task A_tree_that_is_not_its_text_fails() => Failure.Of(CreateTest<MalformedTreeFix>(Source, "class Lower : object { }"), "is not the one its text parses to");

    [Fact]
    public async Task A_tree_is_not_compared_with_its_text_when_told_so()
    {
        var test = CreateTest<MalformedTreeFix>(Source, "class Lower : object { }");
        test.CodeActionValidationMode = CodeActionValidationMode.None;
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task Fix_all_with_another_text_fails()
        => Failure.Of(CreateTest<DifferentFixAllFix>(Source, Fixed), "Fix all in document", "+ // all");

    [Fact]
    public async Task Fix_all_can_have_a_text_of_its_own()
    {
        var test = CreateTest<DifferentFixAllFix>(Source, Fixed);
        test.BatchFixedCode = "// all\nclass Lower { }";
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task An_error_after_fix_all_fails()
        => Failure.Of(CreateTest<DifferentFixAllFix>(Source, Fixed, test => test.BatchFixedCode = "class Lower : Missing { }"), "Diagnostics of batch fixed state", "CS0246");

    [Theory]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck, "Fix all in project")]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInProjectCheck, "Fix all in solution")]
    [InlineData(CodeFixTestBehaviors.SkipFixAllCheck, null)]
    public async Task Each_scope_of_fix_all_is_checked(CodeFixTestBehaviors skipped, string? failure)
    {
        var test = CreateTest<DifferentFixAllFix>(Source, Fixed);
        test.CodeFixTestBehaviors = skipped;
        if (failure is null)
            await test.RunAsync(TestContext.Current.CancellationToken);
        else
            await Failure.Of(test, failure);
    }

    [Fact]
    public Task A_fix_without_fix_all_fails() => Failure.Of(CreateTest<NoFixAllFix>(Source, Fixed), "NoFixAllFix has no Fix All in Document");

    [Fact]
    public async Task A_diagnostic_from_the_end_of_the_compilation_fails()
    {
        var test = CreateTest<CompilationEndAnalyzer, UppercaseFix>(Source, Fixed);
        await Failure.Of(test, "is not local");
        test = CreateTest<CompilationEndAnalyzer, UppercaseFix>(Source, Fixed);
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task An_analyzer_that_throws_fails() => Failure.Of(CreateTest<ThrowingAnalyzer, UppercaseFix>(Source, Fixed), "AD0001");

    [Fact]
    public async Task Several_files_are_fixed()
    {
        var test = CreateTest<UppercaseFix>(Source, Fixed);
        test.TestState.Sources.Add("class [|other|] { }");
        test.FixedState.Sources.Add("class Other { }");
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Several_projects_are_fixed()
    {
        var test = CreateTest<UppercaseFix>(Source, Fixed);
        test.TestState.AdditionalProjects["Library"].Sources.Add("class [|other|] { }");
        test.FixedState.AdditionalProjects["Library"].Sources.Add("class Other { }");
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_file_that_the_fix_adds_is_compared()
    {
        await Failure.Of(Create(null), "Expected 1 source files but found 2");
        await Failure.Of(Create(("/0/Other.cs", "class Added { }\n")), "Expected a source file '/0/Other.cs' but found 'Added.cs'");
        await Failure.Of(Create(("/0/Added.cs", "class Added {}\n")), "+ class Added { }");
        await Create(("/0/Added.cs", "class Added { }\n")).RunAsync(TestContext.Current.CancellationToken);

        static CSharpCodeFixTest<LowercaseTypeAnalyzer, NewFileFix, DefaultVerifier> Create((string, string)? added)
        {
            // The batch fixer gathers changed files, not added ones.
            var test = CreateTest<NewFileFix>(Source, Fixed);
            test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck;
            if (added is { } file)
                test.FixedState.Sources.Add(file);
            return test;
        }
    }

    [Fact]
    public async Task Other_files_are_compared()
    {
        var test = CreateTest<UppercaseFix>(Source, Fixed);
        test.TestState.AdditionalFiles.Add(("list.txt", "one"));
        test.FixedState.AdditionalFiles.Add(("list.txt", "two"));
        await Failure.Of(test, "The additional file 'list.txt' is not as expected");

        test = CreateTest<UppercaseFix>(Source, Fixed);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true"));
        test.FixedState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = false"));
        await Failure.Of(test, "The analyzer configuration file '/.editorconfig' is not as expected");
    }

    [Fact]
    public async Task An_action_is_chosen_by_index_or_key()
    {
        const string explained = "// renamed\nclass Lower { }";
        await CreateTest<TwoActionFix>(Source, explained, test => test.CodeActionIndex = 1).RunAsync(TestContext.Current.CancellationToken);
        await CreateTest<TwoActionFix>(Source, explained, test => test.CodeActionEquivalenceKey = "Rename and explain").RunAsync(TestContext.Current.CancellationToken);
        await CreateTest<TwoActionFix>(Source, Fixed).RunAsync(TestContext.Current.CancellationToken);
        await Failure.Of(CreateTest<TwoActionFix>(Source, explained), "- // renamed");
        await Failure.Of(CreateTest<TwoActionFix>(Source, explained, test => (test.CodeActionIndex, test.CodeActionEquivalenceKey) = (1, "Rename")), "equivalence key");
        await Failure.Of(CreateTest<TwoActionFix>(Source, explained, test => test.CodeActionIndex = 2), "- // renamed", "- class Lower");
    }

    [Fact]
    public async Task The_action_is_handed_to_the_test()
    {
        var titles = new List<string>();
        await CreateTest<UppercaseFix>(Source, Fixed, test => test.CodeActionVerifier = (action, _) => titles.Add(action.Title)).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Rename"], titles);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(-3, null)]
    [InlineData(1, "class Two")]
    [InlineData(3, "Expected 3 iterations")]
    public async Task The_number_of_iterations_is_checked(int iterations, string? failure)
    {
        var test = CreateTest<UppercaseFix>("class [|one|] { }\nclass [|two|] { }\n", "class One { }\nclass Two { }\n");
        test.NumberOfIncrementalIterations = iterations;
        if (failure is null)
            await test.RunAsync(TestContext.Current.CancellationToken);
        else
            await Failure.Of(test, failure);
    }

    [Fact]
    public async Task The_number_of_fix_all_iterations_is_checked()
        => await Failure.Of(CreateTest<UppercaseFix>(Source, Fixed, test => test.NumberOfFixAllIterations = 2), "Fix all in document", "Expected 2 iterations");

    [Fact]
    public async Task Only_one_diagnostic_is_fixed_when_told_so()
    {
        var test = CreateTest<UppercaseFix>("class [|one|] { }\nclass [|two|] { }\n", "class One { }\nclass [|two|] { }\n");
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipFixAllCheck;
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task A_mark_in_fixed_code_expects_nothing_the_fix_fixes()
        => Failure.Of(CreateTest<UppercaseFix>("class [|one|] { }\nclass [|two|] { }\n", "class One { }\nclass [|two|] { }\n"), "Diagnostics of fixed state", "Expected 0 diagnostics");

    [Fact]
    public Task A_diagnostic_left_by_the_fix_must_be_expected()
        => Failure.Of(CreateTest<UppercaseFix>("class [|one|] { }\nclass [|two|] { }\n", "class One { }\nclass two { }\n"), "Diagnostics of fixed state", "'two'");

    [Fact]
    public async Task A_compiler_error_can_be_fixed()
    {
        var test = new CSharpCodeFixTest<EmptyDiagnosticAnalyzer, CompilerErrorFix, DefaultVerifier>
        {
            TestCode = "class Upper : {|CS0246:Wrong|} { }",
            FixedCode = "class Upper : object { }",
        };
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static CSharpCodeFixTest<LowercaseTypeAnalyzer, TCodeFix, DefaultVerifier> CreateTest<TCodeFix>(
        string source,
        string fixedSource,
        Action<CSharpCodeFixTest<LowercaseTypeAnalyzer, TCodeFix, DefaultVerifier>>? configure = null)
        where TCodeFix : CodeFixProvider, new()
    {
        var test = CreateTest<LowercaseTypeAnalyzer, TCodeFix>(source, fixedSource);
        configure?.Invoke(test);
        return test;
    }

    private static CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier> CreateTest<TAnalyzer, TCodeFix>(string source, string fixedSource)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TCodeFix : CodeFixProvider, new()
        => new() { TestCode = source, FixedCode = fixedSource };
}
