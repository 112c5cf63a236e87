using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does this call enter a lock of somebody's own, or is it only called so?</summary>
internal static class OwnLocks
{
    private static readonly string[] s_leaving = { "Unlock", "Release", "Exit", "Leave" };

    /// <summary>Whether the call, which is named as one that enters a lock, may make those that run <paramref name="guarded"/> take turns.</summary>
    public static bool Enter(TypeFacts facts, IInvocationOperation call, IOperation guarded)
    {
        var method = call.TargetMethod;
        if (!BeginsWith(method.Name, "Lock") && !BeginsWith(method.Name, "Enter"))
            return false;

        // What is awaited, kept or asked holds something; LockScreen(); alone does not.
        return method.Name is "Lock" or "Enter"
            || call.Parent is not (IExpressionStatementOperation or IConditionalAccessOperation { Parent: IExpressionStatementOperation })
            || TaskEnds.IsTask(method.ReturnType)
            || facts.Model.Frameworks.IsDisposable(method.ReturnType)
            || guarded.IsInside(call)
            || IsLeft(facts, call)
            || facts.CodeOf(method) is { } code && HoldsLock(code);
    }

    // The whole word: Lockdown is another one.
    private static bool BeginsWith(string name, string word) =>
        name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || !char.IsLower(name[word.Length]));

    // _gate.LockForSend(); … _gate.UnlockForSend();
    private static bool IsLeft(TypeFacts facts, IInvocationOperation entering)
    {
        foreach (var call in facts.Invocations)
        {
            if (IsNamedAsLeaving(call.TargetMethod.Name) && SymbolEqualityComparer.Default.Equals(LockOf(call), LockOf(entering)))
                return true;
        }

        return false;
    }

    private static ITypeSymbol LockOf(IInvocationOperation call) => call.Receiver()?.Type ?? call.TargetMethod.ContainingType;

    private static bool IsNamedAsLeaving(string name)
    {
        foreach (var leaving in s_leaving)
        {
            if (name.StartsWith(leaving, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool HoldsLock(IOperation code)
    {
        foreach (var operation in code.Descendants())
        {
            if (operation is IInvocationOperation { TargetMethod.ContainingType.Name: var type } && Serialization.IsLock(type))
                return true;
        }

        return false;
    }
}
