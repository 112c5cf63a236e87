using Microsoft.Extensions.Logging;

namespace Switchboard.Tests;

/// <summary>A connection that has nothing but its subscriptions.</summary>
internal sealed class FakeOwner : ISubscriptionOwner
{
    private int _messages;
    private int _reviews;

    public RecordingLogger Log { get; } = new();
    public string Name => "chat";
    public ILogger Logger => Log;
    public Delivery Delivery { get; } = new();
    public bool IsRetired { get; set; }
    public int Messages => _messages;
    public int Reviews => _reviews;

    public ObjectDisposedException ClosedException() => new(Name, "The connection 'chat' is closed.");

    public void MessageDropped()
    {
    }

    public TimeProvider Time => TimeProvider.System;

    public void MessageReceived() => Interlocked.Increment(ref _messages);

    public void ChannelsChanged() => Interlocked.Increment(ref _reviews);
}
