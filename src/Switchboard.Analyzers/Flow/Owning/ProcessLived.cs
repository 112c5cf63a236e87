using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: do the objects of this type live as long as the process, whoever might dispose them?</summary>
internal static class ProcessLived
{
    public static bool Is(TypeFacts facts) => IsOnlyInstance(facts) || IsStartUp(facts) || IsMiddleware(facts);

    // Nobody else can make one, and every one that the type makes stays in a static of its own.
    private static bool IsOnlyInstance(TypeFacts facts)
    {
        foreach (var constructor in facts.Type.InstanceConstructors)
        {
            if (constructor.DeclaredAccessibility != Accessibility.Private)
                return false;
        }

        var count = 0;
        foreach (var creation in facts.Creations)
        {
            if (!SymbolEqualityComparer.Default.Equals(creation.Type, facts.Type))
                continue;
            if (!StaysInStatic(creation))
                return false;
            count++;
        }

        return count > 0;
    }

    private static bool StaysInStatic(IOperation creation)
    {
        switch (creation.Consumer())
        {
            case IFieldInitializerOperation { InitializedFields: { Length: > 0 } fields }:
                return fields[0].IsStatic;
            case IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties }:
                return properties[0].IsStatic;
            case IAssignmentOperation { Target: IMemberReferenceOperation target }:
                return target.Member.IsStatic;
            // new Lazy<Board>(() => new Board())
            case IReturnOperation when creation.EnclosingFunction() is IAnonymousFunctionOperation lambda:
                return lambda.Consumer() is IArgumentOperation { Parent: IObjectCreationOperation lazy } && StaysInStatic(lazy);
            default:
                return false;
        }
    }

    // Made once for the pipeline, with what comes behind it.
    private static bool IsMiddleware(TypeFacts facts)
    {
        foreach (var constructor in facts.Type.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (facts.Model.Frameworks.Is(parameter.Type, "Microsoft.AspNetCore.Http.RequestDelegate"))
                    return true;
            }
        }

        return false;
    }

    // The host makes it once, calls it, and never disposes it.
    private static bool IsStartUp(TypeFacts facts)
    {
        var frameworks = facts.Model.Frameworks;
        foreach (var member in facts.Type.GetMembers())
        {
            if (member is not IMethodSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public } method)
                continue;
            foreach (var parameter in method.Parameters)
            {
                if (method.Name == "ConfigureServices" && FrameworkSymbols.Is(parameter.Type, frameworks.ServiceCollection)
                    || method.Name == "Configure" && frameworks.Is(parameter.Type, "Microsoft.AspNetCore.Builder.IApplicationBuilder"))
                    return true;
            }
        }

        return false;
    }
}
