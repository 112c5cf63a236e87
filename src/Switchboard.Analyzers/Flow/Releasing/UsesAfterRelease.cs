using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>A use of something that is released on every path to it.</summary>
internal sealed class UseAfterRelease
{
    public UseAfterRelease(ConnectionUse use, ISymbol variable, IInvocationOperation release)
    {
        Use = use;
        Variable = variable;
        Release = release;
    }

    public ConnectionUse Use { get; }

    /// <summary>What holds the client, lease or channel.</summary>
    public ISymbol Variable { get; }

    public IInvocationOperation Release { get; }
}

/// <summary>Answers: which uses of a connection come after its end?</summary>
internal static class UsesAfterRelease
{
    public static IEnumerable<UseAfterRelease> In(TypeFacts facts)
    {
        var ends = EndingMembers.Of(facts);
        if (ends.IsEmpty)
            yield break;

        var variables = new Variables(facts);
        var followed = new HashSet<(ISymbol?, IOperation?, ISymbol)>();
        var reported = new HashSet<SyntaxNode>();
        foreach (var use in facts.Uses)
        {
            if (!IsUse(use) || !ends.MayComeBefore(use.Operation, use.Body.Owner))
                continue;

            foreach (var variable in variables.ChainOf(use.Receiver))
            {
                var function = use.Operation.EnclosingFunction();
                if (!followed.Add((use.Body.Owner, function, variable)))
                    continue;

                foreach (var (syntax, release) in Follow(facts, use.Operation, variable, function))
                {
                    if (Find(facts, variables, syntax, variable) is { } found && reported.Add(syntax))
                        yield return new UseAfterRelease(found, variable, release);
                }
            }
        }
    }

    // An event of something that is gone is raised no more; handling it is idle, not wrong.
    private static bool IsUse(ConnectionUse use) =>
        use.Role is ConnectionRole.Connect or ConnectionRole.Send or ConnectionRole.Subscribe or ConnectionRole.Receive && use.Operation is IInvocationOperation;

    private static List<(SyntaxNode Use, IInvocationOperation Release)> Follow(TypeFacts facts, IOperation within, ISymbol variable, IOperation? function)
    {
        var found = new List<(SyntaxNode, IInvocationOperation)>();
        if (LocalScope.GraphOf(facts, within) is not { } graph)
            return found;

        var flow = new ReleaseFlow(facts, graph, variable, function);
        if (flow.IsWrittenElsewhen)
            return found;

        flow.Visit((operation, state) =>
        {
            if (state.By is { } release && operation is IInvocationOperation)
                found.Add((operation.Syntax, release));
        });
        return found;
    }

    private static ConnectionUse? Find(TypeFacts facts, Variables variables, SyntaxNode syntax, ISymbol variable)
    {
        foreach (var use in facts.Uses)
        {
            if (use.Operation.Syntax == syntax && IsUse(use) && Depends(variables, use, variable)
                && facts.Origins.Of(use.Receiver) != Origin.ServerSide && !ExpectsToFail(facts, use.Operation))
                return use;
        }

        return null;
    }

    private static bool Depends(Variables variables, ConnectionUse use, ISymbol variable)
    {
        foreach (var link in variables.ChainOf(use.Receiver))
        {
            if (SymbolEqualityComparer.Default.Equals(link, variable))
                return true;
        }

        return false;
    }

    // try { … } catch (ObjectDisposedException): the author knows that it may be gone.
    private static bool ExpectsToFail(TypeFacts facts, IOperation use)
    {
        var child = use;
        for (var parent = use.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is not ITryOperation attempt || attempt.Body != child)
                continue;
            foreach (var handler in attempt.Catches)
            {
                if (IsDisposed(facts, handler.ExceptionType) || AsksForDisposed(facts, handler.Filter))
                    return true;
            }
        }

        return false;
    }

    // when (e is ObjectDisposedException)
    private static bool AsksForDisposed(TypeFacts facts, IOperation? filter)
    {
        if (filter is null)
            return false;

        foreach (var operation in filter.DescendantsAndSelf())
        {
            if (IsDisposed(facts, operation switch
            {
                ITypePatternOperation pattern => pattern.MatchedType,
                IDeclarationPatternOperation pattern => pattern.MatchedType,
                IRecursivePatternOperation pattern => pattern.MatchedType,
                IIsTypeOperation test => test.TypeOperand,
                _ => null,
            }))
                return true;
        }

        return false;
    }

    private static bool IsDisposed(TypeFacts facts, ITypeSymbol? exception) => facts.Model.Frameworks.Is(exception, "System.ObjectDisposedException");
}
