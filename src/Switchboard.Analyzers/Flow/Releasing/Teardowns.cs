using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: is this code run when the object's work is over?</summary>
internal sealed class Teardowns
{
    private readonly TypeFacts _facts;
    private readonly ConcurrentDictionary<ISymbol, bool> _reached = new(concurrencyLevel: 1, capacity: 4, SymbolEqualityComparer.Default);

    public Teardowns(TypeFacts facts) => _facts = facts;

    /// <summary>Whether something calls a teardown of this type at all.</summary>
    public bool Exist
    {
        get
        {
            if (_facts.Model.Frameworks.IsDisposable(_facts.Type))
                return true;

            foreach (var body in _facts.Bodies)
            {
                if (body.Owner is IMethodSymbol method && IsTeardown(method))
                    return true;
            }

            return false;
        }
    }

    /// <summary>A method that the framework, a base class or the language calls at the end, and that really is called.</summary>
    public bool IsTeardown(IMethodSymbol method)
    {
        // What the first listener of a custom event began ends with the last.
        if (method.MethodKind == MethodKind.EventRemove)
            return true;

        if (_facts.Model.Frameworks.LifecycleOf(method) is not { Moment: LifecycleMoment.Ends } row)
            return IsHandlerOfAnEnd(method) || _facts.Model.Options.Around(RuleOptions.TeardownMethods, method).CoverMethod(method);

        // Blazor calls DisposeAsync of a component that has both, and never Dispose; Dispose(bool) is the base's to call from either.
        return row.Type != "System.IDisposable"
            || method.Parameters.Length > 0
            || method.Name.EndsWith("DisposeAsyncCore", StringComparison.Ordinal)
            || !FrameworkSymbols.Is(_facts.Type, _facts.Model.Frameworks.Component)
            || !FrameworkSymbols.Is(_facts.Type, _facts.Model.Frameworks.AsyncDisposable);
    }

    /// <summary>Whether a teardown runs this code, itself or through the methods that it calls.</summary>
    public bool Reaches(IOperation operation) => Reaches(operation, 0);

    /// <summary>Whether the teardown of a base class or of an interface can get at the member, through a property that overrides or implements one of theirs.</summary>
    public bool IsGivenToBase(ISymbol member)
    {
        foreach (var candidate in _facts.Type.GetMembers())
        {
            if (candidate is IPropertySymbol { GetMethod: { } getter } property && (SymbolEqualityComparer.Default.Equals(property, member) || Gives(getter, member))
                && (_facts.Model.Frameworks.IsDisposable(property.OverriddenProperty?.ContainingType) || IsTornDownByInterface(_facts.Model.Frameworks.AsyncDisposable) || IsTornDownByInterface(_facts.Model.Frameworks.Disposable)))
                return true;
        }

        return false;
    }

    private bool Gives(IMethodSymbol getter, ISymbol member)
    {
        foreach (var value in _facts.ReturnsOf(getter))
        {
            if (SymbolEqualityComparer.Default.Equals(_facts.Identities.Of(value), member))
                return true;
        }

        return false;
    }

    // The interface brings the teardown as a default implementation.
    private bool IsTornDownByInterface(INamedTypeSymbol? disposable)
    {
        if (disposable is null || !FrameworkSymbols.Is(_facts.Type, disposable))
            return false;

        foreach (var method in disposable.GetMembers())
        {
            if (_facts.Type.FindImplementationForInterfaceMember(method) is { ContainingType.TypeKind: TypeKind.Interface })
                return true;
        }

        return false;
    }

    /// <summary>Whether it stands in the one method that is the whole work of a background service, and so at its end.</summary>
    public bool IsInWork(IOperation operation) =>
        OwnerOf(operation) is IMethodSymbol { IsOverride: true, Name: "ExecuteAsync" }
        && _facts.Model.Frameworks.Is(_facts.Type, "Microsoft.Extensions.Hosting.BackgroundService")
        && !operation.IsInHandler();

    private bool Reaches(IOperation operation, int depth)
    {
        for (var function = operation.EnclosingFunction(); function is not null; function = function.EnclosingFunction())
        {
            if (function is IAnonymousFunctionOperation && IsAttachedToAnEnd(function))
                return true;
            if (function is ILocalFunctionOperation local && ReachesMethod(local.Symbol, depth))
                return true;
        }

        return OwnerOf(operation) is IMethodSymbol owner && ReachesMethod(owner, depth);
    }

    private bool ReachesMethod(IMethodSymbol method, int depth)
    {
        if (_reached.TryGetValue(method, out var known))
            return known;
        if (depth > 8)
            return false;

        var reached = IsTeardown(method) || IsOfDisposableBase(method);
        if (!reached)
        {
            foreach (var call in method.AssociatedSymbol is IPropertySymbol property ? _facts.ReferencesOf(property) : _facts.CallsOf(method))
            {
                // A method that calls itself is not reached by that.
                if (SymbolEqualityComparer.Default.Equals(OwnerOf(call), method))
                    continue;
                if (Reaches(call, depth + 1))
                {
                    reached = true;
                    break;
                }
            }
        }

        if (depth == 0)
            _reached[method] = reached;
        return reached;
    }

    // A base that is disposable or a hosted service ends its heirs through what they override: CloseCoreAsync().
    private bool IsOfDisposableBase(IMethodSymbol method) =>
        DeclaringBase(_facts, method) is { } declaring
        && (_facts.Model.Frameworks.IsDisposable(declaring) || _facts.Model.Frameworks.IsHostedService(declaring));

    /// <summary>The base class that declares for its heirs what the method overrides; null where there is none, or a framework is known to call it at a certain time.</summary>
    public static INamedTypeSymbol? DeclaringBase(TypeFacts facts, IMethodSymbol method)
    {
        if (!method.IsOverride || facts.Model.Frameworks.LifecycleOf(method) is not null)
            return null;

        while (method.OverriddenMethod is { } overridden)
            method = overridden;
        return method.ContainingType.SpecialType == SpecialType.System_Object ? null : method.ContainingType;
    }

    /// <summary>Whether it handles an event of the end: <c>Closed += OnClosed</c>, or <c>lifetime.ApplicationStopping.Register(Stop)</c>.</summary>
    public bool IsHandlerOfAnEnd(IMethodSymbol method)
    {
        foreach (var call in _facts.CallsOf(method))
        {
            if (call is IMethodReferenceOperation && IsAttachedToAnEnd(call))
                return true;
        }

        return false;
    }

    /// <summary>Whether the lambda or method group is called when an end has come.</summary>
    public bool IsAttachedToAnEnd(IOperation handler)
    {
        switch (handler.Consumer())
        {
            case IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: { } raised } }:
                return _facts.Model.Frameworks.LifecycleOf(raised) is { Moment: LifecycleMoment.Ends };
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } when TokenSources.IsRegister(method):
                return true;
            default:
                return false;
        }
    }

    private ISymbol? OwnerOf(IOperation operation) => _facts.OwnerOf(operation);
}
