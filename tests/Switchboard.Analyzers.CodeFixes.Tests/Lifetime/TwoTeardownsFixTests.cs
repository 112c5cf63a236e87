using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: which of two teardowns gets the line.</summary>
public class TwoTeardownsFixTests
{
    [Fact]
    public Task A_DisposeAsync_that_runs_Dispose_needs_no_line_of_its_own() => VerifyAsync(
        """
            public void Dispose()
            {
            }

            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
                Dispose();
            }
        """,
        """
            public void Dispose()
            {
                _client.Dispose();
            }

            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
                Dispose();
            }
        """);

    [Fact]
    public Task A_Dispose_that_runs_DisposeAsync_needs_no_line_of_its_own() => VerifyAsync(
        """
            public void Dispose()
            {
                DisposeAsync().AsTask().GetAwaiter().GetResult();
            }

            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
            }
        """,
        """
            public void Dispose()
            {
                DisposeAsync().AsTask().GetAwaiter().GetResult();
            }

            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
                await _client.DisposeAsync();
            }
        """);

    [Fact]
    public Task A_Dispose_that_runs_the_asynchronous_core_needs_no_line_of_its_own() => VerifyAsync(
        """
            public void Dispose()
            {
                DisposeAsyncCore().AsTask().GetAwaiter().GetResult();
            }

            public ValueTask DisposeAsync() => DisposeAsyncCore();

            protected virtual async ValueTask DisposeAsyncCore()
            {
                await Task.Yield();
            }
        """,
        """
            public void Dispose()
            {
                DisposeAsyncCore().AsTask().GetAwaiter().GetResult();
            }

            public ValueTask DisposeAsync() => DisposeAsyncCore();

            protected virtual async ValueTask DisposeAsyncCore()
            {
                await Task.Yield();
                await _client.DisposeAsync();
            }
        """);

    [Fact]
    public Task Both_teardowns_release_where_neither_runs_the_other() => VerifyAsync(
        """
            public void Dispose()
            {
            }

            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
            }
        """,
        """
            public void Dispose()
            {
                _client.Dispose();
            }

            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
                await _client.DisposeAsync();
            }
        """);

    [Fact]
    public Task The_whole_dispose_pattern_releases_in_its_two_cores() => VerifyAsync(
        """
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            public async ValueTask DisposeAsync()
            {
                await DisposeAsyncCore();
                Dispose(false);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
            }

            protected virtual ValueTask DisposeAsyncCore() => default;
        """,
        """
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            public async ValueTask DisposeAsync()
            {
                await DisposeAsyncCore();
                Dispose(false);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    _client.Dispose();
                }
            }

            protected virtual ValueTask DisposeAsyncCore()
            {
                _client.Dispose();
                return default;
            }
        """);

    [Fact]
    public Task Two_teardowns_that_run_one_release_once() => VerifyAsync(
        """
            public void Dispose() => Dispose(true);

            public ValueTask DisposeAsync()
            {
                Dispose(true);
                return default;
            }

            protected virtual void Dispose(bool disposing)
            {
            }
        """,
        """
            public void Dispose() => Dispose(true);

            public ValueTask DisposeAsync()
            {
                Dispose(true);
                return default;
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    _client.Dispose();
                }
            }
        """);

    [Fact]
    public Task Where_one_of_two_teardowns_takes_no_line_neither_does() => Fix.VerifyNotOfferedAsync(InFeed(Owned,
        """
            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => throw new NotSupportedException();
        """));

    private const string Owned = "{|SWB2002:_client|}";

    private static Task VerifyAsync(string members, string fixedMembers) => Fix.VerifyAsync(InFeed(Owned, members), InFeed("_client", fixedMembers));

    private static string InFeed(string field, string members) => $$"""
        using System;
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;

        public class Feed : IDisposable, IAsyncDisposable
        {
            private readonly CentrifugeClient {{field}} = new("wss://example.org/feed");

        {{members}}
        }
        """;
}
