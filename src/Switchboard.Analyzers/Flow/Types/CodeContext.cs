using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: where am I? In code whose job is to create clients, in hosting code, in the client itself?</summary>
internal sealed class CodeContext
{
    private readonly TypeFacts _facts;
    private readonly Lazy<bool> _isProcessLived;

    public CodeContext(TypeFacts facts)
    {
        _facts = facts;
        IsConnectionType = IsConnectorOrFactory(facts.Type);
        IsClientType = facts.Model.IsClient(facts.Type);
        IsApplication = IsApplicationObject(facts);
        IsHosting = IsApplication || facts.Model.Frameworks.IsHostedService(facts.Type);
        _isProcessLived = new Lazy<bool>(() => ProcessLived.Is(facts));
    }

    /// <summary>A connector, or a type marked <c>[ConnectionFactory]</c>.</summary>
    public bool IsConnectionType { get; }

    /// <summary>A client type of the user's own.</summary>
    public bool IsClientType { get; }

    /// <summary>The one object that is the application of a user interface.</summary>
    public bool IsApplication { get; }

    /// <summary>A hosted service, or the one object that is the application: it drives what it was given.</summary>
    public bool IsHosting { get; }

    /// <summary>Its objects live as long as the process: the one of a singleton that makes itself, the start-up of a server.</summary>
    public bool IsProcessLived => _isProcessLived.Value;

    /// <summary>Code whose job is to create clients.</summary>
    public bool IsCompositionRoot(IOperation operation) => IsConnectionType || IsCompositionRoot(operation, 0);

    /// <summary>The top-level code or the <c>Main</c> of the program, or a part of it that is given the host, but not the request handlers that it maps.</summary>
    public bool IsEntryPoint(IOperation operation) =>
        _facts.OwnerOf(operation) is IMethodSymbol method
        && (method is { IsStatic: true, Name: "<Main>$" or "Main" } || TakesHost(method))
        && _facts.Repetition.Of(operation) is not { Kind: RepetitionKind.RequestHandler };

    /// <summary><c>client.Received().StopAsync()</c> in a test: what a mock is asked does nothing to a connection.</summary>
    public bool IsQuestionToMock(IOperation? receiver) => _facts.Model.IsTestProject && receiver is IInvocationOperation;

    private bool TakesHost(IMethodSymbol method)
    {
        var frameworks = _facts.Model.Frameworks;
        foreach (var parameter in method.Parameters)
        {
            if (frameworks.Is(parameter.Type, "Microsoft.AspNetCore.Builder.IApplicationBuilder") || frameworks.Is(parameter.Type, "Microsoft.Extensions.Hosting.IHost"))
                return true;
        }

        return false;
    }

    private static bool IsApplicationObject(TypeFacts facts) =>
        facts.Model.Frameworks.Is(facts.Type, "System.Windows.Application")
        || facts.Model.Frameworks.Is(facts.Type, "Microsoft.Maui.Controls.Application")
        || facts.Model.Frameworks.Is(facts.Type, "Microsoft.UI.Xaml.Application")
        || facts.Model.Frameworks.Is(facts.Type, "Avalonia.Application");

    private bool IsCompositionRoot(IOperation operation, int depth)
    {
        if (depth > 8)
            return false;
        if (IsRegisteredInstance(operation))
            return true;

        var child = operation;
        for (var parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation lambda when IsFactoryLambda(lambda):
                    return true;
                case ILocalFunctionOperation local when child != parent && IsFactoryMethod(local.Symbol, depth):
                    return true;
                case IArgumentOperation { Parent: { } call } argument when IsRegistration(call) || IsPartFactory(argument):
                    return true;
                case ISimpleAssignmentOperation assignment when assignment.Value == child && IsPartFactory(assignment):
                    return true;
            }
        }

