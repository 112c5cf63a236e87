using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

internal enum RepetitionKind
{
    Loop,
    RequestHandler,
    Timer,
    EventHandler,
    ReconnectHandler,
    Lifecycle,
}

/// <summary>Why a piece of code runs more than once in the life of its object.</summary>
internal sealed class RepeatedPlace
{
    public RepeatedPlace(RepetitionKind kind, string description, IOperation? around, LifecycleRow? row = null)
    {
        Kind = kind;
        Description = description;
        Around = around;
        Row = row;
    }

    public RepetitionKind Kind { get; }

    /// <summary>For the message: "in a loop", "in 'OnParametersSetAsync', which runs again".</summary>
    public string Description { get; }

    /// <summary>The loop or lambda, where the code stands in one.</summary>
    public IOperation? Around { get; }

    public LifecycleRow? Row { get; }
}

/// <summary>Answers: does this code run again?</summary>
internal sealed class Repetition
{
    private const int DeepestCall = 6;

    private readonly TypeFacts _facts;

    public Repetition(TypeFacts facts) => _facts = facts;

    /// <summary>The innermost reason why the operation runs again, or null where none is proven.</summary>
    public RepeatedPlace? Of(IOperation operation) => Of(operation, 0);

    /// <summary>Whether a server is given this lambda, local function or method to answer requests with.</summary>
    public bool HandlesRequests(IMethodSymbol function)
    {
        if (function.MethodKind == MethodKind.AnonymousFunction)
        {
            foreach (var lambda in _facts.Lambdas)
            {
                if (SymbolEqualityComparer.Default.Equals(lambda.Symbol, function))
                    return IsRequestHandler(lambda);
            }

            return false;
        }

        foreach (var call in _facts.CallsOf(function))
        {
            if (call is IMethodReferenceOperation && IsRequestHandler(call))
                return true;
        }

        return false;
    }

    /// <summary>Whether a server runs this function for a request, be it handed to it or found by it.</summary>
    public bool AnswersRequests(IMethodSymbol function) => IsRequestHandler(function) || HandlesRequests(function);

    private bool IsRequestHandler(IOperation handler) => OfHandler(handler) is { Kind: RepetitionKind.RequestHandler };

    private RepeatedPlace? Of(IOperation operation, int depth)
    {
        if (depth > DeepestCall)
            return null;

        var child = operation;
        for (var parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case ILoopOperation loop when Repeats(loop, child):
                    return new RepeatedPlace(RepetitionKind.Loop, "in a loop", loop);
                case IAnonymousFunctionOperation lambda:
                    if (OfHandler(lambda) is { } place)
                        return place;
                    break;
                case ILocalFunctionOperation local:
                    return OfMethod(local.Symbol, depth);
            }
        }

