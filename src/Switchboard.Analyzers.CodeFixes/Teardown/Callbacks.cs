using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Teardown;

/// <summary>The members that a user interface calls when something of it closes, where <c>async void</c> is the way to await.</summary>
internal static class Callbacks
{
    public static bool MayBeAsyncVoid(TypeFacts facts, IMethodSymbol method)
    {
        if (facts.Model.Frameworks.LifecycleOf(method) is not { } row)
            return facts.Teardowns.IsHandlerOfAnEnd(method) && !IsWaitedFor(facts, method);

        // After the first await the process may be gone.
        return row.Type is not ("System.IDisposable" or "System.Windows.Application")
            && !row.Type.EndsWith("Attribute", StringComparison.Ordinal);
    }

    // A handler of the end of the process, or of a token: whoever calls it goes on when it returns.
    private static bool IsWaitedFor(TypeFacts facts, IMethodSymbol handler) => facts.CallsOf(handler).Any(call => call.Consumer() switch
    {
        IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: var raised } } =>
            facts.Model.Frameworks.LifecycleOf(raised)?.Type is "System.AppDomain" or "System.Console" or "System.Windows.Application",
        IArgumentOperation => true,
        _ => false,
    });

    /// <summary>Ends that may be called off, or that another end follows.</summary>
    public static bool IsPassing(IMethodSymbol method) => method.Name is "OnClosing" or "OnFormClosing" or "OnDisable" or "OnApplicationQuit" or "OnNavigatedFrom" or "StoppingAsync";
}