        return _facts.OwnerOf(operation) is IMethodSymbol owner && (IsMarked(owner) || IsFactoryMethod(owner, depth));
    }

    // var redis = Connect(…); services.AddSingleton(redis), also as AddSingleton(_ => redis), also with a field.
    private bool IsRegisteredInstance(IOperation operation)
    {
        if (HolderOf(LazyAround(operation).Consumer()) is not { } holder)
            return false;

        // The manager is given fields to use, and itself; only what a container is given is handed out.
        var byManager = holder is ILocalSymbol { Type: var type } && _facts.Model.Manager?.IsManager(type) != true;
        foreach (var reference in _facts.ReferencesOf(holder))
        {
            if (reference.Consumer() is IArgumentOperation { Parent: { } call } && IsRegistration(call, byManager))
                return true;
            if (reference.EnclosingFunction() is IAnonymousFunctionOperation lambda && !operation.IsInside(lambda) && IsFactoryLambda(lambda, byManager))
                return true;
        }

        return false;
    }

    // new Lazy<IConnection>(() => Connect(…))
    private static IOperation LazyAround(IOperation operation) =>
        operation.EnclosingFunction() is IAnonymousFunctionOperation lambda
        && lambda.Consumer() is IArgumentOperation { Parent: IObjectCreationOperation { Type: { Name: "Lazy" } type } lazy } && type.IsIn("System")
            ? lazy
            : operation;

    private ISymbol? HolderOf(IOperation? consumer) => consumer switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        IFieldInitializerOperation { InitializedFields: { Length: 1 } fields } => fields[0],
        IPropertyInitializerOperation { InitializedProperties: { Length: 1 } properties } => properties[0],
        ISimpleAssignmentOperation assignment => _facts.Identities.Of(assignment.Target),
        _ => null,
    };

    /// <summary>A lambda that a registration or the manager calls when a client is needed.</summary>
    private bool IsFactoryLambda(IAnonymousFunctionOperation lambda, bool byManager = true)
    {
        // A request handler can ask for the provider too; what it is given to takes any delegate.
        if (lambda.Consumer() is IArgumentOperation { Parameter.Type.SpecialType: SpecialType.System_Delegate, Parent: { } taker })
            return IsListedRegistration(taker);

        foreach (var parameter in lambda.Symbol.Parameters)
        {
            if (FrameworkSymbols.Is(parameter.Type, _facts.Model.Frameworks.ServiceProvider))
                return true;
        }

        return IsHanded(lambda, byManager);
    }

    // Directly, as one of two, or kept in a variable first.
    private bool IsHanded(IAnonymousFunctionOperation lambda, bool byManager)
    {
        var consumer = lambda.Consumer();
        while (consumer is IConditionalOperation { Type: not null })
            consumer = consumer.Consumer();
        if (consumer is IArgumentOperation { Parent: { } call })
            return IsRegistration(call, byManager);
        if (HolderOf(consumer) is not { } holder)
            return false;

        foreach (var reference in _facts.ReferencesOf(holder))
        {
            if (reference.Consumer() is IArgumentOperation { Parent: { } taker } argument && (IsRegistration(taker, byManager) || IsPartFactory(argument)))
                return true;
        }

        return false;
    }

    // new WebsocketClient(url, () => new ClientWebSocket()): another client asks for it, and owns it.
    private bool IsPartFactory(IArgumentOperation argument) =>
        MakesClient(argument.Parameter?.Type)
        && argument.Value.Unwrap() is not IInvocationOperation
        && _facts.Model.RoleOf(argument.Parent switch
        {
            IObjectCreationOperation creation => creation.Constructor,
            IInvocationOperation call => call.TargetMethod,
            _ => null,
        }) is { Role: ConnectionRole.Create or ConnectionRole.Configure };

    // options.WebSocketFactory = …, an option of somebody else's code.
    private bool IsPartFactory(ISimpleAssignmentOperation assignment) =>
        assignment.Target is IPropertyReferenceOperation { Property: { ContainingAssembly: var assembly, Type: var type } }
        && MakesClient(type)
        && !SymbolEqualityComparer.Default.Equals(assembly, _facts.Model.Compilation.Assembly);

    private bool MakesClient(ITypeSymbol? type) => type is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: var made } && _facts.Model.IsClient(made.BehindTask());

    // A method that is only ever used where clients are made is such a place itself.
    private bool IsFactoryMethod(IMethodSymbol method, int depth)
    {
        if (method.DeclaredAccessibility is not (Accessibility.Private or Accessibility.NotApplicable) && method.MethodKind != MethodKind.LocalFunction)
            return IsHandedToRegistration(method) || (method.IsStatic || method.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal) && Registrations.In(_facts.Model.Compilation).IsFactory(method)
                || !method.IsStatic && _facts.Model.IsClient(method.ReturnType.BehindTask()) && Registrations.In(_facts.Model.Compilation).IsFactoryOfObject(method);

        var code = _facts.CodeOf(method);
        var isCalled = false;
        foreach (var call in _facts.CallsOf(method))
        {
            // A method that calls itself is called from elsewhere, too, or never.
            if (code is not null && call.IsInside(code))
                continue;
            if (!IsCompositionRoot(call, depth + 1))
                return false;
            isCalled = true;
        }

        return isCalled;
    }

    private bool IsHandedToRegistration(IMethodSymbol method)
    {
        foreach (var call in _facts.CallsOf(method))
        {
            if (call is IMethodReferenceOperation && call.Consumer() is IArgumentOperation { Parent: { } registration } && IsRegistration(registration))
                return true;
        }

        return false;
    }

    /// <summary>A call on the service collection, the making of a service descriptor, or a call of the manager.</summary>
    public bool IsRegistration(IOperation call) => IsRegistration(call, byManager: true);

    private bool IsRegistration(IOperation call, bool byManager) =>
        IsContainerRegistration(call) || byManager && call is IInvocationOperation invocation && _facts.Model.Manager?.IsManagerCall(invocation.TargetMethod) == true;

    private bool IsContainerRegistration(IOperation call)
    {
        var frameworks = _facts.Model.Frameworks;
        switch (call)
        {
            case var listed when IsListedRegistration(listed):
                return true;
            case IInvocationOperation invocation:
                var method = invocation.TargetMethod;
                return IsServices(invocation.Receiver()?.Type)
                    || method.IsExtensionMethod && FrameworkSymbols.Is((method.ReducedFrom ?? method).Parameters[0].Type, frameworks.ServiceCollection)
                    || FrameworkSymbols.Is(method.ContainingType, frameworks.ServiceDescriptor);
            case IObjectCreationOperation creation:
                return FrameworkSymbols.Is(creation.Type, frameworks.ServiceDescriptor);
            default:
                return false;
        }
    }

    // What the options of the file name as such.
    private bool IsListedRegistration(IOperation call)
    {
        var method = call switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        if (method is null)
            return false;

        var listed = _facts.Model.Options.In(RuleOptions.RegistrationMethods, call.Syntax.SyntaxTree);
        return listed.CoverMethod(method) || method.ContainingType is { } type && listed.CoverType(type);
    }

    // The collection itself, or the builder of a feature that carries it: AddSignalR().AddRedis(…), AddDataProtection().PersistKeysTo(…).
    private bool IsServices(ITypeSymbol? type)
    {
        if (type is null || _facts.Model.Frameworks.ServiceCollection is not { } collection)
            return false;
        if (FrameworkSymbols.Is(type, collection) || CarriesServices(type, collection))
            return true;

        foreach (var implemented in type.AllInterfaces)
        {
            if (CarriesServices(implemented, collection))
                return true;
        }

        return false;
    }

    private static bool CarriesServices(ITypeSymbol type, INamedTypeSymbol collection)
    {
        foreach (var member in type.GetMembers("Services"))
        {
            if (member is IPropertySymbol property && FrameworkSymbols.Is(property.Type, collection))
                return true;
        }

        return false;
    }

    private bool IsMarked(IMethodSymbol method) =>
        _facts.Model.Manager?.IsConnectionFactory(method) == true || _facts.Model.Options.Around(RuleOptions.ConnectionFactories, method).CoverMethod(method);

    private bool IsConnectorOrFactory(INamedTypeSymbol type)
    {
        var listed = _facts.Model.Options.Around(RuleOptions.ConnectionFactories, type);
        for (var candidate = type; candidate is not null; candidate = candidate.ContainingType)
        {
            if (_facts.Model.Manager is { } manager && (manager.IsConnector(candidate) || manager.IsConnectionFactory(candidate)) || listed.CoverType(candidate))
                return true;
        }

        return false;
    }
}
