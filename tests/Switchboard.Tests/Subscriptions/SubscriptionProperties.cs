using FsCheck;
using FsCheck.Fluent;

namespace Switchboard.Tests;

/// <summary>
/// Whatever happens in whatever order: once nothing is under way any more, the wire has each channel that somebody listens to once and no
/// other; every callback sees what arrives while it listens, once and in order.
/// </summary>
public sealed class SubscriptionProperties
{
    private static readonly string[] s_channels = ["a", "b", "c"];

    [Fact]
    public void The_wire_has_what_is_listened_to_and_each_message_comes_once_and_in_order()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<Step[]>(), static schedule => new Run().ExecuteAsync(schedule).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(60));
    }

    public enum Deed
    {
        Subscribe,
        SubscribeToo,
        Dispose,
        Lose,
        LoseClient,
        Restore,
        RetryFailed,
        Refuse,
        Allow,
        HoldUp,
        LetGo,
        Emit,
        EmitRepeat,
        EmitLate,
        Settle,
    }

    public sealed record Step(Deed Deed, byte Which);

    private sealed class Listener(string channel)
    {
        private readonly List<long> _received = [];
        private bool _isDisposed;

        public string Channel => channel;
        public ISubscription? Subscription { get; set; }
        public long Last => _received.Count == 0 ? 0 : _received[^1];

        public void Receive(string message)
        {
            Assert.False(_isDisposed, "A disposed callback was called.");
            long number = long.Parse(message, System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(number > Last, $"Message {number} came after {Last}.");
            _received.Add(number);
        }

        public void Dispose()
        {
            _isDisposed = true;
            Subscription!.Dispose();
        }
    }

    private sealed class Run
    {
        private readonly FakeOwner _owner = new();
        private readonly SubscriptionTable _table;
        private readonly List<FakeWire> _wires = [];
        private readonly List<Listener> _listeners = [];
        private readonly List<Task> _underWay = [];
        private readonly HashSet<string> _refused = [];
        private TaskCompletionSource? _heldUp;
        private bool _isConnected;
        private long _lastMessage;

        public Run()
        {
            _table = new SubscriptionTable(_owner);
            AddWire();
        }

        private FakeWire Wire => _wires[^1];

        public async Task ExecuteAsync(Step[] schedule)
        {
            foreach (Step step in schedule)
                await StepAsync(step);
            _refused.Clear();
            await SettleAsync();
            if (!_isConnected)
                Restore();
            else
                _underWay.Add(_table.RestoreAsync(Wire, CancellationToken.None));
            await SettleAsync();
            Assert.Empty(_table.FailedChannels);
            foreach (Listener listener in _listeners)
                await listener.Subscription!.DisposeAsync().Soon();
            Assert.Empty(Wire.Live);
            Assert.Equal((0, 0), (_table.CallbackCount, _table.ChannelCount));
            // A callback that throws is logged: there was none.
            Assert.DoesNotContain(_owner.Log.Entries, static entry => entry.StartsWith("A callback", StringComparison.Ordinal));
        }

        private async Task StepAsync(Step step)
        {
            string channel = s_channels[step.Which % s_channels.Length];
            switch (step.Deed)
            {
                case Deed.Subscribe or Deed.SubscribeToo:
                    Subscribe(channel);
                    break;
                case Deed.Dispose when _listeners.Count > 0:
                    Listener leaving = _listeners[step.Which % _listeners.Count];
                    _listeners.Remove(leaving);
                    leaving.Dispose();
                    _underWay.Add(leaving.Subscription!.DisposeAsync().AsTask());
                    break;
                case Deed.Lose or Deed.LoseClient:
                    Lose(clientIsGone: step.Deed == Deed.LoseClient);
                    break;
                case Deed.Restore when !_isConnected:
                    Restore();
                    break;
                case Deed.RetryFailed when _isConnected:
                    _underWay.Add(_table.RestoreAsync(Wire, CancellationToken.None));
                    break;
                case Deed.Refuse:
                    _refused.Add(channel);
                    break;
                case Deed.Allow:
                    _refused.Remove(channel);
                    break;
                case Deed.HoldUp:
                    _heldUp ??= Waiting.Gate();
                    break;
                case Deed.LetGo:
                    LetGo();
                    break;
                case Deed.Emit:
                    await Wire.EmitAsync(channel, $"{++_lastMessage}", new ChannelPosition(_lastMessage));
                    break;
                case Deed.EmitRepeat when _lastMessage > 0:
                    long repeated = Math.Max(1, _lastMessage - step.Which % 3);
                    await Wire.EmitAsync(channel, $"{repeated}", new ChannelPosition(repeated));
                    break;
                case Deed.EmitLate:
                    ++_lastMessage;
                    foreach (FakeWire wire in _wires)
                        await wire.EmitLateAsync(channel, $"{_lastMessage}", new ChannelPosition(_lastMessage));
                    break;
                case Deed.Settle:
                    await SettleAsync();
                    break;
            }
        }

        private void AddWire() => _wires.Add(new FakeWire
        {
            OnSubscribe = async (request, _) =>
            {
                if (_heldUp is { } heldUp)
                    await heldUp.Task;
                if (_refused.Contains(request.Channel))
                    throw new IOException("refused");
            },
            OnUnsubscribe = _ => _heldUp?.Task ?? Task.CompletedTask,
        });

        private void Subscribe(string channel)
        {
            var listener = new Listener(channel);
            try
            {
                listener.Subscription = _table.Subscribe<string>(channel, FakeWire.Open<string>(), keptByClient: false, message =>
                {
                    listener.Receive(message);
                    return Task.CompletedTask;
                }, SubscriptionOptions.Default, openOn: null);
                _listeners.Add(listener);
            }
            catch (IOException)
            {
                Assert.Contains(channel, _refused);
            }
        }

        private void Lose(bool clientIsGone)
        {
            Wire.Drop();
            _table.Detach(clientIsGone);
            _isConnected = false;
            if (clientIsGone)
                AddWire();
        }

        private void Restore()
        {
            _isConnected = true;
            _underWay.Add(_table.RestoreAsync(Wire, CancellationToken.None));
        }

        private void LetGo()
        {
            _heldUp?.SetResult();
            _heldUp = null;
        }

        private async Task SettleAsync()
        {
            LetGo();
            await Task.WhenAll(_underWay).Soon();
            _underWay.Clear();
            if (_isConnected)
                foreach (Listener listener in _listeners)
                    await Record.ExceptionAsync(() => listener.Subscription!.ReadyAsync().Soon());

            IReadOnlyList<string> failed = _table.FailedChannels;
            IEnumerable<string> expected = _isConnected ? _listeners.Select(static listener => listener.Channel).Distinct().Except(failed) : [];
            Assert.Equal(expected.Order(), Wire.Live.Order());
            Assert.All(_wires.SkipLast(1), static wire => Assert.Empty(wire.Live));

            foreach (string channel in Wire.Live)
            {
                await Wire.EmitAsync(channel, $"{++_lastMessage}", new ChannelPosition(_lastMessage));
                Assert.All(_listeners.Where(listener => listener.Channel == channel), listener => Assert.Equal(_lastMessage, listener.Last));
            }
        }
    }
}
