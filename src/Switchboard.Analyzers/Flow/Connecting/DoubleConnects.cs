using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>A connect of a client that is connected already.</summary>
internal sealed class DoubleConnect
{
    public DoubleConnect(ConnectStep later, ConnectStep? earlier, string description)
    {
        Later = later;
        Earlier = earlier;
        Description = description;
    }

    public ConnectStep Later { get; }

    /// <summary>The first one; null where it is the same code, run again.</summary>
    public ConnectStep? Earlier { get; }

    /// <summary>For the message: "without a disconnect in between", "on every turn of the loop".</summary>
    public string Description { get; }
}

/// <summary>Answers: which connect opens a client that is open?</summary>
internal static class DoubleConnects
{
    public static IEnumerable<DoubleConnect> Of(TypeFacts facts)
    {
        var steps = ConnectSteps.Of(facts);
        var reported = new HashSet<IOperation>();
        for (var later = 0; later < steps.Count; later++)
        {
            if (Again(facts, steps[later]) is { } again && reported.Add(steps[later].Operation))
                yield return new DoubleConnect(steps[later], null, again);

            for (var earlier = 0; earlier < later; earlier++)
            {
                if (steps[earlier].Operation != steps[later].Operation && Pair(facts, steps[earlier], steps[later]) is { } description && reported.Add(steps[later].Operation))
                    yield return new DoubleConnect(steps[later], steps[earlier], description);
            }
        }
    }

    private static string? Pair(TypeFacts facts, ConnectStep first, ConnectStep second)
    {
        if (!Same(first.Client, second.Client))
            return null;

        var owner = facts.OwnerOf(second.Operation);
        if (first.Operation.EnclosingFunction() == second.Operation.EnclosingFunction() && Same(owner, facts.OwnerOf(first.Operation)))
            return InOneRun(facts, first, second) ? "without a disconnect in between" : null;

        if (ConnectSteps.IsAsked(facts, first.Operation) || ConnectSteps.IsAsked(facts, second.Operation) || IsClosedAtWork(facts, second.Client))
            return null;
        if (InOneLife(facts, first, second))
            return $"after '{NameOf(facts.OwnerOf(first.Operation)!)}' has";
        return FromTwoHandlers(facts, first, second) ? "from a second handler" : null;
    }

    private static string NameOf(ISymbol owner) => owner is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "the constructor" : owner.Name;

    /// <summary>One after the other, or side by side, in one run of one function.</summary>
    private static bool InOneRun(TypeFacts facts, ConnectStep first, ConnectStep second)
    {
        if (Branches.Exclude(first.Operation, second.Operation) || first.Operation.IsInHandler())
            return false;

        var common = CommonBlock(first.Operation, second.Operation);
        return common is not null
            && ConnectSteps.IsPlain(second.Operation, common)
            && !LeavesBetween(common, first.Operation, second.Operation)
            && !ConnectSteps.ChangesBetween(facts, second.Client, common, first.Operation, second.Operation);
    }

    private static IOperation? CommonBlock(IOperation first, IOperation second)
    {
        for (var parent = first.Parent; parent is not null; parent = parent.Parent)
        {
            if (second.IsInside(parent) && parent is IBlockOperation or IAnonymousFunctionOperation or ILocalFunctionOperation or IMethodBodyOperation)
                return parent;
        }

        return null;
    }

    // if (joined) return; between the two.
    private static bool LeavesBetween(IOperation common, IOperation first, IOperation second)
    {
        foreach (var operation in common.Descendants())
        {
            if (operation is IReturnOperation { Kind: not OperationKind.YieldReturn } or IBranchOperation or IThrowOperation
                && operation.Syntax.SpanStart > first.Syntax.Span.End && operation.Syntax.Span.End < second.Syntax.SpanStart
                && operation.EnclosingFunction() == second.EnclosingFunction())
                return true;
        }

        return false;
    }

    private static bool IsClosedAtWork(TypeFacts facts, ISymbol client)
    {
        if (facts.WritesOf(client).Count > 1)
            return true;

        foreach (var release in facts.Releases.Of(client))
        {
            if (!facts.Teardowns.Reaches(release.Operation))
                return true;
        }

        return false;
    }

    /// <summary>The constructor and a life-cycle method, or two of those: both run in the life of one object.</summary>
    private static bool InOneLife(TypeFacts facts, ConnectStep first, ConnectStep second) =>
        facts.OwnerOf(first.Operation) is IMethodSymbol one && facts.OwnerOf(second.Operation) is IMethodSymbol two
        && Begins(facts, one) && Begins(facts, two)
        && !(one.MethodKind == MethodKind.Constructor && two.MethodKind == MethodKind.Constructor)
        && RunsWith(first.Operation) && RunsWith(second.Operation);

