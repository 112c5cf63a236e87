using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReleaseOnSignOutAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2006 is quiet where the user stays, and where somebody else tells the manager.</summary>
public class ReleaseOnSignOutStayTests
{
    [Fact]
    public Task A_step_on_the_way_in() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Identity;

        public class Login(IConnectionManager connections, HttpContext context)
        {
            public object Statistics => connections.GetStatistics();

            public Task OnGetAsync() => context.SignOutAsync(IdentityConstants.ExternalScheme);

            public Task ForgetFactorAsync() => context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);

            public Task CallbackAsync() => context.SignOutAsync("idsrv.external");

            public Task LogoutAsync() => {|SWB2006:context.SignOutAsync(IdentityConstants.ApplicationScheme)|};
        }
        """);

    [Fact]
    public Task A_new_cookie_for_the_same_user() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Identity;
        using System.Security.Claims;

        public class Claims(IConnectionManager connections, HttpContext context, SignInManager<IdentityUser> signIn)
        {
            public object Statistics => connections.GetStatistics();

            public async Task RefreshAsync(IdentityUser user)
            {
                await signIn.SignOutAsync();
                await signIn.SignInAsync(user, isPersistent: false);
            }

            public async Task ReissueAsync(ClaimsPrincipal principal)
            {
                await context.SignOutAsync("Cookies");
                await context.SignInAsync("Cookies", principal);
            }

            public async Task LeaveAsync(ClaimsPrincipal guest)
            {
                await context.SignInAsync("Guests", guest);
                await {|SWB2006:context.SignOutAsync("Cookies")|};
            }
        }
        """);

    [Fact]
    public Task Code_that_is_given_the_manager() => Rule.VerifyAsync(
        """
        public static class Leaving
        {
            public static Task EndUserAsync(this IConnectionManager connections, string user) => connections.SignOutAsync(user).AsTask();

            public static void Count(IEnumerable<string> users)
            {
            }
        }

        public abstract class Account(IConnectionManager connections)
        {
            protected Task CloseAllAsync() => connections.SignOutAsync("u").AsTask();
        }

        public class Session(IConnectionManager connections)
        {
            private string? _token;

            public async Task LogoutAsync()
            {
                _token = null;
                await connections.EndUserAsync("u");
            }

            public async Task LogOutAsync()
            {
                _token = null;
                await Leaving.EndUserAsync(connections, "u");
            }

            public void SignOut()
            {
                {|SWB2006:_token = null|};
                Leaving.Count([]);
            }
        }

        public class Visit(IConnectionManager connections) : Account(connections)
        {
            private string? _token;

            public async Task LogoutAsync()
            {
                _token = null;
                await CloseAllAsync();
            }
        }
        """);

    [Fact]
    public Task A_handler_of_the_types_own_event() => Rule.VerifyAsync(
        """
        public class Session
        {
            private readonly IConnectionManager _connections;
            private string? _token;

            public Session(IConnectionManager connections)
            {
                _connections = connections;
                SignedOut += OnSignedOut;
            }

            public event EventHandler? SignedOut;

            public void Logout()
            {
                _token = null;
                SignedOut?.Invoke(this, EventArgs.Empty);
            }

            private async void OnSignedOut(object? sender, EventArgs e) => await _connections.SignOutAsync("u");
        }

        public class Visit(IConnectionManager connections)
        {
            private string? _token;

            public event EventHandler? SignedOut;

            public object Statistics => connections.GetStatistics();

            public void Logout()
            {
                {|SWB2006:_token = null|};
                SignedOut?.Invoke(this, EventArgs.Empty);
            }
        }
        """);
}
