using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.LetManagerReconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3006: which timers ring on and on, whatever holds them and however they are set.</summary>
public class LetManagerReconnectTimerTests
{
    [Theory]
    [InlineData("_plain.AutoReset = true; _plain.Elapsed += async (_, _) => { if (IsLost) await {|SWB3006:hub.StartAsync()|}; }; _plain.Start();")]
    [InlineData("Property.Elapsed += async (_, _) => { if (IsLost) await {|SWB3006:hub.StartAsync()|}; }; Property.Start();")]
    [InlineData("given.Elapsed += async (_, _) => { if (IsLost) await {|SWB3006:hub.StartAsync()|}; }; given.Start();")]
    [InlineData("Make().Elapsed += async (_, _) => { if (IsLost) await {|SWB3006:hub.StartAsync()|}; };")]
    [InlineData("ElapsedEventHandler tick = async (_, _) => { if (IsLost) await {|SWB3006:hub.StartAsync()|}; }; _plain.Elapsed += tick; _plain.Start();")]
    [InlineData("_once.Elapsed += async (_, _) => { if (IsLost) await {|SWB3006:hub.StartAsync()|}; _once.Enabled = true; }; _once.Enabled = true;")]
    [InlineData("_maybe!.Elapsed += async (_, _) => { try { await {|SWB3006:hub.StartAsync()|}; } catch { _maybe?.Start(); } }; _maybe?.Start();")]
    [InlineData("_pulse = new Timer(async _ => { if (IsLost) await {|SWB3006:hub.StartAsync()|}; }, null, 1000, Timeout.Infinite); _pulse.Change(0, 5000);")]
    [InlineData("_pulse = new Timer(async _ => { if (IsLost) await {|SWB3006:hub.StartAsync()|}; }, null, 1000, Timeout.Infinite); _pulse?.Change(0, 5000);")]
    [InlineData("var pulse = new Timer(async _ => { if (IsLost) await {|SWB3006:hub.StartAsync()|}; }, null, 1000, Timeout.Infinite); pulse.Change(0, 5000);")]
    [InlineData("new Timer(async _ => { if (IsLost) await {|SWB3006:hub.StartAsync()|}; }, null, 0, 100);")]
    [InlineData("TimerCallback tick = async _ => { if (IsLost) await {|SWB3006:hub.StartAsync()|}; }; _pulse = new Timer(tick, null, 0, 100);")]
    public Task It_rings_again(string code) => Rule.VerifyAsync(Ringing(code));

    [Theory]
    [InlineData("_plain.AutoReset = false; _plain.Elapsed += async (_, _) => { if (IsLost) await hub.StartAsync(); }; _plain.Start();")]
    [InlineData("_once.Elapsed += async (_, _) => { if (IsLost) await hub.StartAsync(); }; _once.Enabled = true;")]
    [InlineData("Property.Elapsed += async (_, _) => { Property.Stop(); if (IsLost) await hub.StartAsync(); }; Property.Start();")]
    [InlineData("given.Elapsed += async (_, _) => { given.Stop(); if (IsLost) await hub.StartAsync(); }; given.Start();")]
    [InlineData("_pulse = new Timer(async _ => { if (IsLost) await hub.StartAsync(); }, null, 1000, Timeout.Infinite); _pulse.Change(500, Timeout.Infinite);")]
    [InlineData("_pulse = new Timer(async _ => { if (IsLost) await hub.StartAsync(); }); _pulse.Change(500, 0);")]
    [InlineData("new Timer(async _ => { if (IsLost) await hub.StartAsync(); }, null, 0, 0);")]
    public Task It_rings_once(string code) => Rule.VerifyAsync(Ringing(code));

    [Fact]
    public Task A_timer_in_a_field_that_is_set_elsewhere() => Rule.VerifyAsync(
        """
        public static class Rooms
        {
            private static readonly HubConnection s_hub = new HubConnectionBuilder().Build();
            private static readonly Timer s_repeated = new(async _ => { if (IsLost) await {|SWB3006:s_hub.StartAsync()|}; }, null, 1000, Timeout.Infinite);
            private static readonly Timer s_single = new(async _ => { if (IsLost) await s_hub.StartAsync(); }, null, 1000, Timeout.Infinite);

            private static bool IsLost => s_hub.State == HubConnectionState.Disconnected;

            public static void Repeat() => s_repeated.Change(0, 500);

            public static void Delay() => s_single.Change(500, Timeout.Infinite);
        }
        """);

    [Fact]
    public Task A_timer_that_is_told_not_to_repeat() => Rule.VerifyAsync(
        """
        using Microsoft.Maui.Dispatching;

        namespace Microsoft.Maui.Dispatching
        {
            public interface IDispatcherTimer
            {
                bool IsRepeating { get; set; }

                event EventHandler Tick;
            }
        }

        public class Ring : IDispatcherTimer
        {
            public bool IsRepeating { get; set; } = true;

            public event EventHandler Tick { add => value(this, EventArgs.Empty); remove { } }
        }

        public class Rooms(HubConnection hub)
        {
            private readonly IDispatcherTimer _single = new Ring { IsRepeating = false };

            private bool IsLost => hub.State == HubConnectionState.Disconnected;

            public void Watch(IDispatcherTimer repeated, IDispatcherTimer told)
            {
                told.IsRepeating = false;
                repeated.Tick += async (_, _) => { if (IsLost) await {|SWB3006:hub.StartAsync()|}; };
                told.Tick += async (_, _) => { if (IsLost) await hub.StartAsync(); };
                _single.Tick += async (_, _) => { if (IsLost) await hub.StartAsync(); };
            }
        }
        """);

    private static string Ringing(string code) => $$"""
        using System.Timers;
        using Timer = System.Threading.Timer;

        public class Rooms(HubConnection hub)
        {
            private readonly System.Timers.Timer _plain = new(1000);
            private readonly System.Timers.Timer _once = new(1000) { AutoReset = false };
            private readonly System.Timers.Timer? _maybe = new(1000) { AutoReset = false };
            private Timer? _pulse;

            private System.Timers.Timer Property { get; } = new(1000);

            private bool IsLost => hub.State == HubConnectionState.Disconnected;

            public void Watch(System.Timers.Timer given)
            {
                {{code}}
                GC.KeepAlive(_pulse);
            }

            private static System.Timers.Timer Make() => new(1000);
        }
        """;
}
