using System.Collections.Immutable;
using FsCheck.Fluent;
using FsCheck;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Rules.Catalog;
using Switchboard.TestReferences;
using Xunit;

namespace Switchboard.Analyzers.Tests.Catalog;

public class InvalidCatalogLineTests
{
    private const string Source = """
        namespace Acme;

        public class Client
        {
            public void Open(string url) { }
            public void Open(string url, string token) { }
            public void On(string topic) { }
            public event System.Action Closed;
            public string Token { get; set; }
            public string Address { get; }
            public System.Func<string> TokenProvider { get; set; }
        }
        """;

    [Theory]
    [InlineData("clinet T:Acme.Client", "clinet", "The role 'clinet' is not known")]
    [InlineData("connect M:Acme.Client.Opne", "M:Acme.Client.Opne", "'M:Acme.Client.Opne' names no member of 'Acme.Client'")]
    [InlineData("connect M:Acme.Client.Open(System.Int32)", "M:Acme.Client.Open(System.Int32)", "names no member of 'Acme.Client'")]
    [InlineData("connect M:Acme.Client.ToString", "M:Acme.Client.ToString", "a member that the type itself declares")]
    [InlineData("client T:Acme.Client.Options", null, null)]
    [InlineData("subscribe M:Acme.Client.On channel=name", "channel=name", "No overload of 'M:Acme.Client.On' has a parameter 'name'")]
    [InlineData("subscribe E:Acme.Client.Closed channel=name", "channel=name", "No overload of 'E:Acme.Client.Closed' has a parameter 'name'")]
    [InlineData("connect M:Acme.Client.Open address=url secret=token,password", "secret=token,password", "has a parameter 'password'")]
    [InlineData("connect M:Acme.Client.Open address=url secret=token", null, null)]
    [InlineData("connect M:Acme.Client.Open(System.String) secret=token", "secret=token", "has a parameter 'token'")]
    [InlineData("token P:Acme.Client.Token secret=value", null, null)]
    [InlineData("configure P:Acme.Client.Token address=value", null, null)]
    [InlineData("token P:Acme.Client.Token secret=token", "secret=token", "No overload of 'P:Acme.Client.Token' has a parameter 'token'")]
    [InlineData("configure P:Acme.Client.Address address=value", "address=value", "No overload of 'P:Acme.Client.Address' has a parameter 'value'")]
    [InlineData("token P:Acme.Client.Token expires=value provider-at=Address", "provider-at=Address", "No line of this file says of 'Address' that it takes a provider")]
    [InlineData("token P:Acme.Client.Tokne expires=value provider-at=Address", "P:Acme.Client.Tokne", "'P:Acme.Client.Tokne' names no member of 'Acme.Client'")]
    [InlineData("connect M:Another.Sdk.Client.Open", null, null)]
    [InlineData("client T:Another.Sdk.Client", null, null)]
    [InlineData("subscribe M:Acme.Client.On channel=topic # channels are topics", null, null)]
    public async Task A_line_of_the_users_catalog_is_checked_against_the_compilation(string line, string? words, string? message)
    {
        var text = "# Acme\nclient T:Acme.Client\n" + line + "\n";

        var diagnostics = await Analyze(("src/acme.clients.txt", text));

        if (words is null)
        {
            Assert.Empty(diagnostics);
            return;
        }

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal("SWB9001", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Contains(message!, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("src/acme.clients.txt", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal(2, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal(words, text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public async Task A_provider_is_a_member_that_the_file_marks_as_one()
    {
        const string Marked = "token P:Acme.Client.TokenProvider provider\n";

        Assert.Empty(await Analyze(("acme.clients.txt", Marked + "token P:Acme.Client.Token expires=value provider-at=TokenProvider")));
        var diagnostic = Assert.Single(await Analyze(("acme.clients.txt", Marked + "token P:Acme.Client.Token expires=value provider-at=Address")));
        Assert.StartsWith("No line of this file says of 'Address' that it takes a provider;", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(1, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public async Task Every_bad_line_is_reported() =>
        Assert.Equal(3, (await Analyze(("acme.clients.txt", "client\nconnect M:Acme.Client.Opne\nsend M:Acme.Client.On channel=topic"))).Length);

    [Fact]
    public async Task Other_files_are_left_alone() =>
        Assert.Empty(await Analyze(("notes.txt", "not a catalog"), ("clients.txt", "not a catalog"), ("BannedSymbols.txt", "T:Acme.Client;no")));

    [Fact]
    public async Task A_file_without_text_is_left_alone() => Assert.Empty(await Analyze(("acme.clients.txt", null)));

    [Fact]
    public async Task The_built_in_catalogs_are_valid_for_the_sdks_referenced()
    {
        var texts = new List<(string, string?)>();
        foreach (var name in typeof(ConnectionCatalog).Assembly.GetManifestResourceNames().Where(ConnectionCatalog.IsCatalogFile))
        {
            using var reader = new StreamReader(typeof(ConnectionCatalog).Assembly.GetManifestResourceStream(name)!);
            texts.Add((name, await reader.ReadToEndAsync(TestContext.Current.CancellationToken)));
        }

        // Lines for a version that is not the one referenced are what the rule is for: the user's file should say what the user's version has.
        var diagnostics = await Analyze(Sdk.All, [.. texts]);
        var otherVersions = new[] { "SocketIOClient.SocketIO.Once", "RefreshAuthenticationAsync", "AuthenticationRefresh", "CreateConnection'", "RabbitMQ.Client.IConnection." };

        Assert.All(diagnostics, diagnostic => Assert.Contains(otherVersions, version => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains(version, StringComparison.Ordinal)));
    }

    [Fact]
    public void Any_text_is_analyzed_without_throwing() =>
        Prop.ForAll<string?>(text => Analyze(("acme.clients.txt", text)).GetAwaiter().GetResult().All(diagnostic => diagnostic.Id == "SWB9001"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    private static Task<ImmutableArray<Diagnostic>> Analyze(params (string Path, string? Text)[] files) => Analyze(Sdk.NetCore, files);

    private static Task<ImmutableArray<Diagnostic>> Analyze(ImmutableArray<MetadataReference> references, (string Path, string? Text)[] files)
    {
        var options = new AnalyzerOptions([.. files.Select(file => new InMemoryFile(file.Path, file.Text))]);
        return ReferencedSdks.With(references, Source)
            .WithAnalyzers([new InvalidCatalogLineAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private sealed class InMemoryFile(string path, string? text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => text is null ? null : SourceText.From(text);
    }
}
