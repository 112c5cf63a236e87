using Switchboard.Analyzers.CodeFixes.Lifetime;
using Switchboard.Analyzers.Rules;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.ReleaseOnSignOutAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.ReleaseOnSignOutFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2006: the manager is told before the user is signed out.</summary>
public sealed class ReleaseOnSignOutFixTests
{
    [Fact]
    public Task With_a_variable_that_holds_the_id() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        namespace App;

        public sealed class Session(IConnectionManager connections)
        {
            private readonly string _userId = "u";
            private string? _token = "t";

            public string? Token => _token;

            public async Task LeaveAsync(HttpContext context)
            {
                // Goodbye.
                await {|SWB2006:context.SignOutAsync()|}; // now
            }

            public async Task LogoutAsync(string userId)
            {
                await Task.Yield();
                {|SWB2006:_token = null|};
            }

            public IConnectionManager Connections => connections;
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        namespace App;

        public sealed class Session(IConnectionManager connections)
        {
            private readonly string _userId = "u";
            private string? _token = "t";

            public string? Token => _token;

            public async Task LeaveAsync(HttpContext context)
            {
                // Goodbye.
                await Connections.SignOutAsync(_userId);
                await context.SignOutAsync(); // now
            }

            public async Task LogoutAsync(string userId)
            {
                await Task.Yield();
                await Connections.SignOutAsync(userId);
                _token = null;
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task With_the_principal_of_a_controller() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Switchboard;

        namespace App;

        public sealed class AccountController : Controller
        {
            private readonly IConnectionManager _connections;

            public AccountController(IConnectionManager connections)
            {
                _connections = connections;
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await {|SWB2006:HttpContext.SignOutAsync()|};
                return Redirect("/");
            }
        }

        """,
        """
        using System.Security.Claims;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Switchboard;

        namespace App;

        public sealed class AccountController : Controller
        {
            private readonly IConnectionManager _connections;

            public AccountController(IConnectionManager connections)
            {
                _connections = connections;
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                if (User.FindFirst(ClaimTypes.NameIdentifier)?.Value is { } userId)
                {
                    await _connections.SignOutAsync(userId);
                }
                await HttpContext.SignOutAsync();
                return Redirect("/");
            }
        }

        """);

    [Fact]
    public Task In_a_minimal_endpoint() => Fix.VerifyAsync(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        var app = WebApplication.Create();
        app.MapPost("/logout", async (HttpContext context, IConnectionManager connections) =>
        {
            await {|SWB2006:context.SignOutAsync()|};
        });
        app.Run();

        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        var app = WebApplication.Create();
        app.MapPost("/logout", async (HttpContext context, IConnectionManager connections) =>
        {
            if (context.User.FindFirst(ClaimTypes.NameIdentifier)?.Value is { } userId)
            {
                await connections.SignOutAsync(userId);
            }
            await context.SignOutAsync();
        });
        app.Run();

        """,
        isProgram: true);

    [Fact]
    public Task Tabs_and_carriage_returns() => Fix.VerifyAsync(
        "using System.Threading.Tasks;\r\nusing Microsoft.AspNetCore.Authentication;\r\nusing Microsoft.AspNetCore.Http;\r\nusing Switchboard;\r\n\r\nclass Session(IConnectionManager connections)\r\n{\r\n"
        + "\tasync Task LeaveAsync(HttpContext context, string userId)\r\n\t{\r\n\t\tawait {|SWB2006:context.SignOutAsync()|};\r\n\t}\r\n}\r\n",
        "using System.Threading.Tasks;\r\nusing Microsoft.AspNetCore.Authentication;\r\nusing Microsoft.AspNetCore.Http;\r\nusing Switchboard;\r\n\r\nclass Session(IConnectionManager connections)\r\n{\r\n"
        + "\tasync Task LeaveAsync(HttpContext context, string userId)\r\n\t{\r\n\t\tawait connections.SignOutAsync(userId);\r\n\t\tawait context.SignOutAsync();\r\n\t}\r\n}\r\n");

