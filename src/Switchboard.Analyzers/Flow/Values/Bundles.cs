using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does this code use the connection of a client whose other services need none?</summary>
internal static class Bundles
{
    /// <summary>Whether what is created holds a connection, as far as this type can tell.</summary>
    public static bool IsConnection(TypeFacts facts, IOperation creation) =>
        facts.Model.KindOf(creation.Type) is not { IsBundle: true } || UsesConnection(facts);

    private static bool UsesConnection(TypeFacts facts)
    {
        foreach (var use in facts.Uses)
        {
            switch (use.Role)
            {
                case ConnectionRole.Part when facts.Model.KindOf(use.Receiver?.Type) is { IsBundle: true }:
                case ConnectionRole.Configure when use.Member.Connects && !IsTurnedOff(use.Operation):
                    return true;
            }
        }

        return false;
    }

    private static bool IsTurnedOff(IOperation option) =>
        option.Parent is ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: false } } assignment && assignment.Target == option;
}
