using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Flow;

/// <summary>Methods of the frameworks that call the delegate they are given, once, now or soon: on a pool thread, the UI thread, after a task.</summary>
internal static class Runners
{
    public static bool Run(IMethodSymbol method) =>
        IsFramework(method.ContainingNamespace)
        && method.Name is "Run" or "StartNew" or "ContinueWith" or "QueueUserWorkItem" or "UnsafeQueueUserWorkItem"
            or "Invoke" or "InvokeAsync" or "BeginInvoke" or "DispatchAsync" or "Dispatch" or "TryEnqueue" or "Post" or "Send"
            or "BeginInvokeOnMainThread" or "InvokeOnMainThreadAsync" or "StartCoroutine";

    /// <summary>Whether it is the method with which .NET takes work for a thread of the pool.</summary>
    public static bool QueueWork(IMethodSymbol method) =>
        method.Name is "QueueUserWorkItem" or "UnsafeQueueUserWorkItem"
        && method.ContainingType is { Name: "ThreadPool", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private static bool IsFramework(INamespaceSymbol? space)
    {
        while (space is { IsGlobalNamespace: false })
        {
            if (space.ContainingNamespace is { IsGlobalNamespace: true })
                return space.Name is "System" or "Microsoft" or "UnityEngine" or "Avalonia" or "Cysharp";
            space = space.ContainingNamespace;
        }

        return false;
    }
}

/// <summary>Libraries whose work is to try again: what they are given is in good hands.</summary>
internal static class RetryLibraries
{
    public static bool IsOne(IMethodSymbol method)
    {
        for (var space = method.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.ContainingNamespace is { IsGlobalNamespace: true })
                return space.Name == "Polly";
        }

        return false;
    }
}
