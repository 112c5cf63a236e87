using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

internal enum HoldingKind
{
    Connection,
    Lease,
    Subscription,
}

/// <summary>A field or property of a type in which it keeps something that it must release.</summary>
internal sealed class Holding
{
    public Holding(ISymbol member, HoldingKind kind, IReadOnlyList<IOperation> values)
    {
        Member = member;
        Kind = kind;
        Values = values;
    }

    public ISymbol Member { get; }

    public HoldingKind Kind { get; }

    /// <summary>The values that make the type the owner.</summary>
    public IReadOnlyList<IOperation> Values { get; }
}

/// <summary>Answers: what does this type own in its fields?</summary>
internal static class Holdings
{
    public static IEnumerable<Holding> Of(TypeFacts facts)
    {
        foreach (var symbol in facts.WrittenSymbols)
        {
            if (symbol is not (IFieldSymbol or IPropertySymbol) || symbol.IsStatic || !SymbolEqualityComparer.Default.Equals(symbol.ContainingType, facts.Type))
                continue;

            // What is given to a setter with code of its own is kept, or not, in what that code writes.
            if (symbol is IPropertySymbol { SetMethod: { } setter } && facts.BodyOf(setter) is not null)
                continue;

            var values = new List<IOperation>();
            var kind = HoldingKind.Connection;
            var isOptional = false;
            foreach (var value in facts.WritesOf(symbol))
            {
                if (KindOf(facts, value) is { } found)
                {
                    kind = found;
                    values.Add(value);
                }
                else if (Origins.IsShared(facts.Origins.Of(value)))
                {
                    // Given by one constructor and made by another: whose it is, nobody can say.
                    isOptional = true;
                }
            }

            if (values.Count > 0 && !isOptional)
                yield return new Holding(symbol, kind, values);
        }
    }

    private static HoldingKind? KindOf(TypeFacts facts, IOperation value)
    {
        var unwrapped = value.Unwrap();
        switch (facts.Origins.Of(value))
        {
            case Origin.Owned when facts.Origins.IsFresh(value) || IsFreshLocal(facts, unwrapped, unwrapped.Syntax):
                return HoldingKind.Connection;
            case Origin.Lease when unwrapped is not (IFieldReferenceOperation or IPropertyReferenceOperation):
                return HoldingKind.Lease;
        }

        return IsSubscription(facts, unwrapped) ? HoldingKind.Subscription : null;
    }

    /// <summary>Whether the value is a local with a client just made that goes nowhere but to this end: <c>var hub = Build(); await hub.StartAsync(); _hub = hub;</c>.</summary>
    public static bool IsFreshLocal(TypeFacts facts, IOperation value, SyntaxNode end)
    {
        if (value is not ILocalReferenceOperation { Local: var local }
            || facts.WritesOf(local) is not { Count: 1 } writes
            || !facts.Origins.IsFresh(writes[0])
            || SubscriptionFacts.IsUsing(facts, local)
            || LocalScope.EndsOf(facts, local) is not { } ends)
            return false;

        // Where opening it failed, the local is released in a handler.
        foreach (var release in facts.Releases.Of(local))
        {
            if (release.Kind == ReleaseKind.Released && release.Operation.IsInHandler())
                ends.Remove(release.Operation.Syntax);
        }

        return ends.Count == 1 && ends.Contains(end);
    }

    /// <summary>Whether the value is what subscribing to a connection gives that outlives this type.</summary>
    public static bool IsSubscription(TypeFacts facts, IOperation value)
    {
        if (value is not IInvocationOperation call)
            return false;
        if (facts.Model.Manager is { } manager && manager.IsManagerCall(call.TargetMethod))
            return manager.IsSubscription(call.Type);

        foreach (var use in facts.Uses)
        {
            if (use.Operation == call && use.Role == ConnectionRole.Subscribe)
                return use.Member.ReturnsHandle && !Sharing.IsUnsubscribed(facts, use) && Sharing.OutlivesSubscriber(facts, use);
        }

        return false;
    }
}
