using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Catalog;
using Switchboard.TestReferences;
using Xunit;

namespace Switchboard.Analyzers.Tests.Catalog;

public class CatalogResolverTests
{
    private const string Source = """
        namespace Acme
        {
            public class Client : System.IDisposable
            {
                public Client() { }
                public Client(string url) { }
                static Client() { }
                public event System.Action Closed;
                public string State { get; }
                public string this[int index] => "";
                public void Open() { }
                public void Open(string url) { }
                public void Open<T>(T options) { }
                public void Open<T, U>(T first, U second) { }
                void System.IDisposable.Dispose() { }
                public class Options
                {
                    public class Retry<T> { public void Now(T value) { } }
                }
            }

            public class Client<T>
            {
                public void Open(T value) { }
            }
        }

        public class Global { public void Open() { } }
        """;

    private static readonly CSharpCompilation s_compilation = ReferencedSdks.With(Sdk.NetCore, Source);

    [Theory]
    [InlineData("client T:Acme.Client", "T:Acme.Client")]
    [InlineData("client T:Acme.Client`1", "T:Acme.Client`1")]
    [InlineData("client T:Acme.Client.Options", "T:Acme.Client.Options")]
    [InlineData("client T:Acme.Client.Options.Retry`1", "T:Acme.Client.Options.Retry`1")]
    [InlineData("client T:Global", "T:Global")]
    [InlineData("connect M:Global.Open", "M:Global.Open")]
    [InlineData("connect M:Acme.Client`1.Open", "M:Acme.Client`1.Open(`0)")]
    [InlineData("connect M:Acme.Client.Options.Retry`1.Now", "M:Acme.Client.Options.Retry`1.Now(`0)")]
    [InlineData("connect M:Acme.Client.Open", "M:Acme.Client.Open", "M:Acme.Client.Open(System.String)", "M:Acme.Client.Open``1(``0)", "M:Acme.Client.Open``2(``0,``1)")]
    [InlineData("connect M:Acme.Client.Open``1", "M:Acme.Client.Open``1(``0)")]
    [InlineData("connect M:Acme.Client.Open``2(``0,``1)", "M:Acme.Client.Open``2(``0,``1)")]
    [InlineData("connect M:Acme.Client.Open(System.String)", "M:Acme.Client.Open(System.String)")]
    [InlineData("create M:Acme.Client.#ctor", "M:Acme.Client.#ctor", "M:Acme.Client.#ctor(System.String)")]
    [InlineData("create M:Acme.Client.#ctor(System.String)", "M:Acme.Client.#ctor(System.String)")]
    [InlineData("dispose M:Acme.Client.System#IDisposable#Dispose", "M:Acme.Client.System#IDisposable#Dispose")]
    [InlineData("subscribe E:Acme.Client.Closed", "E:Acme.Client.Closed")]
    [InlineData("state P:Acme.Client.State", "P:Acme.Client.State")]
    public void An_id_names_its_symbols(string line, params string[] expected) =>
        Assert.Equal(expected, Resolve(line, s_compilation).Select(symbol => symbol.GetDocumentationCommentId()));

    [Theory]
    [InlineData("client T:Acme.Absent")]
    [InlineData("client T:Absent")]
    [InlineData("client T:Acme")]
    [InlineData("client T:Acme.Client`2")]
    [InlineData("client T:Acme.Client.Absent")]
    [InlineData("client T:Acme.Client.Options.Retry")]
    [InlineData("connect M:Acme.Absent.Open")]
    [InlineData("connect M:Acme.Client.Absent")]
    [InlineData("connect M:Acme.Client.Open``3")]
    [InlineData("connect M:Acme.Client.Open(System.Int32)")]
    [InlineData("connect M:Acme.Client.State")]
    [InlineData("subscribe E:Acme.Client.State")]
    [InlineData("state P:Acme.Client.Closed")]
    [InlineData("connect M:Acme.Client.ToString")]
    public void An_id_of_something_else_names_nothing(string line) => Assert.Empty(Resolve(line, s_compilation));

    [Fact]
    public void A_type_that_two_assemblies_define_is_found_in_both()
    {
        var other = ReferencedSdks.With(Sdk.NetCore, Source).WithAssemblyName("Other").ToMetadataReference();
        var compilation = s_compilation.AddReferences(other);

        Assert.Equal(2, Resolve("client T:Acme.Client", compilation).Length);
        Assert.Equal(2, Resolve("connect M:Acme.Client.Open(System.String)", compilation).Length);
        Assert.Equal(2, Resolve("client T:Acme.Client.Options.Retry`1", compilation).Length);
    }

    [Fact]
    public void A_type_and_a_namespace_of_one_name_are_both_looked_into()
    {
        var other = ReferencedSdks.With(Sdk.NetCore, "namespace Acme.Client { public class Inner { } }").WithAssemblyName("Other").ToMetadataReference();
        var compilation = s_compilation.AddReferences(other);

        Assert.Single(Resolve("client T:Acme.Client.Inner", compilation));
        Assert.Single(Resolve("client T:Acme.Client.Options", compilation));
        Assert.Single(Resolve("client T:Acme.Client", compilation));
    }

    [Fact]
    public void A_name_of_any_depth_is_looked_up()
    {
        var deep = string.Concat(Enumerable.Repeat("A.", 100_000)) + "B";

        Assert.Empty(Resolve("client T:" + deep, s_compilation));
        Assert.Empty(Resolve("client T:Acme.Client." + deep, s_compilation));
    }

    [Fact]
    public void Types_are_looked_up_once()
    {
        var types = new Dictionary<string, ImmutableArray<INamedTypeSymbol>>();
        var symbols = new List<ISymbol>();
        CatalogResolver.Resolve(Entry("connect M:Acme.Client.Open"), s_compilation, symbols, types);
        CatalogResolver.Resolve(Entry("client T:Other.Sdk.Absent"), s_compilation, symbols, types);

        // Another compilation's answers: the cache is asked first.
        symbols.Clear();
        CatalogResolver.Resolve(Entry("state P:Acme.Client.State"), ReferencedSdks.With(Sdk.NetCore), symbols, types);

        Assert.Single(symbols);
        Assert.Empty(types["Other.Sdk.Absent"]);
    }

    private static ImmutableArray<ISymbol> Resolve(string line, CSharpCompilation compilation)
    {
        var symbols = new List<ISymbol>();
        CatalogResolver.Resolve(Entry(line), compilation, symbols, []);
        return [.. symbols];
    }

    private static CatalogEntry Entry(string line) => Assert.Single(ConnectionCatalog.Parse("acme.clients.txt", SourceText.From(line)).Entries);
}
