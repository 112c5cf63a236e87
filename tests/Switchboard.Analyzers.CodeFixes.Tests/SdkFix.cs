using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Switchboard.TestReferences;
using Switchboard.Verification;

namespace Switchboard.Analyzers.CodeFixes.Tests;

/// <summary>A fix test on code that references every SDK, with nullable annotations on.</summary>
internal sealed class SdkFix<TAnalyzer, TCodeFix> : CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    private static readonly MetadataReference[] s_references =
        [.. Sdk.AspNetCore, .. Sdk.SignalR, .. Sdk.SocketIO, .. Sdk.Stubs, .. Sdk.Switchboard];

    public SdkFix()
    {
        foreach (var reference in s_references)
            TestState.AdditionalReferences.Add(reference);
    }

    /// <summary>The language version of the code; by default the newest.</summary>
    public LanguageVersion Version { get; init; } = LanguageVersion.Latest;

    /// <summary>Whether the code is a program with top-level statements.</summary>
    public bool IsProgram { get; init; }

    public static Task VerifyAsync(string source, string fixedSource, LanguageVersion version = LanguageVersion.Latest, bool isProgram = false) =>
        new SdkFix<TAnalyzer, TCodeFix> { TestCode = source, FixedCode = fixedSource, Version = version, IsProgram = isProgram }.RunAsync();

    /// <summary>The diagnostic stands and no fix is offered.</summary>
    public static Task VerifyNotOfferedAsync(string source) => VerifyAsync(source, source);

    /// <summary>Diagnostics that the fixed source marks stand there and no fix is offered.</summary>
    public static Task VerifySomeAsync(string source, string fixedSource) =>
        new SdkFix<TAnalyzer, TCodeFix> { TestCode = source, FixedCode = fixedSource, FixedState = { MarkupHandling = MarkupMode.Allow } }.RunAsync();

    public Task RunAsync() => RunAsync(Xunit.TestContext.Current.CancellationToken);

    protected override CompilationOptions CreateCompilationOptions() =>
        ((CSharpCompilationOptions)base.CreateCompilationOptions())
            .WithNullableContextOptions(Version >= LanguageVersion.CSharp8 ? NullableContextOptions.Enable : NullableContextOptions.Disable)
            .WithOutputKind(IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);

    protected override ParseOptions CreateParseOptions() => ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(Version);
}
