using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <content>What comes out of a container.</content>
internal sealed partial class Origins
{
    private bool IsServiceLookup(IMethodSymbol method) =>
        method.Name is "GetService" or "GetRequiredService" or "GetKeyedService" or "GetRequiredKeyedService"
        && (FrameworkSymbols.Is(method.ReceiverType, _facts.Model.Frameworks.ServiceProvider)
            || method.ContainingNamespace is { Name: "DependencyInjection" });

    // var provider = services.BuildServiceProvider(); var host = builder.Build(): whoever builds the container drives what is in it.
    private bool IsFromContainerMadeHere(IInvocationOperation lookup)
    {
        var provider = lookup.Receiver();
        for (var depth = 0; provider is not null && depth < DeepestChain; depth++)
        {
            provider = provider.Unwrap();
            if (IsServerOfTests(provider))
                return true;

            switch (provider)
            {
                case ILocalReferenceOperation { Local: var local }:
                    provider = OnlyWriteOf(local);
                    break;
                case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field: var field }:
                    provider = OnlyWriteOf(field);
                    break;
                // A builder's: the host itself starts without giving anything.
                case IInvocationOperation { TargetMethod.Name: "BuildServiceProvider" or "Build" or "Start" or "StartAsync" }:
                    return true;
                case IInvocationOperation { TargetMethod: var helper } when IsOwnHelper(helper):
                    provider = _facts.ReturnsOf(helper.OriginalDefinition) is { Count: 1 } returns ? returns[0] : null;
                    break;
                case IPropertyReferenceOperation { Property.Name: "Services" or "ServiceProvider" } or IInvocationOperation { TargetMethod.Name: "CreateScope" or "CreateAsyncScope" }:
                    provider = provider.Receiver();
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    // factory.Services and fixture.Services: made for the tests, which do with it what they like.
    private bool IsServerOfTests(IOperation provider)
    {
        if (!_facts.Model.IsTestProject)
            return false;

        var frameworks = _facts.Model.Frameworks;
        return frameworks.Is(provider.Type, "Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory`1")
            || frameworks.Is(provider.Type, "Microsoft.AspNetCore.TestHost.TestServer")
            || provider is IPropertyReferenceOperation { Property: var services, Instance: { } holder }
                && holder.Unwrap() is not IInstanceReferenceOperation
                && OfOthers(services) == Origin.OfTests;
    }

    private IOperation? OnlyWriteOf(ISymbol symbol) => _facts.WritesOf(symbol) is { Count: 1 } writes ? writes[0] : null;
}
