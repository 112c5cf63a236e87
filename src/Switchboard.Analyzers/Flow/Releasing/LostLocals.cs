using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>A local that holds a client or lease of its own and is lost on some path.</summary>
internal sealed class LostLocal
{
    public LostLocal(ILocalSymbol local, SyntaxNode creation, SyntaxNode? overwrittenBy)
    {
        Local = local;
        Creation = creation;
        OverwrittenBy = overwrittenBy;
    }

    public ILocalSymbol Local { get; }

    public SyntaxNode Creation { get; }

    /// <summary>The assignment that loses it, or null where it goes out of scope.</summary>
    public SyntaxNode? OverwrittenBy { get; }
}

/// <summary>Answers: which locals are lost while they are open?</summary>
internal static class LostLocals
{
    public static IEnumerable<LostLocal> In(TypeFacts facts)
    {
        foreach (var declarator in facts.Declarators)
        {
            if (TypeFacts.IsUsing(declarator))
                continue;

            foreach (var value in facts.WritesOf(declarator.Symbol))
            {
                if (!IsOwned(facts, value))
                    continue;
                if (facts.Context.IsCompositionRoot(declarator))
                    break;
                if (LocalScope.EndsOf(facts, declarator.Symbol) is not { } ends || LocalScope.GraphOf(facts, declarator) is not { } graph)
                    break;

                var paths = new ReleasePaths(graph, declarator.Symbol, value.Syntax, ends, new TestedFlags(facts, graph));
                if (paths.Leaks())
                {
                    yield return new LostLocal(declarator.Symbol, value.Unwrap().Syntax, paths.OverwrittenBy);
                    break;
                }
            }
        }
    }

    private static bool IsOwned(TypeFacts facts, IOperation value) =>
        facts.Origins.Of(value) switch
        {
            Origin.Owned => facts.Origins.IsFresh(value),
            Origin.Lease => value.Unwrap() is IInvocationOperation,
            _ => false,
        };
}
