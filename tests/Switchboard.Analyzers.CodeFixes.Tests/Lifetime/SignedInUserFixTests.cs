using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.ReleaseOnSignOutAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.ReleaseOnSignOutFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2006: which user a place knows, and by which name.</summary>
public class SignedInUserFixTests
{
    [Fact]
    public Task The_name_of_the_user_is_new_in_the_whole_method() => VerifyAsync(
        """
        await {|SWB2006:HttpContext.SignOutAsync()|};
                if (Request.Query.Count > 0)
                {
                    var userId = Request.Query["user"].ToString();
                    return Redirect("/" + userId);
                }

                return Redirect("/");
        """,
        """
        if (User.FindFirst(ClaimTypes.NameIdentifier)?.Value is { } userId2)
                {
                    await Connections.SignOutAsync(userId2);
                }
                await HttpContext.SignOutAsync();
                if (Request.Query.Count > 0)
                {
                    var userId = Request.Query["user"].ToString();
                    return Redirect("/" + userId);
                }

                return Redirect("/");
        """);

    [Fact]
    public Task A_statement_that_shares_its_line_gets_another_on_it() => VerifyAsync(
        "try { await {|SWB2006:HttpContext.SignOutAsync()|}; } finally { Response.StatusCode = 302; }\n        return Redirect(\"/\");",
        "try { if (User.FindFirst(ClaimTypes.NameIdentifier)?.Value is { } userId) { await Connections.SignOutAsync(userId); } await HttpContext.SignOutAsync(); } finally { Response.StatusCode = 302; }\n        return Redirect(\"/\");");

    [Fact]
    public Task A_variable_that_is_declared_later_is_not_known_yet() => VerifyAsync(
        """
        await {|SWB2006:HttpContext.SignOutAsync()|};
                string userId = "somebody";
                return Redirect("/" + userId);
        """,
        """
        if (User.FindFirst(ClaimTypes.NameIdentifier)?.Value is { } userId2)
                {
                    await Connections.SignOutAsync(userId2);
                }
                await HttpContext.SignOutAsync();
                string userId = "somebody";
                return Redirect("/" + userId);
        """);

    [Fact]
    public Task A_variable_that_is_declared_before_names_the_user() => VerifyAsync(
        """
        string userId = "somebody";
                await {|SWB2006:HttpContext.SignOutAsync()|};
                return Redirect("/" + userId);
        """,
        """
        string userId = "somebody";
                await Connections.SignOutAsync(userId);
                await HttpContext.SignOutAsync();
                return Redirect("/" + userId);
        """);

    [Fact]
    public Task So_does_one_whose_type_is_not_written() => VerifyAsync(
        """
        var userId = Request.Query["user"].ToString();
                await {|SWB2006:HttpContext.SignOutAsync()|};
                return Redirect("/" + userId);
        """,
        """
        var userId = Request.Query["user"].ToString();
                await Connections.SignOutAsync(userId);
                await HttpContext.SignOutAsync();
                return Redirect("/" + userId);
        """);

    [Fact]
    public Task One_that_may_be_null_does_not() => VerifyAsync(
        """
        var userId = User.Identity?.Name;
                await {|SWB2006:HttpContext.SignOutAsync()|};
                return Redirect("/" + userId);
        """,
        """
        var userId = User.Identity?.Name;
                if (User.FindFirst(ClaimTypes.NameIdentifier)?.Value is { } userId2)
                {
                    await Connections.SignOutAsync(userId2);
                }
                await HttpContext.SignOutAsync();
                return Redirect("/" + userId);
        """);

    [Fact]
    public Task The_ambient_manager_is_imported_where_code_without_an_instance_uses_it() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;

        public static class Session
        {
            public static async Task LeaveAsync(HttpContext context, string userId)
            {
                await {|SWB2006:context.SignOutAsync()|};
            }

            public static object Connections => Switchboard.ConnectionManager.Default;
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        public static class Session
        {
            public static async Task LeaveAsync(HttpContext context, string userId)
            {
                await ConnectionManager.Default.SignOutAsync(userId);
                await context.SignOutAsync();
            }

            public static object Connections => Switchboard.ConnectionManager.Default;
        }
        """);

    [Fact]
    public Task A_type_that_uses_the_ambient_manager_is_given_no_other() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;

        public class Session
        {
            public async Task LeaveAsync(HttpContext context, string userId)
            {
                await {|SWB2006:context.SignOutAsync()|};
            }

            public object Connections => Switchboard.ConnectionManager.Default;
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        public class Session
        {
            public async Task LeaveAsync(HttpContext context, string userId)
            {
                await ConnectionManager.Default.SignOutAsync(userId);
                await context.SignOutAsync();
            }

            public object Connections => Switchboard.ConnectionManager.Default;
        }
        """);

    [Fact]
    public Task A_lambda_in_the_statement_runs_at_another_time() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        public sealed class Session(IConnectionManager connections)
        {
            public async Task LeaveAsync(HttpContext context, string userId) { await Task.Run(async () => await {|SWB2006:context.SignOutAsync()|}); }

            public IConnectionManager Connections => connections;
        }
        """);

    [Fact]
    public Task A_string_that_is_no_user_id_names_nobody() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Switchboard;

        public sealed class Session(IConnectionManager connections)
        {
            public async Task LeaveAsync(IAuthenticationService authentication, string scheme) { await {|SWB2006:authentication.SignOutAsync(null!, scheme, null)|}; }

            public IConnectionManager Connections => connections;
        }
        """);

    private static Task VerifyAsync(string body, string fixedBody) => Fix.VerifyAsync(Logout(body), Logout(fixedBody));

    private static string Logout(string body) =>
        $$"""
        using System.Security.Claims;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Switchboard;

        public sealed class AccountController(IConnectionManager connections) : Controller
        {
            public async Task<IActionResult> Logout()
            {
                {{body}}
            }

            public IConnectionManager Connections => connections;
        }
        """;
}
