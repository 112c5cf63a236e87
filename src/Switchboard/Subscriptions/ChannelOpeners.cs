namespace Switchboard;

/// <summary>The two ways to open a channel.</summary>
internal static class ChannelOpeners
{
    /// <summary>As the connector of the client knows.</summary>
    public static ChannelOpener<TMessage> ByConnector<TMessage>() =>
        static (binding, request, sink, cancellationToken) => binding.SubscribeAsync(request, sink, cancellationToken);

    /// <summary>With the client's own call, given by the caller.</summary>
    public static ChannelOpener<TMessage> ByCall<TClient, TMessage>(Func<TClient, Func<TMessage, Task>, IDisposable> open) where TClient : class =>
        (binding, _, sink, _) =>
        {
            IDisposable? handle = open((TClient)binding.Client, message => sink.ReceiveAsync(message).AsTask());
            return Task.FromResult<IAsyncDisposable>(handle is null ? null! : new SubscriptionHandle(handle));
        };
}
