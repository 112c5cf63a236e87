// style: a client whose constructor connects
// sdk: ably
using IO.Ably;

namespace App.Messaging;

public sealed class AblyOwner : IDisposable
{
    private readonly AblyRealtime _ably;

    public AblyOwner(string key)
    {
        _ably = new AblyRealtime(key); // expect: SWB1001
        _ably.Channels.Get("orders").Subscribe(message => Console.WriteLine(message.Name)); // quiet: SWB2003 owned
    }

    public void Dispose() => _ably.Dispose(); // quiet: SWB2002 released
}

public static class AblyJobs
{
    public static async Task PublishAsync(string key, string text)
    {
        var ably = new AblyRealtime(key); // expect: SWB1001, SWB2001
        await ably.Channels.Get("jobs").PublishAsync("job", text);
    }

    public static async Task PublishClosedAsync(string key, string text)
    {
        using var ably = new AblyRealtime(key); // expect: SWB1002
        await ably.Channels.Get("jobs").PublishAsync("job", text);
        ably.Close(); // quiet: SWB3001 owner
    }
}
