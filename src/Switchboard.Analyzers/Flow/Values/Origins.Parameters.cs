using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <content>What a parameter is given.</content>
internal sealed partial class Origins
{
    private Origin OfParameter(IParameterSymbol parameter)
    {
        if (_facts.WritesOf(parameter).Count > 0 || parameter.ContainingSymbol is not IMethodSymbol method)
            return Origin.Unknown;
        if (_facts.Repetition.HandlesRequests(method))
            return Origin.Given;

        switch (method.MethodKind)
        {
            case MethodKind.AnonymousFunction:
                return Origin.Unknown;
            case MethodKind.Constructor:
                return parameter.RefKind == RefKind.None ? OfConstruction(method, parameter) : Origin.Unknown;
            case MethodKind.LocalFunction:
                return OfArguments(method, parameter);
            case MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation:
                if (method.DeclaredAccessibility == Accessibility.Private && method.MethodKind == MethodKind.Ordinary)
                    return OfArguments(method, parameter);
                // What only this type's own hierarchy can call is given by the same object, which may have made it.
                return parameter.RefKind != RefKind.None || IsOfHierarchy(method) || IsHandler(method) || MayComeBack(parameter) || MayBeNew(method, parameter) ? Origin.Unknown : Origin.Given;
            default:
                return Origin.Unknown;
        }
    }

    private static bool IsOfHierarchy(IMethodSymbol method) => method.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedAndInternal;

    // What a caller has just made, and what goes back to the caller as it came: the client is being set up.
    private bool MayBeNew(IMethodSymbol method, IParameterSymbol parameter)
    {
        foreach (var returned in _facts.ReturnsOf(method))
        {
            if ((returned.BehindFinishedTask() ?? returned).Unwrap() is IParameterReferenceOperation { Parameter: var given } && SymbolEqualityComparer.Default.Equals(given, parameter))
                return true;
        }

        foreach (var call in _facts.CallsOf(method))
        {
            if (call is IInvocationOperation invocation && IsGivenOwn(invocation.Arguments, parameter))
                return true;
        }

        return Registrations.In(_facts.Model.Compilation).IsGivenNew(method.Name, parameter.Type);
    }

    // An event and a delegate may be given what this very type has made.
    private bool IsHandler(IMethodSymbol method)
    {
        foreach (var call in _facts.CallsOf(method))
        {
            if (call is IMethodReferenceOperation)
                return true;
        }

        return EventHandlers.HasHandlerSignature(method);
    }

    private Origin OfArguments(IMethodSymbol method, IParameterSymbol parameter)
    {
        var origin = Origin.Nothing;
        foreach (var call in _facts.CallsOf(method))
        {
            origin = call is IInvocationOperation invocation ? WithArgument(origin, invocation.Arguments, parameter) : Origin.Unknown;
            if (origin == Origin.Unknown)
                return origin;
        }

        return origin == Origin.Nothing ? Origin.Unknown : origin;
    }
}
