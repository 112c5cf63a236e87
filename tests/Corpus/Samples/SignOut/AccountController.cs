// style: MVC controllers with Identity
// sdk: signalr
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Shop.Accounts;

public class AccountController(SignInManager<IdentityUser> signIn, IConnectionManager connections) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Login(string name, string password)
    {
        var result = await signIn.PasswordSignInAsync(name, password, isPersistent: true, lockoutOnFailure: true);
        return result.Succeeded ? Redirect("/") : View();
    }

    [HttpPost]
    public async Task<IActionResult> Logout()
    {
        await signIn.SignOutAsync(); // expect: SWB2006
        return Redirect("/");
    }

    [HttpPost]
    public async Task<IActionResult> LogoutEverywhere()
    {
        if (User.Identity?.Name is { } name)
            await connections.SignOutAsync(name);
        await signIn.SignOutAsync(); // quiet: SWB2006 the manager is told
        return Redirect("/");
    }
}

public class OidcController : Controller
{
    private readonly IConnectionManager _connections;

    public OidcController(IConnectionManager connections)
    {
        _connections = connections;
    }

    public async Task<IActionResult> FrontChannelLogout(string sid)
    {
        await HttpContext.SignOutAsync("Cookies"); // expect: SWB2006
        return Content(sid);
    }

    public IActionResult EndSession() => SignOut("Cookies", "oidc"); // expect: SWB2006

    public async Task<IActionResult> BackChannelLogout(string userId)
    {
        await CloseAsync(userId);
        await HttpContext.SignOutAsync("Cookies"); // quiet: SWB2006 told in a method that it calls
        return Ok();
    }

    private async Task CloseAsync(string userId)
    {
        var hub = _connections.GetOrCreate("orders", () => new HubConnectionBuilder().WithUrl("https://shop.example.com/orders").Build()); // quiet: SWB1001 the manager's factory
        await hub.SendAsync("Bye", userId);
        await _connections.SignOutAsync(userId);
    }
}

// Nobody could be told here.
public class GuestController(SignInManager<IdentityUser> signIn) : Controller
{
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync(); // quiet: SWB2006 no manager in reach
        return Redirect("/");
    }
}
