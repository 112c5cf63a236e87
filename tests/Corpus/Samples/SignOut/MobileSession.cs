// style: sessions of a mobile application
// sdk: stream-chat, signalr
using Microsoft.AspNetCore.SignalR.Client;
using StreamChat.Core;
using Switchboard;

namespace Mobile.Sessions;

public interface ISecureStorage
{
    Task SetAsync(string key, string value);

    bool Remove(string key);
}

public sealed class Session(IConnectionManager connections, ISecureStorage storage)
{
    private string? _accessToken;
    private HubConnection? _hub; // quiet: SWB2002 the manager owns it

    public bool IsSignedIn => _accessToken is not null;

    public async Task SignInAsync(string user, string token)
    {
        _accessToken = token;
        await storage.SetAsync("token", token);
        _hub = connections.GetOrCreate(
            new ConnectionKey("feed") { User = user },
            () => new HubConnectionBuilder().WithUrl("https://mobile.example.com/feed").Build()); // quiet: SWB1001 the manager's factory
    }

    public void Logout()
    {
        storage.Remove("token"); // expect: SWB2006
        _accessToken = null;
    }

    public async Task LogOutAsync(string user)
    {
        _accessToken = null; // quiet: SWB2006 the manager is told
        await connections.SignOutAsync(user);
    }

    public async Task SignOutAsync()
    {
        await connections.ReleaseAsync(_hub);
        _hub = null;
        _accessToken = null; // quiet: SWB2006 the client is given back
    }
}

public sealed class ChatSession(IStreamChatClient chat, IConnectionManager connections)
{
    private string _token = "";

    public string Token => _token;

    public string Status => connections.GetStatus("chat").Phase.ToString();

    public async Task LogoutAsync()
    {
        _token = ""; // quiet: SWB2006 that the user is disconnected is said already
        await chat.DisconnectUserAsync(); // expect: SWB3001
    }
}

public sealed class ThemeSession(IConnectionManager connections, ISecureStorage storage)
{
    private CancellationTokenSource? _tokenSource = new();

    public string Status => connections.GetStatus("chat").Phase.ToString();

    public void Logout()
    {
        _tokenSource?.Cancel();
        _tokenSource = null; // quiet: SWB2006 no credential
        storage.Remove("theme"); // quiet: SWB2006
    }

    public void Renew() => storage.Remove("token"); // quiet: SWB2006 no sign-out
}
