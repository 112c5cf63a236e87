using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does this timer ring more than once?</summary>
internal static class Timers
{
    /// <summary>Whether the timer, which is made or named here, rings on and on.</summary>
    public static bool Repeats(TypeFacts facts, IOperation? timer, IOperation callback)
    {
        if (timer is null)
            return true;

        var symbol = SymbolOf(facts, timer);
        if (timer is IObjectCreationOperation creation)
            return !IsOnce(creation.Arguments) || symbol is not null && IsSetToRepeat(facts, symbol);
        return symbol is null || !RingsOnce(facts, symbol) && !IsStoppedBy(facts, symbol, callback);
    }

    /// <summary>Where the timer is started, or set to ring.</summary>
    public static IEnumerable<IOperation> StartsOf(TypeFacts facts, IOperation? timer)
    {
        if (timer is null || SymbolOf(facts, timer) is not { } symbol)
            yield break;

        foreach (var reference in facts.ReferencesOf(symbol))
        {
            switch (Used(reference))
            {
                case IInvocationOperation { TargetMethod.Name: "Start" or "Change" } call:
                    yield return call;
                    break;
                case IPropertyReferenceOperation { Property.Name: "Enabled" or "IsEnabled", Parent: ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: true } } assignment }:
                    yield return assignment;
                    break;
            }
        }
    }

    // System.Timers.Timer.AutoReset = false, IDispatcherTimer.IsRepeating = false.
    private static bool RingsOnce(TypeFacts facts, ISymbol timer)
    {
        foreach (var reference in facts.ReferencesOf(timer))
        {
            if (Used(reference) is IPropertyReferenceOperation { Property.Name: "AutoReset" or "IsRepeating", Parent: ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: false } } })
                return true;
        }

        foreach (var value in facts.WritesOf(timer))
        {
            foreach (var operation in value.Descendants())
            {
                if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "AutoReset" or "IsRepeating" }, Value.ConstantValue: { HasValue: true, Value: false } })
                    return true;
            }
        }

        return false;
    }

    private static bool IsStoppedBy(TypeFacts facts, ISymbol timer, IOperation callback)
    {
        var code = callback is IMethodReferenceOperation method ? facts.CodeOf(method.Method) : callback;
        if (code is null)
            return false;

        foreach (var operation in code.Descendants())
        {
            // Also as ((DispatcherTimer)sender).Stop().
            if (operation is IInvocationOperation { TargetMethod: { Name: "Stop", ContainingType: var stopped } } && SymbolEqualityComparer.Default.Equals(stopped, TypeOf(timer)))
                return true;
        }

        return false;
    }

    private static ITypeSymbol? TypeOf(ISymbol timer) => timer switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    // timer.Change(0, 5000)
    private static bool IsSetToRepeat(TypeFacts facts, ISymbol timer)
    {
        foreach (var reference in facts.ReferencesOf(timer))
        {
            if (Used(reference) is IInvocationOperation { TargetMethod.Name: "Change" } call && !IsOnce(call.Arguments))
                return true;
        }

        return false;
    }

    // No period, or an infinite one.
    private static bool IsOnce(System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == "period")
                return Durations.IsInfinite(argument.Value) || Durations.IsZero(argument.Value);
        }

        return true;
    }

    private static ISymbol? SymbolOf(TypeFacts facts, IOperation timer)
    {
        if (timer is not IObjectCreationOperation)
            return facts.Identities.Of(timer);

        return timer.Consumer() switch
        {
            ISimpleAssignmentOperation assignment => facts.Identities.Of(assignment.Target),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local,
            IFieldInitializerOperation { InitializedFields: { Length: 1 } fields } => fields[0],
            _ => null,
        };
    }

    private static IOperation? Used(IOperation reference)
    {
        var consumer = reference.Parent;
        if (consumer is IConditionalAccessOperation access && access.Operation == reference)
            return access.WhenNotNull;
        return consumer;
    }
}
