using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.LetManagerReconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3006 asks whether what connects again is the connection that was lost, or one made anew in its place.</summary>
public class LetManagerReconnectNameTests
{
    [Fact]
    public Task One_of_several_that_may_be_the_one_that_closed() => Rule.VerifyAsync(
        """
        public class Rooms
        {
            private HubConnection? _primary;
            private HubConnection? _backup;

            public void Watch(HubConnection first, HubConnection second, HubConnection third, int which)
            {
                first.Closed += async _ => await {|SWB3006:(_primary ?? first).StartAsync()|};
                second.Closed += async _ => await {|SWB3006:(which switch { 0 => _primary!, _ => second }).StartAsync()|};
                third.Closed += async _ => await {|SWB3006:(which == 0 ? _primary! : third).StartAsync()|};
                third.Closed += async _ => await (_primary ?? _backup ?? throw new InvalidOperationException()).StartAsync();
            }
        }
        """);

    [Fact]
    public Task A_helper_that_is_also_handed_on_as_a_delegate() => Rule.VerifyAsync(
        """
        public class Rooms
        {
            private readonly HubConnection _hub;

            public Rooms(HubConnection hub, List<HubConnection> others)
            {
                _hub = hub;
                _hub.Closed += _ => ReopenAsync(_hub);
                Others = others.Select(ReopenAsync).ToList();
            }

            public List<Task> Others { get; }

            private static async Task ReopenAsync(HubConnection hub)
            {
                await Task.Delay(1000);
                await {|SWB3006:hub.StartAsync()|};
            }
        }
        """);

    // What was made is lost where its connect fails; what was taken belongs to whoever had it.
    [Theory]
    [InlineData("kind switch { 0 => new HubConnectionBuilder().Build(), 1 => Make(), _ => throw new InvalidOperationException() }")]
    [InlineData("kind == 0 ? new HubConnectionBuilder().Build() : Make()")]
    [InlineData("Make()")]
    [InlineData("MakeOrNot(kind)!")]
    public Task A_client_that_is_made_on_every_turn(string made) => Rule.VerifyAsync(Retrying(made, "{|SWB3006:hub.StartAsync()|}"));

    [Theory]
    [InlineData("kind switch { 0 => new HubConnectionBuilder().Build(), _ => _last! }")]
    [InlineData("kind == 0 ? new HubConnectionBuilder().Build() : _last!")]
    [InlineData("_last ?? Make()")]
    [InlineData("MakeAndKeep()")]
    [InlineData("Take()!")]
    [InlineData("TakeOrMake(kind)!")]
    [InlineData("Nothing()!")]
    public Task A_client_that_is_taken_on_every_turn(string taken) => Rule.VerifyAsync(Retrying(taken, "hub.StartAsync()"));

    private static string Retrying(string value, string connect) => $$"""
        public class Rooms(int kind)
        {
            private HubConnection? _last;

            public async Task RunAsync()
            {
                while (true)
                {
                    var hub = {{value}};
                    try
                    {
                        await {{connect}};
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(1000);
                    }
                }
            }

            private HubConnection Make()
            {
                var hub = new HubConnectionBuilder().Build();
                return hub;
            }

            private HubConnection MakeAndKeep()
            {
                var hub = new HubConnectionBuilder().Build();
                _last = hub;
                return hub;
            }

            private HubConnection? MakeOrNot(int number)
            {
                if (number < 0)
                    return null;
                return new HubConnectionBuilder().Build();
            }

            private HubConnection? Take()
            {
                var hub = _last;
                return hub;
            }

            private HubConnection? TakeOrMake(int number)
            {
                HubConnection? hub = new HubConnectionBuilder().Build();
                if (number > 0)
                    hub = _last;
                return hub;
            }

            private HubConnection? Nothing() => throw new InvalidOperationException();
        }
        """;
}
