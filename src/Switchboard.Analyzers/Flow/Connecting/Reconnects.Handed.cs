using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <content>What calls the delegates that connect: events, timers, the runners of the frameworks.</content>
internal sealed partial class Reconnects
{
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
            // Func<Task> again; again = open: the name that is written, not what it stands for.
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation written }:
                return OfDelegate(written.Local, attempt);
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
        if (Runners.Retry(method))
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
        if (attempt.Use.Role == ConnectionRole.Create || IsMadeIn(attempt) || Visits.IsOne(_facts, attempt.Use, around: null) || IsLeftToPolicy(callback))
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

    // Made, or taken from somewhere, by the code that the timer runs.
    private bool IsMadeIn(ConnectAttempt attempt) => _facts.Identities.ClientOf(attempt.Use.Receiver) is ILocalSymbol local
        && _facts.WritesOf(local) is { Count: > 0 } writes
        && attempt.Use.Operation.EnclosingFunction() == writes[0].EnclosingFunction();
}
