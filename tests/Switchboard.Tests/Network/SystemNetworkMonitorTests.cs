namespace Switchboard.Tests;

public sealed class SystemNetworkMonitorTests
{
    private readonly FakeAvailability _system = new();
    private readonly SystemNetworkMonitor _monitor;
    private readonly List<bool> _changes = [];

    public SystemNetworkMonitorTests() => _monitor = new SystemNetworkMonitor(_system);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_is_online_at_first_whatever_the_system_says(bool available)
    {
        _system.IsAvailable = available;
        _monitor.Changed += Note;

        Assert.True(_monitor.IsOnline);
    }

    [Fact]
    public void It_is_offline_once_the_network_is_seen_to_go_and_online_when_it_is_back()
    {
        _monitor.Changed += Note;

        _system.Say(false);
        _system.Say(false);
        Assert.False(_monitor.IsOnline);
        _system.Say(true);
        _system.Say(true);
        Assert.True(_monitor.IsOnline);

        Assert.Equal([false, true], _changes);
    }

    [Fact]
    public void Where_there_was_no_network_before_saying_so_again_is_no_change()
    {
        _system.IsAvailable = false;
        _monitor.Changed += Note;

        _system.Say(false);
        Assert.True(_monitor.IsOnline);
        _system.Say(true);
        _system.Say(false);
        Assert.False(_monitor.IsOnline);

        Assert.Equal([false], _changes);
    }

    [Fact]
    public void It_listens_to_the_system_only_while_somebody_listens_to_it()
    {
        Assert.Equal(0, _system.Listeners);

        _monitor.Changed += Note;
        _monitor.Changed += Ignore;
        Assert.Equal(1, _system.Listeners);

        _monitor.Changed -= Note;
        Assert.Equal(1, _system.Listeners);
        _monitor.Changed -= Ignore;
        _monitor.Changed -= Ignore;
        Assert.Equal(0, _system.Listeners);
    }

    [Fact]
    public void What_it_no_longer_sees_it_does_not_claim()
    {
        _monitor.Changed += Note;
        _system.Say(false);
        Action<bool> late = _system.Last!;

        _monitor.Changed -= Note;
        Assert.True(_monitor.IsOnline);
        _monitor.Changed += Note;
        late(false);

        Assert.True(_monitor.IsOnline);
        Assert.Equal([false], _changes);
    }

    [Fact]
    public void A_platform_that_cannot_tell_is_online()
    {
        _system.CanTell = false;
        _monitor.Changed += Note;

        Assert.True(_monitor.IsOnline);
        _monitor.Changed -= Note;
    }

    [Fact]
    public void The_system_itself_can_be_listened_to()
    {
        var monitor = new SystemNetworkMonitor();
        monitor.Changed += Ignore;

        Assert.True(monitor.IsOnline);
        monitor.Changed -= Ignore;
    }

    private void Note(object? sender, EventArgs change)
    {
        Assert.Same(_monitor, sender);
        _changes.Add(_monitor.IsOnline);
    }

    private static void Ignore(object? sender, EventArgs change)
    {
    }

    private sealed class FakeAvailability : IAvailabilitySource
    {
        private Action<bool>? _changed;

        public bool IsAvailable { get; set; } = true;
        public bool CanTell { get; set; } = true;
        public int Listeners { get; private set; }
        public Action<bool>? Last { get; private set; }

        public void Say(bool available)
        {
            IsAvailable = available;
            _changed?.Invoke(available);
        }

        public IDisposable? Listen(Action<bool> changed)
        {
            if (!CanTell)
                return null;
            Listeners++;
            _changed = Last = changed;
            return new Handle(this);
        }

        private sealed class Handle(FakeAvailability owner) : IDisposable
        {
            public void Dispose()
            {
                owner.Listeners--;
                owner._changed = null;
            }
        }
    }
}
