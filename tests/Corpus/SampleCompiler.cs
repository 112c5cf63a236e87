using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Switchboard.TestReferences;

namespace Corpus;

/// <summary>Turns a sample into a compilation, as a console project with implicit usings and nullable enabled would.</summary>
internal static class SampleCompiler
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

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(ImplicitUsings, Language, "ImplicitUsings.g.cs");

    private static readonly ImmutableArray<MetadataReference> Sdks =
        [.. Sdk.NetCore, .. Sdk.AspNetCore, .. Sdk.SignalR, .. Sdk.SocketIO, .. Sdk.RabbitMQ, .. Sdk.Redis, .. Sdk.Stubs];

    public static CSharpCompilation Compile(Sample sample)
    {
        IEnumerable<MetadataReference> references = Sdks;
        if (sample.ReferencesSwitchboard)
            references = references.Concat(Sdk.Switchboard);
        if (sample.IsTestCode)
            references = references.Concat(Sdk.TestFramework);

        return CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(sample.Text, Language, sample.File), Usings],
            references.DistinctBy(reference => reference.Display, StringComparer.Ordinal),
            new CSharpCompilationOptions(
                sample.IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
    }
}