    private static bool Begins(TypeFacts facts, IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor || facts.Model.Frameworks.LifecycleOf(method) is { Moment: LifecycleMoment.Begins };

    private static bool RunsWith(IOperation operation) => operation.EnclosingFunction() is null && ConnectSteps.IsPlain(operation);

    private static bool FromTwoHandlers(TypeFacts facts, ConnectStep first, ConnectStep second) =>
        HandlerOf(facts, first) is { } one && HandlerOf(facts, second) is { } two && one != two;

    // What a user or the connection raises again and again, and that does not lock itself out.
    private static object? HandlerOf(TypeFacts facts, ConnectStep step)
    {
        if (facts.Repetition.Of(step.Operation) is not { Kind: RepetitionKind.EventHandler or RepetitionKind.ReconnectHandler } place || !ConnectSteps.IsPlain(step.Operation))
            return null;

        var function = step.Operation.EnclosingFunction();
        var code = function ?? (facts.OwnerOf(step.Operation) is IMethodSymbol method ? facts.CodeOf(method) : null);
        return code is null || BusyFlags.AreSetIn(facts, code) || ConnectSteps.ChangesBetween(facts, step.Client, code, first: null, step.Operation) ? null : (object?)place.Around ?? code;
    }

    /// <summary>Why one and the same connect comes again, or null.</summary>
    private static string? Again(TypeFacts facts, ConnectStep step)
    {
        if (ConnectSteps.IsAsked(facts, step.Operation))
            return null;
        if (LoopAround(step.Operation) is { } loop)
            return IsAgainInLoop(facts, step, loop) ? "on every turn of the loop" : null;
        if (step.Operation.EnclosingFunction() is IAnonymousFunctionOperation lambda && IsPerElement(lambda))
            return IsOutside(facts, step, lambda) ? "once for every element" : null;

        return facts.Repetition.Of(step.Operation) is { Kind: RepetitionKind.Lifecycle, Row.Counterpart: null, Around: null } place
            && place.Row is { } row
            && step.Client is IFieldSymbol or IPropertySymbol
            && ConnectSteps.IsPlain(step.Operation)
            && facts.OwnerOf(step.Operation) is IMethodSymbol method
            && facts.CodeOf(method) is { } code
            && !BusyFlags.AreSetIn(facts, code)
            && !ConnectSteps.Changes(facts, step.Client, code)
            && facts.Model.Frameworks.LifecycleOf(method) == row
                ? $"every time '{method.Name}' runs"
                : null;
    }

    private static ILoopOperation? LoopAround(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); parent = parent.Parent)
        {
            if (parent is ILoopOperation loop)
                return loop;
        }

        return null;
    }

    private static bool IsAgainInLoop(TypeFacts facts, ConnectStep step, ILoopOperation loop) =>
        ConnectSteps.IsPlain(step.Operation, loop)
        && !IsTried(step.Operation, loop)
        && IsOutside(facts, step, loop)
        && !Leaves(loop)
        && !ConnectSteps.Changes(facts, step.Client, loop);

    private static bool IsTried(IOperation operation, IOperation within)
    {
        for (var parent = operation.Parent; parent is not null && parent != within; parent = parent.Parent)
        {
            if (parent is ITryOperation { Catches.IsEmpty: false })
                return true;
        }

        return false;
    }

    private static bool Leaves(ILoopOperation loop)
    {
        foreach (var operation in loop.Descendants())
        {
            if (operation is IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break } && operation.EnclosingFunction() == loop.EnclosingFunction())
                return true;
        }

        return false;
    }

    // The client is one and the same on every turn.
    private static bool IsOutside(TypeFacts facts, ConnectStep step, IOperation around)
    {
        foreach (var name in facts.Identities.NamesOf(step.Use.Receiver))
        {
            if (around is IAnonymousFunctionOperation lambda ? name.IsOwnOf(lambda) : name.IsDeclaredIn(around.Syntax))
                return false;
        }

        return true;
    }

    private static bool IsPerElement(IAnonymousFunctionOperation lambda) =>
        lambda.Consumer() is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } && ElementCalls.Of(method) is ElementCall.OnDemand or ElementCall.Together;

    private static bool Same(ISymbol? left, ISymbol? right) => left is not null && SymbolEqualityComparer.Default.Equals(left, right);
}
