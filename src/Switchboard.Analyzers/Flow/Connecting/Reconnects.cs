using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: is this connect a reconnect that the application makes by hand?</summary>
internal sealed partial class Reconnects
{
    private const int LongestWay = 6;

    private readonly TypeFacts _facts;
    // Few threads, few entries: the default is made for many of both.
    private readonly ConcurrentDictionary<IOperation, Reconnect?> _known = new(concurrencyLevel: 1, capacity: 4);

    public Reconnects(TypeFacts facts) => _facts = facts;

    /// <summary>What connects again by hand here; null where it is no connect, or nothing but once, or left to a connector or a retry policy.</summary>
    public Reconnect? Of(ConnectionUse use)
    {
        if (!Connects(use))
            return null;
        if (!_known.TryGetValue(use.Operation, out var reconnect))
            _known[use.Operation] = reconnect = Find(use);
        return reconnect;
    }

    /// <summary>A connect, or the making of a client that is connected with it.</summary>
    public static bool Connects(ConnectionUse use) =>
        use.Role == ConnectionRole.Connect || use.Role == ConnectionRole.Create && use.Member.Connects && !use.Member.IsServerSide;

    /// <summary>Whether the handler that is attached here connects, itself or through what it calls, and however it goes about it.</summary>
    public bool ConnectsIn(IOperation attached) => ConnectsIn(attached, new HashSet<IOperation>());

    private bool ConnectsIn(IOperation code, HashSet<IOperation> seen)
    {
        if (!seen.Add(code))
            return false;

        foreach (var operation in code.Descendants())
        {
            var called = operation switch
            {
                IInvocationOperation call => call.TargetMethod,
                IMethodReferenceOperation method => method.Method,
                _ => null,
            };
            if (called is null)
                continue;
            if (_facts.Model.RoleOf(called) is { Role: ConnectionRole.Connect } || _facts.CodeOf(called) is { } callee && ConnectsIn(callee, seen))
                return true;
        }

        return false;
    }

    private Reconnect? Find(ConnectionUse use)
    {
        var context = _facts.Context;
        return context.IsClientType || context.IsConnectionType || _facts.Model.IsPolicy(_facts.Type) || context.IsCompositionRoot(use.Operation)
            ? null
            : Climb(use.Operation, new ConnectAttempt(use));
    }

    /// <summary>From an operation that connects out through the code around it, and on to who calls that.</summary>
    private Reconnect? Climb(IOperation from, ConnectAttempt attempt)
    {
        if (from.IsInHandler() || from != attempt.Use.Operation && FollowsTry(from))
            attempt = attempt.AfterFailure();
        if (StateChecks.Guard(_facts, from))
            attempt = attempt.Guarded();

        var child = from;
        for (var parent = from.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case ITryOperation tried when tried.Body == child:
                    attempt = RetryLoops.Catch(_facts, tried, attempt);
                    break;
                case ILoopOperation loop when RetryLoops.IsRetry(_facts, loop, from, attempt):
                    return IsLeftToPolicy(loop) ? null : new Reconnect(ReconnectKind.Loop, "in a loop", loop);
                case IAnonymousFunctionOperation lambda:
                    return Handed(lambda, IsFailureHandler(lambda) ? attempt.AfterFailure() : attempt);
                case ILocalFunctionOperation local:
                    return OfCallers(local.Symbol, attempt);
            }
        }

