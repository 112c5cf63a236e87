using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: may something other than a call in this code run this method, so that its signature is not its own?</summary>
internal static class EventHandlers
{
    public static bool May(TypeFacts facts, IMethodSymbol method)
    {
        if (HasHandlerSignature(method) || method.IsOverride || method.IsVirtual || method.IsAbstract || !method.ExplicitInterfaceImplementations.IsEmpty)
            return true;
        if (facts.Model.Frameworks.LifecycleOf(method) is not null || method.GetAttributes().Length > 0 || IsInUnity(facts, method))
            return true;

        foreach (var call in facts.CallsOf(method))
        {
            if (call is IMethodReferenceOperation)
                return true;
        }

        return ImplementsInterface(method);
    }

    /// <summary>The signature of a .NET event handler.</summary>
    public static bool HasHandlerSignature(IMethodSymbol method)
    {
        if (!method.ReturnsVoid || method.Parameters.Length != 2)
            return false;

        for (ITypeSymbol? type = method.Parameters[1].Type; type is not null; type = type.BaseType)
        {
            if (type.Name.EndsWith("EventArgs", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public static bool ImplementsInterface(IMethodSymbol method)
    {
        foreach (var implemented in method.ContainingType.AllInterfaces)
        {
            foreach (var member in implemented.GetMembers())
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                    return true;
            }
        }

        return false;
    }

    // A button of a scene calls a public method that no code mentions.
    private static bool IsInUnity(TypeFacts facts, IMethodSymbol method) =>
        method.DeclaredAccessibility == Accessibility.Public && facts.Model.Frameworks.Is(facts.Type, "UnityEngine.MonoBehaviour");
}
