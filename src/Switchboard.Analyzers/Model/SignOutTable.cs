using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Model;

/// <summary>The calls with which the frameworks sign a user out.</summary>
internal static class SignOutTable
{
    private static readonly (string Type, string Method)[] s_signIns =
    {
        ("Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions", "SignInAsync"),
        ("Microsoft.AspNetCore.Authentication.IAuthenticationService", "SignInAsync"),
        ("Microsoft.AspNetCore.Identity.SignInManager`1", "SignInAsync"),
        ("Microsoft.AspNetCore.Identity.SignInManager`1", "SignInWithClaimsAsync"),
        ("Microsoft.AspNetCore.Mvc.ControllerBase", "SignIn"),
        ("Microsoft.AspNetCore.Mvc.RazorPages.PageModel", "SignIn"),
    };

    private static readonly (string Type, string Method)[] s_rows =
    {
        ("Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions", "SignOutAsync"),
        ("Microsoft.AspNetCore.Authentication.IAuthenticationService", "SignOutAsync"),
        ("Microsoft.AspNetCore.Identity.SignInManager`1", "SignOutAsync"),
        ("Microsoft.AspNetCore.Mvc.ControllerBase", "SignOut"),
        ("Microsoft.AspNetCore.Mvc.RazorPages.PageModel", "SignOut"),
        ("Microsoft.AspNetCore.Http.Results", "SignOut"),
        ("Microsoft.AspNetCore.Http.TypedResults", "SignOut"),
    };

    /// <summary>The names of those calls.</summary>
    public static void AddNames(HashSet<int> names)
    {
        foreach (var (_, method) in s_rows)
            names.Add(Word.Of(method));
    }

    public static bool Contains(FrameworkSymbols frameworks, IMethodSymbol method)
    {
        // Asked of every call of a program.
        return method.Name is "SignOutAsync" or "SignOut" && IsIn(s_rows, frameworks, method);
    }

    /// <summary>Whether it is one of their calls that sign a user in.</summary>
    public static bool IsSignIn(FrameworkSymbols frameworks, IMethodSymbol method) =>
        method.Name.StartsWith("SignIn", StringComparison.Ordinal) && IsIn(s_signIns, frameworks, method);

    private static bool IsIn((string Type, string Method)[] rows, FrameworkSymbols frameworks, IMethodSymbol method)
    {
        foreach (var (type, name) in rows)
        {
            if (method.Name == name && frameworks.Is(method.ContainingType, type))
                return true;
        }

        return false;
    }
}
