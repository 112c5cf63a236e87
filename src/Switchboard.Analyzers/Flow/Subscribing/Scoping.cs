using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does this manager send to everybody?</summary>
internal static class Scoping
{
    /// <summary>Whether the manager is no view of one scope. One that was given may be such a view where the application makes them.</summary>
    public static bool IsUnscoped(TypeFacts facts, IOperation? manager)
    {
        switch (manager?.Unwrap())
        {
            case IObjectCreationOperation:
                return true;
            case { } value when facts.Identities.Of(value) is { } holder:
                if (SymbolEqualityComparer.Default.Equals(holder, facts.Model.Manager?.Default))
                    return true;
                var writes = facts.WritesOf(holder);
                foreach (var write in writes)
                {
                    if (!IsUnscoped(facts, write, holder))
                        return false;
                }

                return writes.Count > 0 || IsGiven(holder) && !Registrations.In(facts.Model.Compilation).UsesScopes;
            default:
                return false;
        }
    }

    private static bool IsUnscoped(TypeFacts facts, IOperation write, ISymbol holder) =>
        write.IsNull() || !SymbolEqualityComparer.Default.Equals(facts.Identities.Of(write), holder) && IsUnscoped(facts, write);

    private static bool IsGiven(ISymbol holder) => holder is IParameterSymbol or IPropertySymbol { SetMethod: { } };
}
