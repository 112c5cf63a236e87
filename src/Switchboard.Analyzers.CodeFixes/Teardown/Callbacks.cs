using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Teardown;

/// <summary>The members that a user interface calls when something of it closes, where <c>async void</c> is the way to await.</summary>
internal static class Callbacks
{
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