        return _facts.OwnerOf(from) is IMethodSymbol owner ? OfCallers(owner, attempt) : null;
    }

    // try { await ReadAsync(); } catch { } await ConnectAsync();
    private static bool FollowsTry(IOperation from)
    {
        var child = from;
        for (var parent = from.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); child = parent, parent = parent.Parent)
        {
            if (IsFinally(parent, child))
                return true;
            if (parent is not IBlockOperation block)
                continue;
            foreach (var statement in block.Operations)
            {
                if (statement == child)
                    break;
                if (statement is ITryOperation { Catches.IsEmpty: false })
                    return true;
            }
        }

        return false;
    }

    private static bool IsFinally(IOperation parent, IOperation child) => parent is ITryOperation tried && tried.Finally == child;

    private static bool IsInFinally(IOperation operation)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); child = parent, parent = parent.Parent)
        {
            if (IsFinally(parent, child))
                return true;
        }

        return false;
    }

    private Reconnect? OfCallers(IMethodSymbol method, ConnectAttempt attempt)
    {
        if (_facts.Model.Frameworks.LifecycleOf(method) is { Moment: LifecycleMoment.Repeats, Type: "UnityEngine.MonoBehaviour", Member: "Update" or "FixedUpdate" or "LateUpdate" or "OnGUI" })
            return attempt.IsGuarded ? new Reconnect(ReconnectKind.Timer, $"in '{method.Name}', on every frame", null) : null;

        if (attempt.HasPassed(method) || attempt.Functions.Count > LongestWay)
            return null;

        attempt = attempt.OutOf(method);
        Reconnect? found = null;
        foreach (var call in _facts.CallsOf(method))
        {
            // Another object's client is another one.
            if (call is IInvocationOperation other && !other.IsOnThis())
                continue;
            var next = call is IInvocationOperation invocation ? OfCall(invocation, attempt) : Handed(call, attempt);
            if (next is not null && (found is null || next.Kind < found.Kind))
                found = next;
        }

        return found;
    }

    private Reconnect? OfCall(IInvocationOperation call, ConnectAttempt attempt)
    {
        if (FunctionOf(call) is not { } caller || !attempt.HasPassed(caller))
            return Climb(call, attempt);

        // Round again: by the way it came, or by one that something else begins.
        return ByRecursion(call, attempt) ?? OfLambdasAround(call, attempt);
    }

    // hub.Closed += async _ => await ConnectAsync(), in ConnectAsync itself.
    private Reconnect? OfLambdasAround(IOperation call, ConnectAttempt attempt)
    {
        for (var function = call.EnclosingFunction(); function is not null; function = function.EnclosingFunction())
        {
            if (function is IAnonymousFunctionOperation lambda)
                return Handed(lambda, attempt);
        }

        return null;
    }

    private Reconnect? ByRecursion(IInvocationOperation call, ConnectAttempt attempt)
    {
        var isRetry = attempt.FollowsFailure || call.IsInHandler() || IsInFinally(call) || IsInFailureHandler(call) || attempt.IsCaught && StateChecks.Guard(_facts, call);
        if (!isRetry || IsInEventHandler(call))
            return null;

        foreach (var function in attempt.Functions)
        {
            if (function is IMethodSymbol method && _facts.CodeOf(method) is { } code && Pauses.Any(_facts, code) && !IsLeftToPolicy(code))
                return new Reconnect(ReconnectKind.Recursion, $"by '{call.TargetMethod.Name}' being called again when it fails", call);
        }

        return null;
    }

    private bool IsInEventHandler(IOperation operation)
    {
        for (var function = operation.EnclosingFunction(); function is not null; function = function.EnclosingFunction())
        {
            if (function.Consumer() is IEventAssignmentOperation)
                return true;
        }

        return false;
    }

    // connect.ContinueWith(task => …) goes on whether it failed or not.
    private static bool IsInFailureHandler(IOperation call)
    {
        for (var function = call.EnclosingFunction(); function is not null; function = function.EnclosingFunction())
        {
            if (IsFailureHandler(function))
                return true;
        }

        return false;
    }

    private static bool IsFailureHandler(IOperation function) =>
        function.Consumer() is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } && method.OfTask() == TaskMember.Continues;

    // The delay is what a policy of the SDK or a retry library says.
    private bool IsLeftToPolicy(IOperation place)
    {
        var code = place is IMethodReferenceOperation method ? _facts.CodeOf(method.Method) ?? place : place;
        foreach (var operation in code.Descendants())
        {
            if (operation is IInvocationOperation call && (_facts.Model.IsPolicy(call.TargetMethod.ContainingType) || Runners.Retry(call.TargetMethod)))
                return true;
        }

        return false;
    }

    private ISymbol? FunctionOf(IOperation operation)
    {
        for (var function = operation.EnclosingFunction(); function is not null; function = function.EnclosingFunction())
        {
            if (function is ILocalFunctionOperation local)
                return local.Symbol;
        }

        return _facts.OwnerOf(operation);
    }
}
