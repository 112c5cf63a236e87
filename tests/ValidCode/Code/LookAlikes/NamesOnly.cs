using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Circus.Names;

public sealed record Artist(string Name);

// Names that only look like a connect or a disconnect, around a real hub.
public sealed class Troupe(HubConnection hub, IConnectionManager connections)
{
    private readonly List<Artist> _artists = [];
    private bool _open;

    public event EventHandler? Closed;

    public Task ConnectAsync(Artist artist) => hub.SendAsync("Hire", artist.Name);

    public Task DisconnectAsync(Artist artist) => hub.SendAsync("Dismiss", artist.Name);

    public void Connect() => _open = true;

    public void Disconnect() => _open = false;

    public void Close() => Closed?.Invoke(this, EventArgs.Empty);

    public Task StartAsync() => _open ? Task.CompletedTask : connections.ConnectAsync(hub);

    public async Task TourAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                Connect();
                foreach (var artist in _artists)
                    await ConnectAsync(artist);
                break;
            }
            catch (InvalidOperationException)
            {
                await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
            }
        }

        Closed += (_, _) => Connect();
        foreach (var artist in _artists)
            await DisconnectAsync(artist);
        Disconnect();
        Close();
    }

    // Dispose of a tent, subscribe to a magazine: not the hub's.
    public void Dispose(Artist artist) => _artists.Remove(artist);

    public void Subscribe(Artist artist) => _artists.Add(artist);
}

public static class ClosedExtensions
{
    public static Task StopAsync(this Troupe troupe)
    {
        troupe.Disconnect();
        return Task.CompletedTask;
    }

    public static Task DisconnectUserAsync(this Troupe troupe) => troupe.StopAsync();
}
