// style: Razor Pages
// sdk: signalr
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Portal.Pages;

public class LogoutModel(IConnectionManager connections) : PageModel
{
    public string Status => connections.GetStatus("portal").Phase.ToString();

    public async Task<IActionResult> OnPostAsync(string? returnUrl)
    {
        await HttpContext.SignOutAsync(); // expect: SWB2006
        return LocalRedirect(returnUrl ?? "/");
    }
}

public class SwitchUserModel(IConnectionManager connections) : PageModel
{
    public async Task<IActionResult> OnPostAsync(string userId)
    {
        try
        {
            await connections.SignOutAsync(userId);
        }
        finally
        {
            await HttpContext.SignOutAsync(); // quiet: SWB2006 the manager is told first
        }

        return RedirectToPage("/Login");
    }
}

public class LeaveModel(IConnectionManager connections) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        var hub = connections.GetOrCreate("portal", () => new HubConnectionBuilder().WithUrl("https://portal.example.com/hub").Build()); // quiet: SWB1001 the manager's factory
        await connections.ReleaseAsync(hub);
        return SignOut(); // quiet: SWB2006 the connection is given back
    }
}
