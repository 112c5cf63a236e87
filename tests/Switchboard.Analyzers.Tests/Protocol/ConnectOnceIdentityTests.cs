using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ConnectOnceAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3007 knows one client by several names, and two clients by one.</summary>
public class ConnectOnceIdentityTests
{
    [Fact]
    public Task A_property_that_hands_out_a_field() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            private HubConnection Hub => _hub;

            private HubConnection Spelled
            {
                get { return _hub; }
            }

            public async Task OpenAsync()
            {
                await Hub.StartAsync();
                await {|SWB3007:_hub.StartAsync()|};
            }

            public async Task OpenSpelledAsync()
            {
                await Spelled.StartAsync();
                await {|SWB3007:_hub.StartAsync()|};
            }
        }
        """);

    [Fact]
    public Task Two_of_one_indexer_are_two() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly Dictionary<string, HubConnection> _hubs = new();

            public HubConnection this[string room] => _hubs[room];

            public async Task OpenAsync()
            {
                await this["lobby"].StartAsync();
                await this["kitchen"].StartAsync();
                await _hubs["lobby"].StartAsync();
                await _hubs["kitchen"].StartAsync();
            }
        }
        """);

    [Fact]
    public Task A_local_function_that_connects_is_called_twice() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task OpenAsync()
            {
                await ConnectAsync();
                await {|SWB3007:ConnectAsync()|};

                async Task ConnectAsync() => await _hub.StartAsync();
            }
        }
        """);

    // Behind && and || it may not be reached.
    [Fact]
    public Task One_that_a_condition_may_leave_out() => Rule.VerifyAsync(
        """
        public class Chat(bool retry)
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task AndAsync()
            {
                await _hub.StartAsync();
                if (retry && _hub.StartAsync().Wait(100))
                    retry = false;
            }

            public async Task OrAsync()
            {
                await _hub.StartAsync();
                if (retry || _hub.StartAsync().Wait(100))
                    retry = false;
            }

            public async Task FirstAsync()
            {
                await _hub.StartAsync();
                if ({|SWB3007:_hub.StartAsync()|}.Wait(100) && retry)
                    retry = false;
            }

            private bool Maybe() => retry && _hub.StartAsync().Wait(100);

            private bool Always() => _hub.StartAsync().Wait(100) && retry;

            public void MaybeTwice() => retry = Maybe() | Maybe();

            public void Twice() => retry = Always() | {|SWB3007:Always()|};
        }
        """);

    [Fact]
    public Task A_question_that_does_not_ask_the_connection() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub, bool enabled)
        {
            private bool IsEnabled => enabled;

            private bool IsOpen => hub.State == HubConnectionState.Connected;

            public async Task OpenAsync()
            {
                await hub.StartAsync();
                while (!IsOpen)
                    await hub.StartAsync();
            }

            public async Task OpenEnabledAsync()
            {
                while (IsEnabled)
                    await {|SWB3007:hub.StartAsync()|};
            }
        }
        """);

    [Fact]
    public Task A_constructor_whose_chaining_connects_too() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private static readonly HubConnection s_hub = new HubConnectionBuilder().Build();

            public Chat()
                : this(s_hub.StartAsync())
            {
                s_hub.StartAsync();
            }

            public Chat(Task opening) => Opening = opening;

            public Task Opening { get; }
        }
        """);

    // Whoever waits for ever waits for the end.
    [Fact]
    public Task Between_the_two_it_waits_for_ever() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task RunAsync(CancellationToken token)
            {
                await hub.StartAsync(token);
                await Task.Delay(Timeout.Infinite, token);
                await hub.StartAsync(token);
            }

            public async Task RunSoonAsync(CancellationToken token)
            {
                await hub.StartAsync(token);
                await Task.Delay(1000, token);
                await {|SWB3007:hub.StartAsync(token)|};
            }
        }
        """);

    [Fact]
    public Task A_property_that_looks_up_a_client() => Rule.VerifyAsync(
        """
        public class Chat(Func<HubConnection> find)
        {
            private HubConnection Found => find();

            public async Task OpenAsync()
            {
                await Found.StartAsync();
                await {|SWB3007:Found.StartAsync()|};
            }
        }
        """);

    [Fact]
    public Task A_property_that_gives_itself() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private HubConnection Hub => Hub;

            public Task OpenAsync() => Hub.StartAsync();
        }
        """);
}
