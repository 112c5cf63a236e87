using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Switchboard.TestReferences;
using Xunit;

namespace Switchboard.Analyzers.Tests.Catalog;

/// <summary>Empty compilations that reference the SDKs, one for each set of versions that can stand side by side.</summary>
internal static class ReferencedSdks
{
    public static readonly ImmutableArray<CSharpCompilation> Compilations =
    [
        With(Sdk.All),
        With([.. Sdk.NetCore, .. Sdk.AspNetCore, .. Sdk.SocketIO4]),
        With([.. Sdk.NetCore, .. Sdk.AspNetCore, .. Sdk.RabbitMQ6]),
        With([.. Sdk.NetCore, .. Sdk.AspNetCore, .. Sdk.Mqtt4]),
        With([.. Sdk.NetCore, .. Sdk.AspNetCore, .. Sdk.SignalR11]),
    ];

    public static CSharpCompilation With(ImmutableArray<MetadataReference> references, params string[] sources) => CSharpCompilation.Create(
        "Test",
        sources.Select(source => CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)),
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
