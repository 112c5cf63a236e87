using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: is the token that this call was given cancelled by the code around it?</summary>
internal static class TokenSources
{
    private const int DeepestChain = 4;

    public static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken" } && type.IsIn("System.Threading");

    public static bool IsSource(ITypeSymbol? type) => type is { Name: "CancellationTokenSource" } && type.IsIn("System.Threading");

    /// <summary>Whether the method cancels a source, now or after a time.</summary>
    private static bool IsCancel(IMethodSymbol method) => method.Name is "Cancel" or "CancelAsync" or "CancelAfter" && IsSource(method.ContainingType);

    /// <summary>Whether the method takes what is called when a token is cancelled.</summary>
    public static bool IsRegister(IMethodSymbol method) => method.Name is "Register" or "UnsafeRegister" && IsToken(method.ContainingType);

    /// <summary>Whether a source of the call's token has a time of its own, or is cancelled by the same member.</summary>
    public static bool Cancel(TypeFacts facts, IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && IsToken(parameter.Type) && IsCancelled(facts, argument.Value, call, 0))
                return true;
        }

        return false;
    }

    private static bool IsCancelled(TypeFacts facts, IOperation token, IOperation at, int depth)
    {
        if (depth > DeepestChain)
            return false;

        token = token.Unwrap();
        if (token is ILocalReferenceOperation { Local: var local } && facts.WritesOf(local) is { Count: 1 } writes)
            token = writes[0].Unwrap();
        if (token is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter })
            return IsCancelledByCaller(facts, method, parameter, depth);
        if (token is not IPropertyReferenceOperation { Property: { Name: "Token", ContainingType: var type }, Instance: { } instance } || !IsSource(type))
            return false;
        // new CancellationTokenSource(time).Token, in no variable.
        if (MakesCancelled(facts, instance.Unwrap(), at, depth))
            return true;
        if (facts.Identities.Of(instance) is not { } source)
            return false;

        foreach (var call in facts.Invocations)
        {
            if (call is { Instance: { } cancelled } && IsCancel(call.TargetMethod)
                && SymbolEqualityComparer.Default.Equals(facts.Identities.Of(cancelled), source)
                && IsIn(facts, call, facts.OwnerOf(at)))
                return true;
        }

        foreach (var made in facts.WritesOf(source))
        {
            if (MakesCancelled(facts, made.Unwrap(), at, depth))
                return true;
        }

        return false;
    }

    // In the member itself, or in a method that it calls.
    private static bool IsIn(TypeFacts facts, IOperation cancel, ISymbol? member)
    {
        if (facts.OwnerOf(cancel) is not { } owner)
            return false;
        if (SymbolEqualityComparer.Default.Equals(owner, member))
            return true;

        foreach (var call in owner is IMethodSymbol method ? facts.CallsOf(method) : Array.Empty<IOperation>())
        {
            if (SymbolEqualityComparer.Default.Equals(facts.OwnerOf(call), member))
                return true;
        }

        return false;
    }

    // A method or local function that hands its token on is called with one that somebody cancels.
    private static bool IsCancelledByCaller(TypeFacts facts, IMethodSymbol method, IParameterSymbol parameter, int depth)
    {
        foreach (var call in facts.CallsOf(method))
        {
            if (call is IInvocationOperation invocation && invocation.Arguments.ValueOf(parameter) is { } given && IsCancelled(facts, given, call, depth + 1))
                return true;
        }

        return false;
    }

    // new CancellationTokenSource(time), or one that is linked to such.
    private static bool MakesCancelled(TypeFacts facts, IOperation made, IOperation at, int depth)
    {
        switch (made)
        {
            case IObjectCreationOperation creation:
                return creation.Arguments.Length > 0;
            case IInvocationOperation { TargetMethod: { Name: "CreateLinkedTokenSource", ContainingType: var type } } linked when IsSource(type):
                foreach (var operation in linked.Descendants())
                {
                    if (IsToken(operation.Type) && IsCancelled(facts, operation, at, depth + 1))
                        return true;
                }

                return false;
            default:
                // What a method of the user's own makes may have a time.
                return made is IInvocationOperation;
        }
    }
}