        return _facts.OwnerOf(operation) is IMethodSymbol owner ? OfMethod(owner, depth) : null;
    }

    private RepeatedPlace? OfMethod(IMethodSymbol method, int depth)
    {
        if (IsRequestHandler(method))
            return new RepeatedPlace(RepetitionKind.RequestHandler, $"in the request handler '{method.Name}'", null);

        var row = _facts.Model.Frameworks.LifecycleOf(method);
        if (row is { Moment: LifecycleMoment.Repeats })
            return new RepeatedPlace(RepetitionKind.Lifecycle, $"in '{method.Name}', which runs again", null, row);
        if (row is not null)
            return null;

        var calls = _facts.CallsOf(method);
        foreach (var call in calls)
        {
            if (call is IMethodReferenceOperation && OfHandler(call) is { } place)
                return place;
        }

        if (IsEventHandler(method) && calls.Count == 0 && _facts.Model.Frameworks.NamedAfter(method) is not { Moment: LifecycleMoment.Begins or LifecycleMoment.Ends })
            return new RepeatedPlace(RepetitionKind.EventHandler, $"in the event handler '{method.Name}'", null);

        return OfCallers(method, calls, depth);
    }

    // A private method runs again when every call of it does.
    private RepeatedPlace? OfCallers(IMethodSymbol method, IReadOnlyList<IOperation> calls, int depth)
    {
        if (method.MethodKind != MethodKind.LocalFunction && method.DeclaredAccessibility != Accessibility.Private)
            return null;

        RepeatedPlace? first = null;
        foreach (var call in calls)
        {
            if (call is not IInvocationOperation || Of(call, depth + 1) is not { } place)
                return null;
            first ??= place;
        }

        return first;
    }

    /// <summary>What raises a delegate again and again, where this one is given to such a thing.</summary>
    private RepeatedPlace? OfHandler(IOperation handler)
    {
        switch (handler.Consumer())
        {
            case IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: { } raised } }:
                if (_facts.Model.RoleOf(raised) is { } member)
                    return new RepeatedPlace(
                        member.IsReconnectEvent ? RepetitionKind.ReconnectHandler : RepetitionKind.EventHandler, $"in the handler of '{raised.Name}'", handler);
                return OfFrameworkEvent(raised, handler);
            case IArgumentOperation { Parent: IInvocationOperation call } argument:
                return OfArgument(call, argument, handler);
            case IArgumentOperation { Parent: IObjectCreationOperation, Parameter.Type: { } type } when FrameworkSymbols.Is(type, _facts.Model.Frameworks.TimerCallback):
                return new RepeatedPlace(RepetitionKind.Timer, "in a timer callback", handler);
            default:
                return null;
        }
    }

    private RepeatedPlace? OfFrameworkEvent(IEventSymbol raised, IOperation handler)
    {
        var row = _facts.Model.Frameworks.LifecycleOf(raised);
        if (row is { Moment: LifecycleMoment.Begins or LifecycleMoment.Ends })
            return null;

        var kind = row is null ? RepetitionKind.EventHandler
            : raised.Name is "Tick" or "Elapsed" ? RepetitionKind.Timer
            : RepetitionKind.Lifecycle;
        return new RepeatedPlace(kind, $"in the handler of '{raised.Name}'", handler, row);
    }

    private RepeatedPlace? OfArgument(IInvocationOperation call, IArgumentOperation argument, IOperation handler)
    {
        var method = call.TargetMethod;
        if (_facts.Model.RoleOf(method) is { Role: ConnectionRole.Subscribe } member)
            return new RepeatedPlace(
                member.IsReconnectEvent ? RepetitionKind.ReconnectHandler : RepetitionKind.EventHandler, $"in the handler given to '{method.Name}'", handler);

        if (FrameworkSymbols.Is(argument.Parameter?.Type, _facts.Model.Frameworks.TimerCallback))
            return new RepeatedPlace(RepetitionKind.Timer, "in a timer callback", handler);

        var extended = method.IsExtensionMethod ? (method.ReducedFrom ?? method).Parameters[0].Type : null;
        if (method.Name.StartsWith("Map", StringComparison.Ordinal) && _facts.Model.Frameworks.Is(extended, "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder"))
            return new RepeatedPlace(RepetitionKind.RequestHandler, "in a request handler", handler);

        return null;
    }

    /// <summary>A method that a server framework calls for every request or message.</summary>
    private bool IsRequestHandler(IMethodSymbol method)
    {
        var type = method.ContainingType;
        var frameworks = _facts.Model.Frameworks;
        if (frameworks.HasAttribute(method, "Microsoft.Azure.Functions.Worker.FunctionAttribute")
            || frameworks.HasAttribute(method, "Microsoft.Azure.WebJobs.FunctionNameAttribute"))
            return true;

        if (method is not { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary, IsStatic: false })
            return false;

        return frameworks.Is(type, "Microsoft.AspNetCore.Mvc.ControllerBase")
            || frameworks.HasAttribute(type, "Microsoft.AspNetCore.Mvc.ApiControllerAttribute")
            || frameworks.Is(type, "Microsoft.AspNetCore.SignalR.Hub")
            || method.Name.StartsWith("On", StringComparison.Ordinal) && frameworks.Is(type, "Microsoft.AspNetCore.Mvc.RazorPages.PageModel")
            || method.IsOverride && IsGrpcService(type)
            || Implements(method, "Quartz.IJob")
            || Implements(method, "MassTransit.IConsumer`1")
            || Implements(method, "NServiceBus.IHandleMessages`1")
            || Implements(method, "MediatR.IRequestHandler`1")
            || Implements(method, "MediatR.IRequestHandler`2")
            || Implements(method, "MediatR.INotificationHandler`1")
            || TakesHttpContext(method);
    }

    private bool IsGrpcService(INamedTypeSymbol type)
    {
        for (var candidate = type.BaseType; candidate is not null; candidate = candidate.BaseType)
        {
            if (_facts.Model.Frameworks.HasAttribute(candidate, "Grpc.Core.BindServiceMethodAttribute"))
                return true;
        }

        return false;
    }

    private bool Implements(IMethodSymbol method, string interfaceName)
    {
        var frameworks = _facts.Model.Frameworks;
        if (!frameworks.Is(method.ContainingType, interfaceName) || frameworks.Type(interfaceName) is not { } definition)
            return false;

        foreach (var implemented in method.ContainingType.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, definition))
                continue;
            foreach (var member in implemented.GetMembers())
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                    return true;
            }
        }

        return false;
    }

    // Middleware.
    private bool TakesHttpContext(IMethodSymbol method) =>
        method.Name is "Invoke" or "InvokeAsync"
        && method.Parameters.Length > 0
        && _facts.Model.Frameworks.Is(method.Parameters[0].Type, "Microsoft.AspNetCore.Http.HttpContext");

    // The designer or XAML attaches it: (object sender, SomethingEventArgs e).
    private bool IsEventHandler(IMethodSymbol method) =>
        method.Parameters.Length == 2
        && method.Parameters[0].Type.SpecialType == SpecialType.System_Object
        && _facts.Model.Frameworks.Is(method.Parameters[1].Type, "System.EventArgs");

    private static bool Repeats(ILoopOperation loop, IOperation child) => loop switch
    {
        IForEachLoopOperation each => each.Body == child,
        IForLoopOperation counted => counted.Body == child || counted.AtLoopBottom.Contains(child),
        _ => true,
    };
}
