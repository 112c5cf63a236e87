using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: is this connect a reconnect that the application makes by hand?</summary>
internal sealed class Reconnects
{
    private const int LongestWay = 6;

    private readonly TypeFacts _facts;
    private readonly ConcurrentDictionary<IOperation, Reconnect?> _known = new();

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
        use.Role == ConnectionRole.Connect || use.Role == ConnectionRole.Create && use.Member.OpensWhatItMakes && !use.Member.IsServerSide;

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
            if (parent is ITryOperation tried && tried.Finally == child)
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
        var isRetry = attempt.FollowsFailure || call.IsInHandler() || IsInFailureHandler(call) || attempt.IsCaught && StateChecks.Guard(_facts, call);
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
        function.Consumer() is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "ContinueWith", ContainingNamespace.Name: "Tasks" } } };

    /// <summary>What becomes of a lambda, a method group or a delegate that connects.</summary>
    private Reconnect? Handed(IOperation function, ConnectAttempt attempt)
    {
        switch (function.Consumer())
        {
            case IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: { } raised } } added:
                return OfEvent(raised, added, function, attempt);
            case IArgumentOperation { Parent: IInvocationOperation call } argument:
                return OfArgument(call, argument, function, attempt);
            case IArgumentOperation { Parent: IObjectCreationOperation creation, Parameter.Type: { } type }:
                return FrameworkSymbols.Is(type, _facts.Model.Frameworks.TimerCallback) ? OfTimer(creation, function, attempt)
                    : _facts.Model.Frameworks.Is(creation.Type, "System.Threading.Thread") ? Climb(creation, attempt)
                    : null;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                return OfDelegate(local, attempt);
            case ISimpleAssignmentOperation assignment when _facts.Identities.Of(assignment.Target) is { } symbol:
                return OfDelegate(symbol, attempt);
            case IFieldInitializerOperation { InitializedFields: { Length: 1 } fields }:
                return OfDelegate(fields[0], attempt);
            default:
                return null;
        }
    }

    private Reconnect? OfDelegate(ISymbol symbol, ConnectAttempt attempt)
    {
        if (attempt.HasPassed(symbol))
            return null;

        attempt = attempt.OutOf(symbol);
        Reconnect? found = null;
        foreach (var reference in _facts.ReferencesOf(symbol))
        {
            var next = reference.Parent is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call && call.Instance == reference ? Climb(call, attempt)
                : reference.Parent is IAssignmentOperation assignment && assignment.Target == reference ? null
                : Handed(reference, attempt);
            if (next is not null && (found is null || next.Kind < found.Kind))
                found = next;
        }

        return found;
    }

    private Reconnect? OfEvent(IEventSymbol raised, IEventAssignmentOperation added, IOperation handler, ConnectAttempt attempt)
    {
        if (_facts.Model.RoleOf(raised) is { } member)
            return member.IsClosedEvent ? OfClosed(raised.Name, added.Receiver(), handler, attempt) : null;

        return _facts.Model.Frameworks.LifecycleOf(raised) is { Moment: LifecycleMoment.Repeats, Member: "Tick" or "Elapsed" }
            ? OfTimer(added.Receiver(), handler, attempt)
            : null;
    }

    private Reconnect? OfArgument(IInvocationOperation call, IArgumentOperation argument, IOperation handler, ConnectAttempt attempt)
    {
        var method = call.TargetMethod;
        if (RetryLibraries.IsOne(method))
            return null;

        if (_facts.Model.RoleOf(method) is { } member)
            return member.IsClosedEvent ? OfClosed(method.Name, call.Receiver(), handler, attempt) : null;
        if (method.Name == "Subscribe" && call.Receiver() is IPropertyReferenceOperation observable && _facts.Model.RoleOf(observable.Property) is { } observed)
            return observed.IsClosedEvent ? OfClosed(observable.Property.Name, observable.Receiver(), handler, attempt) : null;

        return Runners.Run(method) ? Climb(call, attempt) : null;
    }

    private Reconnect? OfClosed(string name, IOperation? client, IOperation handler, ConnectAttempt attempt) =>
        Concerns(client, handler, attempt) && !IsLeftToPolicy(handler)
            ? new Reconnect(ReconnectKind.Handler, $"in the handler of '{name}'", handler)
            : null;

    // Another connection that takes over is no reconnect.
    private bool Concerns(IOperation? client, IOperation handler, ConnectAttempt attempt)
    {
        if (attempt.Use.Role == ConnectionRole.Create)
            return _facts.Identities.ComesFrom(client, attempt.Use.Operation);

        // (sender, e) => ((Pusher)sender).ConnectAsync()
        if (attempt.Use.Receiver?.Unwrap() is IParameterReferenceOperation { Parameter: { Ordinal: 0, ContainingSymbol: IMethodSymbol receiving } } && SymbolEqualityComparer.Default.Equals(receiving, SymbolOf(handler)))
            return true;

        return _facts.Identities.MayBeSame(client, attempt.Use.Receiver);
    }

    private static ISymbol? SymbolOf(IOperation function) => function.Unwrap() switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        IMethodReferenceOperation method => method.Method,
        _ => null,
    };

    private Reconnect? OfTimer(IOperation? timer, IOperation callback, ConnectAttempt attempt)
    {
        // A client of its own for every tick is not a connection that is kept.
        if (attempt.Use.Role == ConnectionRole.Create || IsMadeIn(callback, attempt) || RetryLoops.IsVisit(_facts, attempt.Use, around: null) || IsLeftToPolicy(callback))
            return null;
        if (Timers.Repeats(_facts, timer, callback))
            return new Reconnect(ReconnectKind.Timer, "by a timer", callback);

        // One that rings once is started again by whoever wants it to.
        foreach (var start in Timers.StartsOf(_facts, timer))
        {
            if (FunctionOf(start) is not { } starter)
                continue;
            if (SymbolOf(callback) is { } own && SymbolEqualityComparer.Default.Equals(own, starter) || attempt.HasPassed(starter))
                return new Reconnect(ReconnectKind.Timer, "by a timer", callback);
            if (Climb(start, attempt.OutOf(starter)) is { } reconnect)
                return reconnect;
        }

        return null;
    }

    private bool IsMadeIn(IOperation callback, ConnectAttempt attempt)
    {
        if (attempt.Use.Receiver?.Unwrap() is not ILocalReferenceOperation { Local: var local })
            return false;

        foreach (var write in _facts.WritesOf(local))
        {
            if (_facts.Origins.IsFresh(write))
                return true;
        }

        return false;
    }

    // The delay is what a policy of the SDK or a retry library says.
    private bool IsLeftToPolicy(IOperation place)
    {
        var code = place is IMethodReferenceOperation method ? _facts.CodeOf(method.Method) ?? place : place;
        foreach (var operation in code.Descendants())
        {
            if (operation is IInvocationOperation call && (_facts.Model.IsPolicy(call.TargetMethod.ContainingType) || RetryLibraries.IsOne(call.TargetMethod)))
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
