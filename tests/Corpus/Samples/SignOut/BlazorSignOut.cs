// style: Blazor components and a service
// sdk: signalr
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Switchboard;

namespace Board.Components;

public partial class UserMenu : ComponentBase
{
    private string? _token;

    [Inject] public IConnectionManager Connections { get; set; } = default!;

    [Inject] public NavigationManager Navigation { get; set; } = default!;

    public bool HasToken => _token is not null;

    private async Task LogoutAsync()
    {
        await Task.Yield();
        _token = null; // expect: SWB2006
        Navigation.NavigateTo("/", forceLoad: true);
    }

    public Task OnLogoutClicked() => LogoutAsync();
}

public partial class AdminMenu : ComponentBase
{
    private string? _token;

    [Inject] public IConnectionManager Connections { get; set; } = default!;

    [Parameter] public string UserId { get; set; } = "";

    public bool HasToken => _token is not null;

    public async Task OnLogoutClicked()
    {
        await Connections.SignOutAsync(UserId);
        Logout();
    }

    private void Logout() => _token = null; // quiet: SWB2006 its caller tells the manager
}

public sealed class SignOutService(IHttpContextAccessor accessor)
{
    public static ConnectionStatistics Statistics => ConnectionManager.Default.GetStatistics();

    public async Task RunAsync()
    {
        if (accessor.HttpContext is { } context)
        {
            await context.SignOutAsync(); // expect: SWB2006
        }
    }
}
