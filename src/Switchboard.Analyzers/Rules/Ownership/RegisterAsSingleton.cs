using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB1004: a client is registered so that every resolution opens another connection.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RegisterAsSingletonAnalyzer : ConnectionAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public RegisterAsSingletonAnalyzer()
        : base(Descriptors.RegisterAsSingleton)
    {
    }

    private protected override bool AppliesTo(ConnectionModel model) => model.AnalyzesCreation && model.Frameworks.ServiceCollection is not null;

    private protected override void Register(CompilationStartAnalysisContext context, ConnectionModel model) =>
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (LifetimeOf(call.TargetMethod) is { } lifetime && IsRegistration(call, model) && RegisteredClient(call, model) is { } client)
                    operation.ReportDiagnostic(Diagnostic.Create(Descriptors.RegisterAsSingleton, call.Syntax.GetLocation(), client.Name, lifetime));
            },
            OperationKind.Invocation);

    private static string? LifetimeOf(IMethodSymbol method) => method.Name switch
    {
        "AddTransient" or "TryAddTransient" or "AddKeyedTransient" or "TryAddKeyedTransient" or "Transient" or "KeyedTransient" => "transient",
        "AddScoped" or "TryAddScoped" or "AddKeyedScoped" or "TryAddKeyedScoped" or "Scoped" or "KeyedScoped" => "scoped",
        _ => null,
    };

    private static bool IsRegistration(IInvocationOperation call, ConnectionModel model)
    {
        var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        return method.IsExtensionMethod && FrameworkSymbols.Is(method.Parameters[0].Type, model.Frameworks.ServiceCollection)
            || method.IsStatic && FrameworkSymbols.Is(method.ContainingType, model.Frameworks.ServiceDescriptor);
    }

    /// <summary>The client that a resolution would make: the implementation, what the factory returns, or the service itself.</summary>
    private static ITypeSymbol? RegisteredClient(IInvocationOperation call, ConnectionModel model)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type is INamedTypeSymbol { TypeKind: TypeKind.Delegate } && Returned(argument.Value) is { } returned)
                return Client(returned, model);
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
        model.KindOf(type) is { IsOneShot: false, IsEitherSide: false } && model.Manager?.IsConnectionFactory(type) != true ? type : null;

    private static ITypeSymbol? Returned(IOperation factory)
    {
        switch (factory.Unwrap())
        {
            case IMethodReferenceOperation method:
                return method.Method.ReturnType;
            case IAnonymousFunctionOperation lambda:
                foreach (var operation in lambda.Body.Operations)
                {
                    if (operation is IReturnOperation { ReturnedValue: { } value })
                        return value is IConversionOperation { Operand.Type: { } type } ? type : value.Type;
                }

                return lambda.Symbol.ReturnType;
            default:
                return null;
        }
    }
}
