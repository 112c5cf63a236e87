using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.SubscribeOnceAnalyzer>;

namespace Switchboard.Analyzers.Tests.Subscriptions;

/// <summary>SWB4001: what ends the first subscription before the second is made, and conditions of which nobody knows that both hold.</summary>
public class SubscribeOnceBetweenTests
{
    [Theory]
    [InlineData("_one = hub.On(\"message\", Show); Reset(); _one = hub.On(\"message\", Show);")]
    [InlineData("_all.Add(hub.On(\"message\", Show)); Reset(); _all.Add(hub.On(\"message\", Show));")]
    [InlineData("hub.On(\"message\", Show); Forget(); hub.On(\"message\", Show);")]
    [InlineData("await mqtt.SubscribeAsync(\"news\"); await mqtt.ReconnectAsync(); await mqtt.SubscribeAsync(\"news\");")]
    [InlineData("if (isAdmin) hub.On(\"message\", Show); if (!isAdmin) hub.On(\"message\", () => { });")]
    public Task Ended_in_between_or_not_known_to_run_together(string body) => Rule.VerifyAsync(Type(body));

    [Theory]
    [InlineData("_one = hub.On(\"message\", Show); Show(); _one = [|hub.On(\"message\", Show)|];")]
    [InlineData("hub.On(\"message\", Show); [|hub.On(\"message\", Show)|]; Forget();")]
    [InlineData("Forget(); hub.On(\"message\", Show); [|hub.On(\"message\", Show)|];")]
    [InlineData("hub.On(\"message\", Show); await hub.StartAsync(); [|hub.On(\"message\", Show)|];")]
    [InlineData("if (isAdmin) { hub.On(\"message\", Show); [|hub.On(\"message\", () => { })|]; }")]
    public Task Twice_all_the_same(string body) => Rule.VerifyAsync(Type(body));

    private static string Type(string body) => $$"""
        using MQTTnet;

        public class Feed(HubConnection hub, IMqttClient mqtt)
        {
            private readonly List<IDisposable> _all = new();
            private IDisposable? _one;

            public async Task ListenAsync(bool isAdmin)
            {
                await mqtt.PingAsync();
                {{body}}
            }

            private void Reset()
            {
                _one?.Dispose();
                foreach (var one in _all)
                    one.Dispose();
                _all.Clear();
            }

            private void Forget() => hub.Remove("message");

            private void Show() => Console.WriteLine(_all.Count);
        }
        """;
}
