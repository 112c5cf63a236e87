namespace Switchboard;

/// <summary>Subscribes to a channel on a client. The task ends with the confirmation and gives what ends the subscription.</summary>
internal delegate Task<IAsyncDisposable> ChannelOpener<TMessage>(
    ClientBinding binding, ChannelRequest request, IChannelSink<TMessage> sink, CancellationToken cancellationToken);
