using Xunit;
using Create = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;
using Own = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer>;
using Register = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.RegisterAsSingletonAnalyzer>;
using Release = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReleaseConnectionAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>A client of which the connection is one service of several is a connection where the code uses that one.</summary>
public class BundledConnectionTests
{
    private const string Ordinary =
        """
        public class Trivia
        {
            private Supabase.Client? _client;

            public async Task OpenAsync()
            {
                _client = new Supabase.Client("https://x.example.com", "key");
                await _client.InitializeAsync();
            }

            public static async Task AskAsync(string key)
            {
                var options = new Supabase.SupabaseOptions { AutoRefreshToken = true, AutoConnectRealtime = false };
                var client = new Supabase.Client("https://x.example.com", key, options);
                await client.InitializeAsync();
            }
        }
        """;

    [Fact]
    public Task Nothing_is_created_where_only_the_other_services_are_used() => Create.VerifyAsync(Ordinary);

    [Fact]
    public Task Nothing_is_owned_where_only_the_other_services_are_used() => Own.VerifyAsync(Ordinary);

    [Fact]
    public Task Nothing_is_lost_where_only_the_other_services_are_used() => Release.VerifyAsync(Ordinary);

    [Theory]
    [InlineData("var client = {|SWB1001:new Supabase.Client(url, key, new Supabase.SupabaseOptions { AutoConnectRealtime = true })|}; await client.InitializeAsync();")]
    [InlineData("var options = new Supabase.SupabaseOptions(); options.AutoConnectRealtime = live; var client = {|SWB1001:new Supabase.Client(url, key, options)|};")]
    [InlineData("var client = {|SWB1001:new Supabase.Client(url, key)|}; await client.Realtime.ConnectAsync();")]
    [InlineData("var client = {|SWB1001:new Supabase.Client(url, key)|}; await client.Realtime.Channel(\"rooms\").Subscribe();")]
    public Task It_is_a_connection_where_realtime_is_used(string body) => Create.VerifyAsync(In(body));

    [Fact]
    public Task It_is_lost_where_realtime_is_used() => Release.VerifyAsync(In("var client = [|new Supabase.Client(url, key)|]; await client.Realtime.ConnectAsync();"));

    [Fact]
    public Task It_is_released_through_its_realtime_part() => Release.VerifyAsync(In(
        "var client = new Supabase.Client(url, key); try { await client.Realtime.ConnectAsync(); } finally { client.Realtime.Disconnect(); }"));

    [Fact]
    public Task It_carries_the_session_of_one_user_so_a_scope_may_have_its_own() => Register.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services, string url, string key)
            {
                services.AddScoped(_ => new Supabase.Client(url, key, new Supabase.SupabaseOptions { AutoConnectRealtime = true }));
                services.AddTransient<Supabase.Client>(_ => new Supabase.Client(url, key));
                {|SWB1004:services.AddScoped(_ => new Supabase.Realtime.Client(url))|};
            }
        }
        """);

    private static string In(string body) =>
        $$"""
        public class Rooms
        {
            public async Task RunAsync(string url, string key, bool live)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """;
}
