using Chat.Sdk;
using Chat.Server;
using Switchboard;

namespace Chat.Clients;

/// <summary>Who is signed in: the others see it.</summary>
internal sealed class Account(ChatAddresses addresses, Transcript transcript, IConnectionManager connections) : IAsyncDisposable
{
    private PresenceClient? _presence;

    public async Task SignInAsync(string user)
    {
        _presence = connections.GetOrCreate(addresses.Presence, () => new PresenceClient(addresses.Presence));
        _presence.Announced += text => transcript.Show("presence", text);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await connections.ConnectAsync(_presence, token => _presence.ConnectUserAsync(user, token), timeout.Token);
    }

    public async Task SignOutAsync()
    {
        if (_presence is not null)
            await connections.SignOutAsync(_presence);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_presence is not null)
        {
            await connections.ReleaseAsync(_presence);
        }
    }
}
