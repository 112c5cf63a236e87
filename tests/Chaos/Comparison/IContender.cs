namespace Switchboard.Chaos;

/// <summary>A way to have a hub connection in an application of many components.</summary>
internal interface IContender : IAsyncDisposable
{
    /// <summary>A component appears and listens on a channel. Disposing what it gets back is its end.</summary>
    Task<IAsyncDisposable> MountAsync(string channel, Action<long> receive);
}

/// <summary>Something that ends by a call.</summary>
internal sealed class Ending(Func<ValueTask> end) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => end();
}
