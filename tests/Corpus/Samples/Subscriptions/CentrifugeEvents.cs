// style: service on an injected client
// sdk: centrifuge
using Centrifugal.Centrifuge;

namespace App.Chat;

public sealed class CentrifugeEvents
{
    private readonly CentrifugeClient _client;
    private int _publications;

    public CentrifugeEvents(CentrifugeClient client)
    {
        _client = client;
        _client.Publication += OnPublication; // expect: SWB2004
        _client.Disconnected += (_, _) => _publications = 0; // expect: SWB2004
    }

    public int Publications => _publications;

    public void Start() => _client.Connect(); // expect: SWB3002

    public void Stop() => _client.Disconnect(); // expect: SWB3001

    private void OnPublication(object? sender, CentrifugePublicationEventArgs e) => _publications++;
}

public sealed class CentrifugeEventsKept : IDisposable
{
    private readonly CentrifugeClient _client;

    public CentrifugeEventsKept(CentrifugeClient client)
    {
        _client = client;
        _client.Publication += OnPublication; // quiet: SWB2004 removed in teardown
    }

    private void OnPublication(object? sender, CentrifugePublicationEventArgs e) => Console.WriteLine(e);

    public void Dispose() => _client.Publication -= OnPublication;
}
