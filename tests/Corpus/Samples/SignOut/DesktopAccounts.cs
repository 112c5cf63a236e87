// style: view models of a desktop client
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Ledger.Desktop;

public interface ITokenStore
{
    string? Read();

    void Clear();
}

public sealed class AccountViewModel(ITokenStore tokenStore)
{
    private readonly HubConnection _hub = ConnectionManager.Default.GetOrCreate(
        "ledger", () => new HubConnectionBuilder().WithUrl("https://ledger.example.com/hub").Build()); // quiet: SWB1001 the manager's factory

    public string? User { get; private set; }

    public Task PostAsync(string entry) => _hub.SendAsync("Post", entry);

    public void SignOut()
    {
        tokenStore.Clear(); // expect: SWB2006
        User = null;
    }

    public async Task LogoutAsync()
    {
        User = null;
        await ConnectionManager.Default.ReleaseAsync(_hub); // quiet: SWB2006 given back
    }
}

public sealed class SettingsViewModel
{
    private readonly ITokenStore _tokens;
    private readonly IConnectionManager _connections;

    public SettingsViewModel(ITokenStore tokens, IConnectionManager connections)
    {
        _tokens = tokens;
        _connections = connections;
    }

    public int Connections => _connections.GetStatistics().ToString()!.Length;

    public void LogOut() => _tokens.Clear(); // expect: SWB2006

    public async Task LogOutAsync(string user)
    {
        _tokens.Clear(); // quiet: SWB2006 the manager is told
        await _connections.SignOutAsync(user);
    }
}

public sealed record Profile(IConnectionManager Connections)
{
    public string? RefreshToken { get; private set; }

    public DateTimeOffset Expires { get; private set; }

    public async Task SignOutAsync()
    {
        await Task.Yield();
        RefreshToken = null; // expect: SWB2006
        Expires = default;
    }

    public async Task LogoutAsync(string userId)
    {
        if (RefreshToken is null)
            return;

        RefreshToken = string.Empty; // expect: SWB2006
        await Task.Delay(userId.Length);
    }
}
