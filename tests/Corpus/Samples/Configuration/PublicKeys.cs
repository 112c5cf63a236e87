// style: clients whose keys everybody may see
// sdk: pusher
using IO.Ably;
using PusherClient;
using Switchboard;

namespace Storefront;

public sealed class PublicKeys(IConnectionManager connections)
{
    private const string PusherKey = "7324d55a5eeb8f554761";

    public Pusher Orders { get; } = connections.GetOrCreate("orders", () => new Pusher(PusherKey, new PusherOptions()), pusher => pusher.DisconnectAsync()); // quiet: SWB5001 an app key is public

    public Supabase.Client Storage { get; } = connections.GetOrCreate(
        "storage",
        () => new Supabase.Client("https://xq.supabase.co", "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.Vt3u")); // quiet: SWB5001 an anon key is public

    public AblyRealtime Prices { get; } = connections.GetOrCreate(
        "prices",
        () => new AblyRealtime("xVLyHw.8fJq2A:5nWc0sTzq1")); // expect: SWB5001
}
