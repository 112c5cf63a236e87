using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Teardown;

/// <summary>The members that a user interface calls when something of it closes, where <c>async void</c> is the way to await.</summary>
internal static class Callbacks
{
    // The frameworks that have no other end than such a callback, and the callback.
    private static readonly (string Type, string Member)[] s_ends =
    {
        ("System.Windows.Window", "OnClosed"),
        ("System.Windows.Forms.Form", "OnFormClosed"),
        ("System.Windows.Forms.Control", "OnHandleDestroyed"),
        ("Avalonia.Controls.Window", "OnClosed"),
        ("Microsoft.Maui.Controls.Page", "OnDisappearing"),
        ("Xamarin.Forms.Page", "OnDisappearing"),
        ("System.Windows.Application", "OnExit"),
        ("UnityEngine.MonoBehaviour", "OnDestroy"),
        ("Microsoft.Extensions.Hosting.BackgroundService", "StopAsync"),
    };

    /// <summary>The callback in which a type of such a framework releases things; null for all other types.</summary>
    public static string? EndOf(TypeFacts facts)
    {
        foreach (var (type, member) in s_ends)
        {
            if (facts.Model.Frameworks.Is(facts.Type, type))
                return member;
        }

        return null;
    }

    /// <summary>Elements whose end no method of their own tells.</summary>
    public static bool HasNoEnd(TypeFacts facts) =>
        EndOf(facts) is null && (facts.Model.Frameworks.Is(facts.Type, "System.Windows.FrameworkElement") || facts.Model.Frameworks.Is(facts.Type, "Microsoft.Maui.Controls.VisualElement"));

    public static bool MayBeAsyncVoid(TypeFacts facts, IMethodSymbol method)
    {
        if (facts.Model.Frameworks.LifecycleOf(method) is not { } row)
            return facts.Teardowns.IsHandlerOfAnEnd(method);

        // After the first await the process may be gone.
        return row.Type is not ("System.IDisposable" or "System.Windows.Application")
            && !row.Type.EndsWith("Attribute", StringComparison.Ordinal)
            && method.Name != "OnApplicationQuit";
    }

    /// <summary>Ends that may be called off, or that another end follows.</summary>
    public static bool IsPassing(IMethodSymbol method) => method.Name is "OnClosing" or "OnFormClosing" or "OnDisable" or "OnApplicationQuit" or "OnNavigatedFrom" or "StoppingAsync";
}
