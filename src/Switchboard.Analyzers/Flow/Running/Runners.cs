using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Flow;

/// <summary>Methods of the frameworks that call the delegate they are given, once, now or soon: on a pool thread, the UI thread, after a task.</summary>
internal static class Runners
{
    public static bool Run(IMethodSymbol method) =>
        method.Name is "Run" or "StartNew" or "ContinueWith" or "QueueUserWorkItem" or "UnsafeQueueUserWorkItem"
            or "Invoke" or "InvokeAsync" or "BeginInvoke" or "DispatchAsync" or "Dispatch" or "TryEnqueue" or "Post" or "Send"
            or "BeginInvokeOnMainThread" or "InvokeOnMainThreadAsync" or "StartCoroutine"
        && method.OutermostNamespace() is "System" or "Microsoft" or "UnityEngine" or "Avalonia" or "Cysharp";

    /// <summary>Whether it is the method with which .NET takes work for a thread of the pool.</summary>
    public static bool QueueWork(IMethodSymbol method) =>
        method is { Name: "QueueUserWorkItem" or "UnsafeQueueUserWorkItem", ContainingType: { Name: "ThreadPool" } type } && type.IsIn("System.Threading");

    /// <summary>Whether it is of a library whose work is to try again: what that is given is in good hands.</summary>
    public static bool Retry(IMethodSymbol method) => method.OutermostNamespace() == "Polly";
}
