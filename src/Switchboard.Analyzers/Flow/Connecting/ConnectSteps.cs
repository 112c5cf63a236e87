using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>One place where a client is opened: a connect, or a call of a method of the type that connects without asking.</summary>
internal sealed class ConnectStep
{
    public ConnectStep(ConnectionUse use, IInvocationOperation operation, ISymbol client)
    {
        Use = use;
        Operation = operation;
        Client = client;
    }

    /// <summary>The connect that is made in the end.</summary>
    public ConnectionUse Use { get; }

    public IInvocationOperation Operation { get; }

    /// <summary>What holds the client.</summary>
    public ISymbol Client { get; }

    /// <summary>From the first token of the receiver to the end of the call.</summary>
    public Location Location => Operation.WholeCall().GetLocation();
}

/// <summary>Answers: where does this type open its clients, and does it look first?</summary>
internal static class ConnectSteps
{
    private const int DeepestCall = 3;

    /// <summary>The steps in source order, those left out where a second connect does no harm.</summary>
    public static List<ConnectStep> Of(TypeFacts facts)
    {
        var steps = new List<ConnectStep>();
        foreach (var use in facts.Uses)
        {
            if (use.Role == ConnectionRole.Connect && use.Operation is IInvocationOperation call && use.Member.Again != "ignored"
                && facts.Identities.ClientOf(use.Receiver) is { } client
                && facts.Reconnects.Of(use) is null
                && !IsLeftToManager(facts, use))
            {
                steps.Add(new ConnectStep(use, call, client));
                AddCallers(facts, steps, steps[steps.Count - 1], 0);
            }
        }

        steps.Sort(static (left, right) => TypeFacts.CompareSource(left.Operation.Syntax, right.Operation.Syntax));
        return steps;
    }

    // The manager connects a managed client once, however often it is asked.
    private static bool IsLeftToManager(TypeFacts facts, ConnectionUse use) =>
        facts.Context.IsCompositionRoot(use.Operation) || Sharing.OriginOfClient(facts, use.Receiver) == Origin.Managed;

    private static void AddCallers(TypeFacts facts, List<ConnectStep> steps, ConnectStep step, int depth)
    {
        if (depth == DeepestCall || step.Client is ILocalSymbol or IParameterSymbol || MethodAround(facts, step.Operation) is not { } method || !AlwaysConnects(facts, step, method))
            return;

        foreach (var call in facts.CallsOf(method))
        {
            if (call is not IInvocationOperation invocation || !invocation.IsOnThis() || invocation.IsInside(facts.CodeOf(method) ?? step.Operation))
                continue;
            var caller = new ConnectStep(step.Use, invocation, step.Client);
            steps.Add(caller);
            AddCallers(facts, steps, caller, depth + 1);
        }
    }

    // What asks first, makes a new client or closes the old one is none that connects twice.
    private static bool AlwaysConnects(TypeFacts facts, ConnectStep step, IMethodSymbol method) =>
        IsPlain(step.Operation)
        && !IsAsked(facts, step.Operation)
        && facts.CodeOf(method) is { } code
        && !Changes(facts, step.Client, code);

    private static IMethodSymbol? MethodAround(TypeFacts facts, IOperation operation) => operation.EnclosingFunction() switch
    {
        ILocalFunctionOperation local => local.Symbol,
        null => facts.OwnerOf(operation) is IMethodSymbol { MethodKind: MethodKind.Ordinary } method ? method : null,
        _ => null,
    };

