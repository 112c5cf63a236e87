using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Model;
using Switchboard.TestReferences;
using Xunit;

namespace Switchboard.Analyzers.Tests;

public class KnownAssemblyTests
{
    private const string Hub = "Microsoft.AspNetCore.SignalR.Client.HubConnection";
    private const string OwnHub = "namespace Microsoft.AspNetCore.SignalR.Client { public class HubConnection { } }";

    [Fact]
    public void A_reference_is_read_once_however_often_the_code_changes()
    {
        var before = Compile("class Page { }");
        var after = before.ReplaceSyntaxTree(before.SyntaxTrees[0], CSharpSyntaxTree.ParseText("class Site { }", cancellationToken: TestContext.Current.CancellationToken));

        var known = KnownAssembly.Of(before.GetTypeByMetadataName(Hub)!.ContainingAssembly);

        Assert.NotNull(known.Catalogued);
        Assert.Same(known, KnownAssembly.Of(after.GetTypeByMetadataName(Hub)!.ContainingAssembly));
    }

    [Fact]
    public void The_code_of_the_project_itself_is_read_with_each_change()
    {
        var before = Compile(OwnHub, Sdk.NetCore);
        var after = before.ReplaceSyntaxTree(
            before.SyntaxTrees[0], CSharpSyntaxTree.ParseText(OwnHub.Replace("HubConnection", "HubConnection2", StringComparison.Ordinal), cancellationToken: TestContext.Current.CancellationToken));

        Assert.True(ModelOf(before).IsClient(before.GetTypeByMetadataName(Hub)));
        Assert.False(ModelOf(after).IsClient(after.GetTypeByMetadataName(Hub + "2")));
    }

    [Fact]
    public void Every_assembly_that_defines_the_type_counts()
    {
        var compilation = Compile(OwnHub);
        var hubs = compilation.GetTypesByMetadataName(Hub);
        var model = ModelOf(compilation);

        Assert.Equal(2, hubs.Length);
        Assert.All(hubs, hub => Assert.True(model.IsClient(hub)));
    }

    [Fact]
    public void The_manager_is_found_in_the_runtime_library_alone()
    {
        var compilation = Compile("class Page { }");

        var library = Assert.Single(compilation.SourceModule.ReferencedAssemblySymbols, static assembly => KnownAssembly.Of(assembly).Manager is not null);

        Assert.Equal("Switchboard", library.Name);
        Assert.NotNull(ModelOf(compilation).Manager);
    }

    private static ConnectionModel ModelOf(Compilation compilation) => ConnectionModel.For(compilation, new AnalyzerOptions([]), TestContext.Current.CancellationToken)!;

    private static CSharpCompilation Compile(string source) => Compile(source, Sdk.All);

    private static CSharpCompilation Compile(string source, IEnumerable<MetadataReference> references) => CSharpCompilation.Create(
        "Known", [CSharpSyntaxTree.ParseText(source)], references.DistinctBy(reference => reference.Display), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
