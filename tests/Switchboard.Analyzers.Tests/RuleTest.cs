using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Switchboard.TestReferences;
using Xunit;

namespace Switchboard.Analyzers.Tests;

/// <summary>A test of one rule on code that references every SDK, with implicit usings and nullable annotations on.</summary>
public sealed class RuleTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string SdkUsings = """
        global using Microsoft.AspNetCore.SignalR.Client;
        global using Microsoft.Extensions.DependencyInjection;
        """;

    private const string RuntimeUsing = "global using Switchboard;";

    /// <summary>Whether the code has an entry point, such as top-level statements.</summary>
    public bool IsProgram { get; init; }

    /// <summary>Whether the code references the runtime library.</summary>
    public bool HasRuntime { get; init; } = true;

    /// <summary>Whether the code references a client SDK.</summary>
    public bool HasSdks { get; init; } = true;

    /// <summary>Whether the code references a test framework.</summary>
    public bool IsTestProject { get; init; }

    /// <summary>The content of the project's <c>.editorconfig</c>.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>The content of a connection catalog of the user's own.</summary>
    public string? Catalog { get; init; }

    /// <summary>Checks a library that references all there is.</summary>
    public static Task VerifyAsync(string source, params DiagnosticResult[] expected) => new RuleTest<TAnalyzer>().CheckAsync(source, expected);

    /// <summary>Checks a program with top-level statements.</summary>
    public static Task VerifyProgramAsync(string source, params DiagnosticResult[] expected) =>
        new RuleTest<TAnalyzer> { IsProgram = true }.CheckAsync(source, expected);

    /// <summary>Expects the diagnostic at the mark <c>{|#0:…|}</c>, with this message.</summary>
    public static DiagnosticResult Says(string id, string message, int mark = 0) =>
        CSharpAnalyzerVerifier<TAnalyzer, DefaultVerifier>.Diagnostic(id).WithLocation(mark).WithMessage(message);

    /// <summary>Checks the source with the files and options of this test.</summary>
    public Task CheckAsync(string source, params DiagnosticResult[] expected)
    {
        TestState.Sources.Add(source);
        ExpectedDiagnostics.AddRange(expected);
        return RunAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    protected override Task RunImplAsync(CancellationToken cancellationToken)
    {
        TestState.Sources.Add(("/0/GlobalUsings.cs", string.Join('\n', Usings, HasSdks ? SdkUsings : "", HasSdks && HasRuntime ? RuntimeUsing : "")));
        TestState.AdditionalReferences.AddRange(References());
        if (EditorConfig is not null)
            TestState.AnalyzerConfigFiles.Add(("/.editorconfig", EditorConfig));
        if (Catalog is not null)
            TestState.AdditionalFiles.Add(("/0/own.clients.txt", Catalog));
        return base.RunImplAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override CompilationOptions CreateCompilationOptions() =>
        ((CSharpCompilationOptions)base.CreateCompilationOptions())
            .WithNullableContextOptions(NullableContextOptions.Enable)
            .WithOutputKind(IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);

    private IEnumerable<MetadataReference> References()
    {
        if (HasSdks)
        {
            foreach (var reference in (IEnumerable<MetadataReference>)[.. Sdk.AspNetCore, .. Sdk.SignalR, .. Sdk.SocketIO, .. Sdk.RabbitMQ, .. Sdk.Stubs])
                yield return reference;
        }

        if (HasSdks && HasRuntime)
        {
            foreach (var reference in Sdk.Switchboard)
                yield return reference;
        }

        if (IsTestProject)
        {
            foreach (var reference in Sdk.TestFramework)
                yield return reference;
        }
    }
}