    /// <summary>Whether the operation runs whenever its function does, but for an exception.</summary>
    public static bool IsPlain(IOperation operation, IOperation? within = null)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation) && parent != within; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConditionalOperation conditional when conditional.Condition != child:
                case ISwitchOperation or ISwitchExpressionOperation or ICatchClauseOperation or ICoalesceOperation or ICoalesceAssignmentOperation:
                case ILoopOperation:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary when binary.RightOperand == child:
                    return false;
            }
        }

        return true;
    }

    /// <summary>Whether the code looks at the connection, or at what it remembers, before it connects.</summary>
    public static bool IsAsked(TypeFacts facts, IOperation operation) => StateChecks.Guard(facts, operation) || Guards.Stand(facts, operation);

    /// <summary>Whether the code closes the client, puts another one in its place or hands it to somebody who may.</summary>
    public static bool Changes(TypeFacts facts, ISymbol client, IOperation code) => Changes(facts, client, code, null, null, 0);

    /// <summary>As above, between two operations of one function, or from its beginning.</summary>
    public static bool ChangesBetween(TypeFacts facts, ISymbol client, IOperation code, IOperation? first, IOperation second) =>
        Changes(facts, client, code, first, second, 0);

    private static bool Changes(TypeFacts facts, ISymbol client, IOperation code, IOperation? first, IOperation? second, int depth)
    {
        foreach (var write in facts.WritesOf(client))
        {
            if (write.IsInside(code) && IsBetween(write, first, second))
                return true;
        }

        foreach (var operation in code.Descendants())
        {
            if (!IsBetween(operation, first, second))
                continue;
            switch (operation)
            {
                case IInvocationOperation call when Ends(facts, call, client):
                // Where somebody else waits for it to close, it may be closed.
                case IAwaitOperation { Operation: var awaited } when awaited.Unwrap() is not IInvocationOperation and not IConditionalAccessOperation:
                // new Scope(client), which may close it.
                case IObjectCreationOperation creation when IsGiven(facts, client, creation.Arguments):
                // What it sends ends with the connection.
                case IForEachLoopOperation { IsAsynchronous: true }:
                    return true;
                case IInvocationOperation call when depth < DeepestCall && facts.CodeOf(call.TargetMethod) is { } callee && !code.IsInside(callee):
                    if (Changes(facts, client, callee, null, null, depth + 1))
                        return true;
                    break;
            }
        }

        return false;
    }

    private static bool IsBetween(IOperation operation, IOperation? first, IOperation? second) =>
        (first is null || operation.Syntax.SpanStart > first.Syntax.Span.End)
        && (second is null || operation.Syntax.Span.End < second.Syntax.SpanStart);

    private static bool Ends(TypeFacts facts, IInvocationOperation call, ISymbol client)
    {
        var isOfClient = SymbolEqualityComparer.Default.Equals(facts.Identities.ClientOf(call.Receiver()), client);
        if (facts.Model.RoleOf(call.TargetMethod) is { } member)
            return member.Role == ConnectionRole.Receive || member.Role is ConnectionRole.Disconnect or ConnectionRole.Dispose && isOfClient;
        // A helper of that name waits as those of tasks do.
        if (isOfClient && facts.Releases.IsReleasing(call) || call.TargetMethod.Name == "WhenAny" || call.TargetMethod.Name == "Delay" && Pauses.IsForever(call) || facts.CodeOf(call.TargetMethod) is null && LeavesToOthers(call))
            return true;

        foreach (var argument in call.Arguments)
        {
            if (!IsExtended(call, argument) && SymbolEqualityComparer.Default.Equals(facts.Identities.Of(argument.Value), client))
                return true;
        }

        return false;
    }

    private static bool IsGiven(TypeFacts facts, ISymbol client, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (SymbolEqualityComparer.Default.Equals(facts.Identities.Of(argument.Value), client))
                return true;
        }

        return false;
    }

    // await _closed.WaitAsync(), server.StopAsync(), host.RunAsync(), closed(): of code that is not to be seen here a name is enough.
    private static bool LeavesToOthers(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.OfTask() != TaskMember.None)
            return method.OfTask() is TaskMember.Waits or TaskMember.Bounds && call.Instance?.Unwrap() is IMemberReferenceOperation;
        // One that gives a value is asked for that.
        return method is { MethodKind: MethodKind.DelegateInvoke, ReturnType: INamedTypeSymbol { IsGenericType: false } }
            || method.Name.StartsWith("Stop", StringComparison.Ordinal)
            || method.Name.StartsWith("Run", StringComparison.Ordinal)
            || method.Name.StartsWith("Wait", StringComparison.Ordinal) && method.Name != "WaitForNextTickAsync";
    }

    private static bool IsExtended(IInvocationOperation call, IArgumentOperation argument) => call.TargetMethod.IsExtensionMethod && argument.Parameter?.Ordinal == 0;
}
