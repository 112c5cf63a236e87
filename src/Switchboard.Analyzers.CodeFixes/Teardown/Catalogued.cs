using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>The methods that can be called on a value of a type, its own before the inherited ones.</summary>
internal static class Catalogued
{
    public static IEnumerable<IMethodSymbol> MethodsOf(ITypeSymbol type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            foreach (var member in candidate.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public } method)
                    yield return method;
            }
        }

        if (type.TypeKind != TypeKind.Interface)
            yield break;
        foreach (var inherited in type.AllInterfaces)
        {
            foreach (var member in inherited.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
                    yield return method;
            }
        }
    }
}
