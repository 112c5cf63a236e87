using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Switchboard;

namespace Crm.Accounts;

// Signing out closes what the user had open.
public sealed class AccountController(IConnectionManager connections) : ControllerBase
{
    [HttpPost("/sign-out")]
    public async Task<IActionResult> SignOutUser(CancellationToken cancellationToken)
    {
        if (User.FindFirstValue(ClaimTypes.NameIdentifier) is { } user)
            await connections.SignOutAsync(user, cancellationToken);
        await HttpContext.SignOutAsync();
        return NoContent();
    }
}

public sealed class Session(IConnectionManager connections)
{
    private string? _token;
    private string? _user;

    public bool IsSignedIn => _token is not null;

    public void SignIn(string user, string token) => (_user, _token) = (user, token);

    public async Task LogoutAsync()
    {
        _token = null;
        if (_user is { } user)
            await connections.SignOutAsync(user);
        _user = null;
    }
}

// Nothing here can reach a manager.
public sealed class CookieSignOut(IHttpContextAccessor accessor)
{
    public Task SignOutAsync() => accessor.HttpContext?.SignOutAsync() ?? Task.CompletedTask;
}

// A name alone is no sign-out.
public sealed class Ledger(IConnectionManager connections)
{
    private int _entries;

    public int Connections => connections.GetStatistics().Connected;

    public void LogOut(string line) => Console.Out.WriteLine($"{_entries++}: {line}");

    public void SignOut(string document) => Console.Out.WriteLine(document);
}
