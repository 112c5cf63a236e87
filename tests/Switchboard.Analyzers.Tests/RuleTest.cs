using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Switchboard.TestReferences;
using Switchboard.Verification;

namespace Switchboard.Analyzers.Tests;

/// <summary>A test of one rule on code that references every SDK, as a project with implicit usings and nullable annotations would.</summary>
public sealed class RuleTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string SdkUsings = """
        global using Microsoft.AspNetCore.SignalR.Client;
        global using Microsoft.Extensions.DependencyInjection;
        """;

    private const string SwitchboardUsing = "global using Switchboard;";

    private static readonly MetadataReference[] s_sdks =
        [.. Sdk.AspNetCore, .. Sdk.SignalR, .. Sdk.SocketIO, .. Sdk.RabbitMQ, .. Sdk.Stubs];

    /// <summary>Whether the code is a program with top-level statements.</summary>
    public bool IsProgram { get; init; }

    /// <summary>Whether the code references a test framework.</summary>
    public bool IsTestCode { get; init; }

    /// <summary>Whether the code references the runtime library.</summary>
    public bool ReferencesSwitchboard { get; init; } = true;

    /// <summary>Whether the code references the SDKs of the catalogs and ASP.NET Core.</summary>
    public bool ReferencesSdks { get; init; } = true;

    /// <summary>The language version of the code; by default the newest. Before C# 10 the code writes its own usings.</summary>
    public LanguageVersion Version { get; init; } = LanguageVersion.Latest;

    /// <summary>The content of the project's <c>.editorconfig</c>.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>The content of a connection catalog of the project's own.</summary>
    public string? Catalog { get; init; }

    /// <summary>Reports what is marked in the source and nothing else.</summary>
    public static Task VerifyAsync(string source) => new RuleTest<TAnalyzer> { TestCode = source }.RunAsync();

    /// <summary>Reports what is marked in the files of one project and nothing else.</summary>
    public static Task VerifyAsync(params (string Name, string Source)[] files)
    {
        var test = new RuleTest<TAnalyzer>();
        foreach (var file in files)
            test.TestState.Sources.Add(file);
        return test.RunAsync();
    }

    /// <summary>Reports what is marked in a program with top-level statements and nothing else.</summary>
    public static Task VerifyProgramAsync(string source) => new RuleTest<TAnalyzer> { TestCode = source, IsProgram = true }.RunAsync();

    /// <summary>Reports one diagnostic with this message, where the source has the mark <c>{|#0:…|}</c>.</summary>
    public static Task VerifyMessageAsync(string id, string message, string source)
    {
        var test = new RuleTest<TAnalyzer> { TestCode = source };
        test.ExpectedDiagnostics.Add(new DiagnosticResult(id, DiagnosticSeverity.Warning).WithLocation(0).WithMessage(message));
        return test.RunAsync();
    }

    /// <summary>Reports what is marked in the source, and in the files of this test, and nothing else.</summary>
    public Task CheckAsync(string source)
    {
        TestState.Sources.Add(source);
        return RunAsync();
    }

    public Task RunAsync()
    {
        var referencesSwitchboard = ReferencesSdks && ReferencesSwitchboard;
        var usings = string.Join('\n', ImplicitUsings, ReferencesSdks ? SdkUsings : "", referencesSwitchboard ? SwitchboardUsing : "");
        if (Version >= LanguageVersion.CSharp10)
            TestState.Sources.Add(("ImplicitUsings.g.cs", usings));
        AddReferences(ReferencesSdks, s_sdks);
        AddReferences(referencesSwitchboard, Sdk.Switchboard);
        AddReferences(IsTestCode, Sdk.TestFramework);
        if (EditorConfig is not null)
            TestState.AnalyzerConfigFiles.Add(("/.editorconfig", EditorConfig));
        if (Catalog is not null)
            TestState.AdditionalFiles.Add(("/0/own.clients.txt", Catalog));
        return RunAsync(Xunit.TestContext.Current.CancellationToken);
    }

    protected override CompilationOptions CreateCompilationOptions() =>
        ((CSharpCompilationOptions)base.CreateCompilationOptions())
            .WithNullableContextOptions(Version >= LanguageVersion.CSharp8 ? NullableContextOptions.Enable : NullableContextOptions.Disable)
            .WithOutputKind(IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);

    protected override ParseOptions CreateParseOptions() => ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(Version);

    private void AddReferences(bool asked, IEnumerable<MetadataReference> references)
    {
        if (!asked)
            return;
        foreach (var reference in references)
            TestState.AdditionalReferences.Add(reference);
    }
}
