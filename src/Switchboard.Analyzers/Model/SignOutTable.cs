using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Model;

/// <summary>The calls with which the frameworks sign a user out.</summary>
internal static class SignOutTable
{
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
        if (method.Name is not ("SignOutAsync" or "SignOut"))
            return false;

        foreach (var (type, name) in s_rows)
        {
            if (method.Name == name && frameworks.Is(method.ContainingType, type))
                return true;
        }

        return false;
    }
}
