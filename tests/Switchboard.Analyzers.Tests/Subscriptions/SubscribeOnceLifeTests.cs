using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.SubscribeOnceAnalyzer>;

namespace Switchboard.Analyzers.Tests.Subscriptions;

/// <summary>SWB4001: subscriptions in two members of one type, and whether both run in one life of its object.</summary>
public class SubscribeOnceLifeTests
{
    [Theory]
    [InlineData("_token = hub.On<string>(\"message\", Show);")]
    [InlineData("_token = hub.On<string>(\"message\", Show);", "_token?.Dispose();")]
    [InlineData("hub.On<string>(\"message\", Show);", "hub.Remove(\"message\");")]
    [InlineData("hub.On<string>(\"message\", Show);", "", "hub.Remove(\"presence\");")]
    public Task Still_there_when_the_second_is_made(string first, string dispose = "", string other = "") => VerifyAsync(
        $"{first} Setup();", "[|hub.On<string>(\"message\", Show)|];", dispose, other);

    [Theory]
    [InlineData("_token = hub.On<string>(\"message\", Show);", "_token?.Dispose();")]
    [InlineData("hub.On<string>(\"message\", Show);", "hub.Remove(\"message\");")]
    public Task Ended_while_the_object_is_at_work(string first, string other) => VerifyAsync($"{first} Setup();", "hub.On<string>(\"message\", Show);", other: other);

    [Theory]
    [InlineData("hub.On<string>(\"message\", Show); Setup();")]
    [InlineData("hub.On<string>(\"message\", Show); this.Setup();")]
    [InlineData("if (flag) return; hub.On<string>(\"message\", Show); Setup();")]
    public Task The_member_that_subscribes_calls_the_other(string body) => VerifyAsync(body, "[|hub.On<string>(\"message\", Show)|];");

    [Fact]
    public Task The_call_may_stand_first() => VerifyAsync("Setup(); hub.On<string>(\"message\", Show);", "[|hub.On<string>(\"message\", Show)|];");

    [Theory]
    [InlineData("hub.On<string>(\"message\", Show);")]
    [InlineData("hub.On<string>(\"message\", Show); if (flag) Setup();")]
    [InlineData("hub.On<string>(\"message\", Show); _ = flag ? Setup() : 0;")]
    [InlineData("hub.On<string>(\"message\", Show); switch (count) { case 0: Setup(); break; }")]
    [InlineData("_ = count switch { 0 => hub.On<string>(\"message\", Show), _ => Setup() as object };")]
    [InlineData("hub.On<string>(\"message\", Show); _ = count switch { 0 => Setup(), _ => 0 };")]
    [InlineData("hub.On<string>(\"message\", Show); try { Keep(); } catch { Setup(); }")]
    [InlineData("try { hub.On<string>(\"message\", Show); } catch { Setup(); }")]
    [InlineData("try { Setup(); } catch { hub.On<string>(\"message\", Show); }")]
    [InlineData("if (flag) { hub.On<string>(\"message\", Show); return; } Setup();")]
    [InlineData("if (flag) { Setup(); return; } hub.On<string>(\"message\", Show);")]
    [InlineData("hub.On<string>(\"message\", Show); Func<int> later = () => Setup(); Keep(later);")]
    [InlineData("hub.On<string>(\"message\", Show); Func<int> later = Setup; Keep(later);")]
    [InlineData("hub.On<string>(\"message\", Show); other.Setup();")]
    public Task The_other_is_not_certain_to_run(string body) => VerifyAsync(body, "hub.On<string>(\"message\", Show);");

    [Fact]
    public Task A_third_member_calls_one_of_them() => VerifyAsync(
        "hub.On<string>(\"message\", Show);", "hub.On<string>(\"message\", Show);", other: "Setup();");

    [Fact]
    public Task A_static_helper_of_the_constructor() => Rule.VerifyAsync(
        """
        public class Sample
        {
            private static readonly HubConnection s_hub = new HubConnectionBuilder().Build();

            public Sample()
            {
                s_hub.On("message", () => { });
                Setup();
            }

            private static void Setup() => [|s_hub.On("message", () => { })|];
        }
        """);

    [Fact]
    public Task A_field_and_a_method_that_may_never_run() => Rule.VerifyAsync(
        """
        public class Sample
        {
            private static readonly HubConnection s_hub = new HubConnectionBuilder().Build();
            private static readonly IDisposable s_token = s_hub.On("message", () => { });

            public void Listen() => s_hub.On("message", () => { });
        }
        """);

    private static Task VerifyAsync(string body, string setup, string dispose = "", string other = "") => Rule.VerifyAsync(
        $$"""
        public class Sample(HubConnection hub) : IDisposable
        {
            private IDisposable? _token;

            public void Start(bool flag, int count, Sample other)
            {
                {{body}}
                Keep(_token, flag, count, other);
            }

            private int Setup()
            {
                {{setup}}
                return 0;
            }

            public void Other()
            {
                {{other}}
            }

            public void Dispose()
            {
                {{dispose}}
            }

            private static void Show(string text) { }
            private static void Keep(params object?[] values) { }
        }
        """);
}
