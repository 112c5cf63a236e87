using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.CodeFixes.Lifetime;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002 and SWB2003: subscriptions whose handle is a struct, of a catalog of one's own.</summary>
public class StructHandleFixTests
{
    private const string Disposable = "public struct Registration : System.IDisposable { public void Dispose() { } }";
    private const string AsyncDisposable = "public struct Registration : System.IAsyncDisposable { public System.Threading.Tasks.ValueTask DisposeAsync() => default; }";
    private const string Stoppable = "public struct Registration { public void Stop() { } }";

    [Theory]
    [InlineData(Disposable, "Dispose")]
    [InlineData(Stoppable, "Stop")]
    public Task A_handle_that_is_kept_may_be_missing(string handle, string release) => VerifyAsync<KeepSubscriptionAnalyzer, KeepSubscriptionFix>(
        With(handle, "Page", "_feed;", "{|SWB2003:_feed.Listen(\"news\", () => { })|}"),
        With(handle, "Page : IDisposable", "_feed;\n    private Registration? _newsSubscription;", "_newsSubscription = _feed.Listen(\"news\", () => { })", $$"""


                public void Dispose()
                {
                    if (_newsSubscription is not null)
                    {
                        _newsSubscription.Value.{{release}}();
                    }
                }
            """));

    [Fact]
    public Task A_handle_that_may_be_missing_is_asked_for() => VerifyAsync<DisposeOwnedAnalyzer, DisposeOwnedFix>(
        With(AsyncDisposable, "Page", "_feed;\n    private Registration? {|SWB2002:_news|};", "_news = _feed.Listen(\"news\", () => { })"),
        With(AsyncDisposable, "Page : IAsyncDisposable", "_feed;\n    private Registration? _news;", "_news = _feed.Listen(\"news\", () => { })", """


                public async ValueTask DisposeAsync()
                {
                    if (_news is not null)
                    {
                        await _news.Value.DisposeAsync();
                    }
                }
            """).Replace("using System;\n", "using System;\nusing System.Threading.Tasks;\n", StringComparison.Ordinal));

    [Fact]
    public Task A_handle_that_is_there_is_not_asked_for() => VerifyAsync<DisposeOwnedAnalyzer, DisposeOwnedFix>(
        With(Disposable, "Page", "_feed;\n    private Registration {|SWB2002:_news|};", "_news = _feed.Listen(\"news\", () => { })"),
        With(Disposable, "Page : IDisposable", "_feed;\n    private Registration _news;", "_news = _feed.Listen(\"news\", () => { })", """


                public void Dispose()
                {
                    _news.Dispose();
                }
            """));

    private static string With(string handle, string type, string fields, string subscription, string teardown = "") => $$"""
        using System;
        using Acme;

        public class {{type}}
        {
            private readonly Feed {{fields}}

            public Page(Feed feed)
            {
                _feed = feed;
                {{subscription}};
            }{{teardown}}
        }

        namespace Acme
        {
            public class Feed : IDisposable
            {
                public Registration Listen(string channel, Action said) => default;

                public void Dispose()
                {
                }
            }

            {{handle}}
        }

        """;

    private static Task VerifyAsync<TAnalyzer, TCodeFix>(string source, string fixedSource)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TCodeFix : CodeFixProvider, new()
    {
        var test = new SdkFix<TAnalyzer, TCodeFix> { TestCode = source, FixedCode = fixedSource };
        test.TestState.AdditionalFiles.Add(("acme.clients.txt", """
            client       T:Acme.Feed
            subscribe    M:Acme.Feed.Listen        channel=channel handle=return again=adds
            unsubscribe  M:Acme.Registration.Stop

            """));
        return test.RunAsync();
    }
}
