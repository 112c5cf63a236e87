using Chat.Sdk;
using Chat.Server;

namespace Chat.Clients;

/// <summary>Who is signed in: the others see it.</summary>
internal sealed class Account(ChatAddresses addresses, Transcript transcript)
{
    private PresenceClient? _presence;

    public async Task SignInAsync(string user)
    {
        _presence = new PresenceClient(addresses.Presence);
        _presence.Announced += text => transcript.Show("presence", text);
        await _presence.ConnectUserAsync(user).WaitAsync(TimeSpan.FromSeconds(10));
    }

    public async Task SignOutAsync()
    {
        if (_presence is not null)
            await _presence.DisconnectUserAsync();
    }
}
