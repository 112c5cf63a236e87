using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Flow;

/// <summary>The facts of the types of one compilation, so that the first rule that needs a type walks it for all of them.</summary>
internal sealed class TypeFactsCache
{
    private static readonly ConditionalWeakTable<Compilation, TypeFactsCache> s_caches = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, Slot> _slots = new(SymbolEqualityComparer.Default);

    public static TypeFactsCache For(Compilation compilation) => s_caches.GetValue(compilation, static _ => new TypeFactsCache());

    public TypeFacts Get(TypeGatherer gatherer, CancellationToken cancellationToken)
    {
        var slot = _slots.GetOrAdd(gatherer.Type, static _ => new Slot());
        lock (slot)
        {
            // A rule that was given other code of the type (one document in the IDE, all of them in a build) reads it anew.
            if (slot.Facts is not { } facts || facts.Model != gatherer.Model || slot.Bodies != gatherer.Bodies.Count)
            {
                slot.Facts = facts = TypeFacts.Build(gatherer.Type, gatherer.Model, gatherer.Bodies, cancellationToken);
                slot.Bodies = gatherer.Bodies.Count;
            }

            return facts;
        }
    }

    private sealed class Slot
    {
        public TypeFacts? Facts { get; set; }

        public int Bodies { get; set; }
    }
}
