using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.UseAfterReleaseAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2005 is quiet where something else has put another connection in the place of the released one.</summary>
public class UseAfterReleaseRenewTests
{
    [Fact]
    public Task A_getter_that_makes_another_one() => Rule.VerifyAsync(
        """
        public class Feed(string url)
        {
            private HubConnection? _hub;
            private bool _closed;

            private HubConnection Hub
            {
                get
                {
                    if (_hub is null || _hub.State == HubConnectionState.Disconnected)
                        _hub = new HubConnectionBuilder().WithUrl(url).Build();
                    return _hub;
                }
            }

            private HubConnection Ensured
            {
                get
                {
                    Ensure();
                    return _hub!;
                }
            }

            private HubConnection Line
            {
                get
                {
                    if (field is null || _closed)
                        field = new HubConnectionBuilder().WithUrl(url).Build();
                    return field;
                }
            }

            public async Task RestartAsync()
            {
                await Hub.DisposeAsync();
                await Hub.StartAsync();
                await Ensured.DisposeAsync();
                await Ensured.StartAsync();
                await Line.DisposeAsync();
                _closed = true;
                await Line.StartAsync();
            }

            private void Ensure() => _hub ??= new HubConnectionBuilder().WithUrl(url).Build();
        }
        """);

    [Fact]
    public Task A_parameter_of_the_primary_constructor_that_another_method_sets() => Rule.VerifyAsync(
        """
        public class Feed(HubConnection hub, Func<HubConnection> make)
        {
            public async Task RestartAsync()
            {
                await hub.DisposeAsync();
                Reopen();
                await hub.StartAsync();
            }

            public async Task RestartLaterAsync()
            {
                await hub.DisposeAsync();
                await ReopenLaterAsync();
                await hub.StartAsync();
            }

            private void Reopen() => hub = make();

            private async Task ReopenLaterAsync()
            {
                await Task.Yield();
                hub = make();
            }
        }

        public class Line(HubConnection hub)
        {
            public async Task EndAsync()
            {
                await CloseAsync();
                await [|hub.SendAsync("Bye")|];
            }

            private async Task CloseAsync() => await hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task A_field_and_somebody_who_knows_its_object_or_is_waited_for() => Rule.VerifyAsync(
        """
        public class Rooms
        {
            private readonly SemaphoreSlim _reopened = new(0);
            private readonly Renewer _renewer;
            private readonly Renewer _other = new(null);
            private HubConnection _hub = new HubConnectionBuilder().Build();

            public Rooms() => _renewer = new Renewer(this);

            public void Renew() => _hub = new HubConnectionBuilder().Build();

            public async Task AskAsync()
            {
                await _hub.DisposeAsync();
                _renewer.Run();
                await _hub.StartAsync();
            }

            public async Task AskNewAsync()
            {
                await _hub.DisposeAsync();
                new Renewer(this).Run();
                await _hub.StartAsync();
            }

            public async Task AskAnotherAsync()
            {
                await _hub.DisposeAsync();
                _other.Run();
                await [|_hub.StartAsync()|];
            }

            public async Task WaitAsync()
            {
                await _hub.DisposeAsync();
                _reopened.Wait();
                await _hub.StartAsync();
            }

            public async Task BlockAsync(Task reopened)
            {
                await _hub.DisposeAsync();
                reopened.Wait();
                await _hub.StartAsync();
            }
        }

        public class Renewer(Rooms? rooms)
        {
            public void Run() => rooms?.Renew();
        }
        """);

    [Theory]
    [InlineData("catch (Exception e) when (e is ObjectDisposedException) { }")]
    [InlineData("catch (Exception e) when (e is ObjectDisposedException or TimeoutException) { }")]
    [InlineData("catch (Exception e) when (e is ObjectDisposedException { ObjectName: not null } gone && gone.ObjectName.Length > 0) { }")]
    public Task A_use_that_is_expected_to_fail(string handler) => Rule.VerifyAsync(
        $$"""
        public class Line(HubConnection hub)
        {
            public async Task EndAsync()
            {
                await hub.DisposeAsync();
                try
                {
                    await hub.SendAsync("Bye");
                }
                {{handler}}
            }
        }
        """);

    [Theory]
    [InlineData("catch (Exception) { }")]
    [InlineData("catch (Exception e) when (e is TimeoutException) { }")]
    public Task A_use_that_may_fail_otherwise(string handler) => Rule.VerifyAsync(
        $$"""
        public class Line(HubConnection hub)
        {
            public async Task EndAsync()
            {
                await hub.DisposeAsync();
                try
                {
                    await [|hub.SendAsync("Bye")|];
                }
                {{handler}}
            }
        }
        """);

    [Fact]
    public Task What_nobody_can_replace_and_what_others_can() => Rule.VerifyAsync(
        """
        public class Guide
        {
            public void Show(Room room)
            {
            }
        }

        public class Room(Guide guide, HubConnection given)
        {
            internal readonly HubConnection Line = new HubConnectionBuilder().Build();
            internal HubConnection Open = new HubConnectionBuilder().Build();

            public HubConnection Fixed { get; } = new HubConnectionBuilder().Build();

            public HubConnection Made { get; init; } = new HubConnectionBuilder().Build();

            public HubConnection Set { get; set; } = new HubConnectionBuilder().Build();

            public HubConnection Kept { get; private set; } = new HubConnectionBuilder().Build();

            public async Task EndAsync()
            {
                await given.DisposeAsync();
                await Line.DisposeAsync();
                await Open.DisposeAsync();
                await Fixed.DisposeAsync();
                await Made.DisposeAsync();
                await Set.DisposeAsync();
                await Kept.DisposeAsync();
                guide.Show(this);
                await {|SWB2005:given.StartAsync()|};
                await {|SWB2005:Line.StartAsync()|};
                await Open.StartAsync();
                await {|SWB2005:Fixed.StartAsync()|};
                await {|SWB2005:Made.StartAsync()|};
                await Set.StartAsync();
                await {|SWB2005:Kept.StartAsync()|};
            }
        }
        """);
}
