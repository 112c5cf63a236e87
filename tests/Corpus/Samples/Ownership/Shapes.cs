// style: records, structs, nested and generic types
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Messaging;

public sealed record Room(string Name, HubConnection Hub); // quiet: SWB2002 given from outside

public readonly record struct Peer(string Name, HubConnection Hub) // quiet: SWB2002 given from outside
{
    public Task WaveAsync() => Hub.SendAsync("Wave", Name);
}

public sealed class Outer
{
    private readonly Inner _inner = new();

    public Task OpenAsync() => _inner.OpenAsync();

    private sealed class Inner
    {
        private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://x.example.com/hub").Build(); // expect: SWB1001, SWB2002, SWB3008

        public Task OpenAsync() => _hub.StartAsync();
    }
}

public class Channel<TMessage> : IAsyncDisposable
{
    private readonly HubConnection _hub; // quiet: SWB2002 released

    public Channel(string url, Action<TMessage> receive)
    {
        _hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB3008
        _hub.On(typeof(TMessage).Name, receive); // quiet: SWB2003 owned
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public record LiveDocument(string Id)
{
    private HubConnection Hub { get; } = new HubConnectionBuilder().WithUrl("https://docs.example.com/hub").Build(); // expect: SWB1001, SWB2002, SWB3008

    public Task OpenAsync() => Hub.StartAsync();
}
