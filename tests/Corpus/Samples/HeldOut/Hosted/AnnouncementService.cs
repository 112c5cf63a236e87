// style: hosted service over Centrifuge
// sdk: centrifuge
using Centrifugal.Centrifuge;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campus.Announcements;

public sealed class AnnouncementService : IHostedService, IAsyncDisposable
{
    private readonly CentrifugeClient _client; // quiet: SWB2002 disposed below
    private readonly CentrifugeSubscription _general;
    private readonly ILogger<AnnouncementService> _logger;

    public AnnouncementService(ILogger<AnnouncementService> logger)
    {
        _logger = logger;
        _client = new CentrifugeClient("ws://centrifugo:8000/connection/websocket"); // expect: SWB1001
        _client.Connected += OnConnected; // quiet: SWB2004 owned
        _client.Error += (_, _) => _logger.LogError("Centrifugo reported an error");

        _general = _client.NewSubscription("announcements");
        _general.Publication += OnPublication; // quiet: SWB2004 owned
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _general.Subscribe();
        _client.Connect(); // quiet: SWB3002 owned
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _general.Unsubscribe();
        _client.Disconnect(); // quiet: SWB3001 owned
        return Task.CompletedTask;
    }

    private void OnConnected(object? sender, CentrifugeEventArgs args) => _logger.LogInformation("Connected");

    private void OnPublication(object? sender, CentrifugePublicationEventArgs args) => _logger.LogInformation("Announcement");

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}

public sealed class FacultyBoard
{
    private readonly CentrifugeClient _client;
    private readonly List<string> _lines = [];

    public FacultyBoard(CentrifugeClient client)
    {
        _client = client;
        _client.Disconnected += OnDisconnected; // expect: SWB2004
    }

    public void Leave() => _client.Disconnect(); // expect: SWB3001

    public void Clear() => _lines.Clear();

    private void OnDisconnected(object? sender, CentrifugeEventArgs args) => _lines.Add("offline");
}