    [Theory]
    // Cannot await.
    [InlineData("public Task LeaveAsync(HttpContext context, string userId) => {|SWB2006:context.SignOutAsync()|};")]
    [InlineData("public Task LeaveAsync(HttpContext context, string userId) { return {|SWB2006:context.SignOutAsync()|}; }")]
    [InlineData("public async Task LeaveAsync(HttpContext context, string userId) { await Task.Run(() => {|SWB2006:context.SignOutAsync()|}); }")]
    // No list of statements.
    [InlineData("public async Task LeaveAsync(HttpContext context, string userId) { if (userId.Length > 0) await {|SWB2006:context.SignOutAsync()|}; }")]
    // Nobody knows who it is.
    [InlineData("public async Task LeaveAsync(IAuthenticationService authentication) { await {|SWB2006:authentication.SignOutAsync(null!, null, null)|}; }")]
    [InlineData("public async Task LeaveAsync(IAuthenticationService authentication, string? userId, int otherUserId) { await {|SWB2006:authentication.SignOutAsync(null!, null, null)|}; }")]
    public Task Not_offered(string member) => Fix.VerifyNotOfferedAsync(
        $$"""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        class Session(IConnectionManager connections)
        {
            {{member}}

            public IConnectionManager Connections => connections;
        }
        """);

    [Fact]
    public Task In_a_switch() => ManagerFix.VerifyAsync<ReleaseOnSignOutAnalyzer, ReleaseOnSignOutFix>(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        namespace App;

        public sealed class Session(IConnectionManager manager)
        {
            public IConnectionManager Manager => manager;

            public async Task LeaveAsync(HttpContext context, string userId, int how)
            {
                switch (how)
                {
                    case 1:
                        // Goodbye.
                        await {|SWB2006:context.SignOutAsync()|};
                        break;
                }
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        namespace App;

        public sealed class Session(IConnectionManager manager)
        {
            public IConnectionManager Manager => manager;

            public async Task LeaveAsync(HttpContext context, string userId, int how)
            {
                switch (how)
                {
                    case 1:
                        // Goodbye.
                        await Manager.SignOutAsync(userId);
                        await context.SignOutAsync();
                        break;
                }
            }
        }

        """);

    [Fact]
    public Task A_manager_that_may_be_missing_is_not_enough() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        namespace App;

        public sealed class Session
        {
            private IConnectionManager? _manager;

            public IConnectionManager? Manager => _manager;

            public void Set(IConnectionManager manager) => _manager = manager;

            public async Task LeaveAsync(HttpContext context, string userId)
            {
                await {|SWB2006:context.SignOutAsync()|};
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        namespace App;

        public sealed class Session
        {
            private IConnectionManager? _manager;

            public IConnectionManager? Manager => _manager;

            public void Set(IConnectionManager manager) => _manager = manager;

            public async Task LeaveAsync(HttpContext context, string userId)
            {
                await (_manager ?? ConnectionManager.Default).SignOutAsync(userId);
                await context.SignOutAsync();
            }
        }

        """);

    [Fact]
    public Task A_type_is_given_the_manager_although_another_uses_the_ambient_one() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public sealed class Session
        {
            public async Task LeaveAsync(HttpContext context, string userId)
            {
                await {|SWB2006:context.SignOutAsync()|};
                var manager = context.RequestServices.GetRequiredService<IConnectionManager>();
                manager.NotifyActivity();
            }
        }

        public sealed class Board
        {
            public object Manager => ConnectionManager.Default;
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public sealed class Session
        {
            private readonly IConnectionManager _connections;

            public Session(IConnectionManager connections)
            {
                _connections = connections;
            }

            public async Task LeaveAsync(HttpContext context, string userId)
            {
                await _connections.SignOutAsync(userId);
                await context.SignOutAsync();
                var manager = context.RequestServices.GetRequiredService<IConnectionManager>();
                manager.NotifyActivity();
            }
        }

        public sealed class Board
        {
            public object Manager => ConnectionManager.Default;
        }

        """);

    [Fact]
    public Task What_the_type_is_given_goes_before_the_ambient_manager() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        namespace App;

        public sealed class Session(IConnectionManager manager)
        {
            public bool IsAmbient => manager == ConnectionManager.Default;

            public async Task LeaveAsync(HttpContext context, string userId)
            {
                await {|SWB2006:context.SignOutAsync()|};
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        namespace App;

        public sealed class Session(IConnectionManager manager)
        {
            public bool IsAmbient => manager == ConnectionManager.Default;

            public async Task LeaveAsync(HttpContext context, string userId)
            {
                await manager.SignOutAsync(userId);
                await context.SignOutAsync();
            }
        }

        """);
}
