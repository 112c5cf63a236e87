using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.CodeFixes.Lifetime;
using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>How clients of a catalog of one's own are closed.</summary>
public sealed class OwnCatalogCloseFixTests
{
    private const string Catalog = """
        client      T:Acme.Feed
        client      T:Acme.IFeed
        create      M:Acme.Feed.#ctor
        create      M:Acme.Feeds.Open
        create      M:Acme.Feeds.OpenAsync
        disconnect  M:Acme.Feed.Close
        disconnect  M:Acme.Feed.CloseAsync
        disconnect  M:Acme.FeedBase.CloseAsync
        disconnect  M:Acme.IClosable.CloseAsync

        """;

    [Theory]
    [InlineData("class Feed { public void Close() { } }", ", feed => { feed.Close(); return Task.CompletedTask; }")]
    [InlineData("class Feed { public void Close() { } public Task CloseAsync() => Task.CompletedTask; }", ", feed => feed.CloseAsync()")]
    [InlineData("class Feed { public Task<bool> CloseAsync(bool politely = true) => Task.FromResult(politely); }", ", feed => feed.CloseAsync()")]
    [InlineData("class Feed { public ValueTask CloseAsync() => default; }", ", feed => feed.CloseAsync().AsTask()")]
    [InlineData("class Feed { public ValueTask<int> CloseAsync(params int[] codes) => default; }", ", feed => feed.CloseAsync().AsTask()")]
    [InlineData("class Feed { public Task CloseAsync(string reason) => Task.CompletedTask; }", "")]
    [InlineData("class Feed { public static Task CloseAsync() => Task.CompletedTask; }", "")]
    [InlineData("class Feed { internal Task CloseAsync() => Task.CompletedTask; }", "")]
    [InlineData("class Feed : FeedBase { } public class FeedBase { public Task CloseAsync() => Task.CompletedTask; }", ", feed => feed.CloseAsync()")]
    [InlineData("class Feed : System.IDisposable { public void Dispose() { } public Task CloseAsync() => Task.CompletedTask; }", "")]
    public Task The_manager_is_told_how_to_close_what_cannot_be_disposed(string client, string close) => VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(
        With(client, "private static readonly Acme.Feed s_feed = {|SWB1001:new()|};"),
        With(client, $"private static readonly Acme.Feed s_feed = ConnectionManager.Default.GetOrCreate(\"Page.feed\", () => new Acme.Feed(){close});"));

    [Fact]
    public Task A_client_that_is_called_as_its_type_is_closed_by_another_name() => VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(
        With("class Feed { public Task CloseAsync() => Task.CompletedTask; }", "private static readonly Acme.Feed feed = {|SWB1001:new()|};"),
        With("class Feed { public Task CloseAsync() => Task.CompletedTask; }", "private static readonly Acme.Feed feed = ConnectionManager.Default.GetOrCreate(\"Page.feed\", () => new Acme.Feed(), client => client.CloseAsync());"));

    [Fact]
    public Task An_interface_is_closed_by_the_one_it_inherits() => VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(
        With(Feeds, "private static readonly Acme.IFeed s_feed = {|SWB1001:Acme.Feeds.Open()|};"),
        With(Feeds, "private static readonly Acme.IFeed s_feed = ConnectionManager.Default.GetOrCreate(\"Page.feed\", () => Acme.Feeds.Open(), feed => feed.CloseAsync());"));

    [Theory]
    [InlineData("public static ValueTask<Acme.IFeed> OpenAsync() => {0};", "OpenAsync")]
    [InlineData("public static async Task<Acme.IFeed> OpenAsync() => await {0};", "OpenAsync")]
    [InlineData("public static async Task<Acme.IFeed> OpenAsync() => await {0}.ConfigureAwait(false);", "OpenAsync")]
    public Task A_creation_that_gives_a_ValueTask_still_gives_one(string member, string name) => VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(
        With(Feeds, string.Format(null, member, "{|SWB1001:Acme.Feeds.OpenAsync()|}")),
        With(Feeds, string.Format(null, member, $"ConnectionManager.Default.GetOrCreateAsync(\"Page.{name}\", _ => Acme.Feeds.OpenAsync().AsTask())")));

    [Theory]
    [InlineData("class Feed : System.IDisposable { void System.IDisposable.Dispose() { } public void Close() { } }", "_feed.Close();")]
    [InlineData("class Feed : FeedBase { } public class FeedBase : System.IDisposable { public void Dispose() { } }", "_feed.Dispose();")]
    public Task What_is_disposed_of_under_another_name_is_closed(string client, string release) => VerifyAsync<DisposeOwnedAnalyzer, DisposeOwnedFix>(
        Owner(client, "", "{|SWB2002:_feed|}", ""),
        Owner(client, " : IDisposable", "_feed", $$"""


                    public void Dispose()
                    {
                        {{release}}
                    }
            """));

    private const string Feeds = """
        interface IFeed : IClosable { }

            public interface IClosable { Task CloseAsync(); }

            public static class Feeds
            {
                public static IFeed Open() => null!;

                public static ValueTask<IFeed> OpenAsync() => default;
            }
        """;

    private static string With(string client, string member) => $$"""
        using System.Threading.Tasks;
        using Switchboard;

        namespace Acme
        {
            public {{client}}
        }

        namespace App
        {
            public static class Page
            {
                {{member}}
            }
        }

        """;

    private static string Owner(string client, string interfaces, string field, string teardown) => $$"""
        using System;

        namespace Acme
        {
            public {{client}}
        }

        namespace App
        {
            public class Page{{interfaces}}
            {
                private readonly Acme.Feed {{field}} = new();{{teardown}}
            }
        }

        """;

    private static Task VerifyAsync<TAnalyzer, TCodeFix>(string source, string fixedSource)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TCodeFix : CodeFixProvider, new()
    {
        var test = new SdkFix<TAnalyzer, TCodeFix> { TestCode = source, FixedCode = fixedSource };
        test.TestState.AdditionalFiles.Add(("acme.clients.txt", Catalog));
        return test.RunAsync();
    }
}
