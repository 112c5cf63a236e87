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
            switch (provider.Unwrap())
            {
                case ILocalReferenceOperation { Local: var local }:
                    provider = _facts.WritesOf(local) is { Count: 1 } writes ? writes[0] : null;
                    break;
                case IInvocationOperation { TargetMethod.Name: "BuildServiceProvider" or "Build" }:
                    return true;
                case IPropertyReferenceOperation { Property.Name: "Services" or "ServiceProvider" } or IInvocationOperation { TargetMethod.Name: "CreateScope" or "CreateAsyncScope" }:
                    provider = provider.Unwrap().Receiver();
                    break;
                default:
                    return false;
            }
        }

        return false;
    }
}
