using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB1004: a client is registered so that every resolution opens another connection.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RegisterAsSingletonAnalyzer : ConnectionAnalyzer
{
    private static readonly Dictionary<string, string> s_lifetimes = new(StringComparer.Ordinal)
    {
        ["AddTransient"] = "transient",
        ["TryAddTransient"] = "transient",
        ["AddKeyedTransient"] = "transient",
        ["TryAddKeyedTransient"] = "transient",
        ["Transient"] = "transient",
        ["KeyedTransient"] = "transient",
        ["AddScoped"] = "scoped",
        ["TryAddScoped"] = "scoped",
        ["AddKeyedScoped"] = "scoped",
        ["TryAddKeyedScoped"] = "scoped",
        ["Scoped"] = "scoped",
        ["KeyedScoped"] = "scoped",
    };

    /// <summary>Makes the rule.</summary>
    public RegisterAsSingletonAnalyzer()
        : base(Descriptors.RegisterAsSingleton)
    {
    }

    internal override bool AppliesTo(ConnectionModel model) => model.AnalyzesCreation;

    private protected override void Register(CompilationStartAnalysisContext context, ConnectionModel model) =>
        RegisterOperationAction(
            context,
            model,
            Mentions.Of(s_lifetimes.Keys),
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (LifetimeOf(call.TargetMethod) is { } lifetime && !IsOneScope(lifetime, model) && !NeedsScope(call, lifetime, model)
                    && IsRegistration(call, model) && RegisteredClient(call, operation.ContainingSymbol.ContainingType, model) is { } client
                    && model.AnalyzesCreationOf(client, Descriptors.RegisterAsSingleton.Id, call.Syntax.SyntaxTree))
                    operation.ReportDiagnostic(Diagnostic.Create(Descriptors.RegisterAsSingleton, call.Syntax.GetLocation(), client.Name, lifetime));
            },
            OperationKind.Invocation);

    private static string? LifetimeOf(IMethodSymbol method) => s_lifetimes.TryGetValue(method.Name, out var lifetime) ? lifetime : null;

    // In the browser there is one scope for the life of the application.
    private static bool IsOneScope(string lifetime, ConnectionModel model) =>
        lifetime == "scoped" && model.Frameworks.Type("Microsoft.AspNetCore.Components.WebAssembly.Hosting.WebAssemblyHostBuilder") is not null;

    // A factory that asks for what only a scope has cannot make a singleton: a Blazor circuit has a connection of its own.
    private static bool NeedsScope(IInvocationOperation call, string lifetime, ConnectionModel model)
    {
        if (lifetime != "scoped")
            return false;

        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Unwrap() is not IAnonymousFunctionOperation factory)
                continue;
            foreach (var operation in factory.Body.Descendants())
            {
                if (operation is IInvocationOperation { TargetMethod: { Name: "GetService" or "GetRequiredService", TypeArguments: { Length: 1 } asked } }
                    && (model.Frameworks.IsScoped(asked[0]) || Registrations.In(model.Compilation).IsScoped(asked[0].Name)))
                    return true;
            }
        }

        return false;
    }

    // The container's own methods, which stand beside the collection; an extension of the user's own may mean anything.
    private static bool IsRegistration(IInvocationOperation call, ConnectionModel model) =>
        model.Frameworks.ServiceCollection is { } collection
        && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingAssembly, collection.ContainingAssembly);

    /// <summary>The client that a resolution would make: the implementation, what the factory returns, or the service itself.</summary>
    private static ITypeSymbol? RegisteredClient(IInvocationOperation call, INamedTypeSymbol? around, ConnectionModel model)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type is INamedTypeSymbol { TypeKind: TypeKind.Delegate })
                return Made(argument.Value, around, model) is { } made ? Client(made, model) : null;
        }

        var types = call.TargetMethod.TypeArguments;
        if (types.Length > 0)
            return Client(types[types.Length - 1], model);

        // AddTransient(typeof(IHub), typeof(Hub)): the last type is the implementation.
        ITypeSymbol? client = null;
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Unwrap() is ITypeOfOperation type)
                client = Client(type.TypeOperand, model);
        }

        return client;
    }

    private static ITypeSymbol? Client(ITypeSymbol type, ConnectionModel model) =>
        model.KindOf(type) is { IsOneShot: false, IsEitherSide: false, IsBundle: false } && model.Manager?.IsConnectionFactory(type) != true ? type : null;

    /// <summary>The type of what a factory makes; null where it hands out what stands somewhere else, or where that cannot be known.</summary>
    private static ITypeSymbol? Made(IOperation factory, INamedTypeSymbol? around, ConnectionModel model)
    {
        switch (factory.Unwrap())
        {
            case IMethodReferenceOperation { Method: var method }:
                return IsHelper(method, around, model) ? method.ReturnType : null;
            case IAnonymousFunctionOperation lambda:
                foreach (var operation in lambda.Body.Descendants())
                {
                    if (operation is IReturnOperation { ReturnedValue: { } value } && operation.EnclosingFunction() == lambda && IsMade(value, lambda, around, model))
                        return value is IConversionOperation { Operand.Type: { } type } ? type : value.Type;
                }

                return null;
            default:
                return null;
        }
    }

    private static bool IsMade(IOperation value, IAnonymousFunctionOperation factory, INamedTypeSymbol? around, ConnectionModel model) => value.Unwrap() switch
    {
        IObjectCreationOperation => true,
        IInvocationOperation call => model.RoleOf(call.TargetMethod) is { Role: ConnectionRole.Create } || IsHelper(call.TargetMethod, around, model),
        ILocalReferenceOperation local => Initial(local.Local, factory) is { } initial && IsMade(initial, factory, around, model),
        _ => false,
    };

    // What makes a client for this factory alone, not what keeps clients for others.
    private static bool IsHelper(IMethodSymbol method, INamedTypeSymbol? around, ConnectionModel model) =>
        !method.IsExtensionMethod
        && model.Manager?.IsManagerCall(method) != true
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, around);

    private static IOperation? Initial(ILocalSymbol local, IAnonymousFunctionOperation factory)
    {
        foreach (var operation in factory.Body.Descendants())
        {
            if (operation is IVariableDeclaratorOperation { Initializer.Value: { } value } declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                return value;
        }

        return null;
    }
}
