using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: which collections does this type fill with clients or subscriptions of its own that nothing gets out of again?</summary>
internal static class LostCollections
{
    private enum Use
    {
        Unknown,
        Harmless,
        Fills,
    }

    public static IEnumerable<Holding> In(TypeFacts facts)
    {
        // What a nested type does with its fields is not seen here.
        if (!facts.Type.GetTypeMembers().IsEmpty)
            yield break;

        foreach (var symbol in facts.WrittenSymbols)
        {
            if (symbol is IFieldSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Private } field
                && SymbolEqualityComparer.Default.Equals(field.ContainingType, facts.Type)
                && KindOf(facts, field.Type) is { } kind
                && facts.Releases.Of(field).Count == 0
                && IsOnlyFilled(facts, field))
                yield return new Holding(field, kind, Array.Empty<IOperation>());
        }
    }

    private static HoldingKind? KindOf(TypeFacts facts, ITypeSymbol collection)
    {
        if (ElementOf(collection) is not { } element || facts.Model.Frameworks.IsDisposable(collection))
            return null;
        return facts.Model.IsClient(element) ? HoldingKind.Connection : facts.Model.Frameworks.IsDisposable(element) ? HoldingKind.Subscription : null;
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol collection) => collection switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } when IsCollections(collection) => arguments[arguments.Length - 1],
        _ => null,
    };

    private static bool IsCollections(ISymbol symbol) => symbol.IsIn("System.Collections.Generic") || symbol.IsIn("System.Collections.Concurrent");

    private static bool IsOnlyFilled(TypeFacts facts, IFieldSymbol field)
    {
        var fills = false;
        foreach (var written in facts.WritesOf(field))
        {
            var use = OfNew(facts, written.Unwrap());
            if (use == Use.Unknown)
                return false;
            fills |= use == Use.Fills;
        }

        foreach (var reference in facts.ReferencesOf(field))
        {
            var use = Of(facts, reference);
            if (use == Use.Unknown)
                return false;
            fills |= use == Use.Fills;
        }

        return fills;
    }

    // new(), [Open(), Open()], new() { ["chat"] = Open() }
    private static Use OfNew(TypeFacts facts, IOperation value)
    {
        switch (value)
        {
            case IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null } or IArrayCreationOperation { Initializer: null }:
                return Use.Harmless;
            case IObjectCreationOperation { Arguments.IsEmpty: true, Initializer.Initializers: var initializers }:
                return OfElements(facts, initializers.Select(static initializer => ValueOf(initializer)));
            case IArrayCreationOperation or { Kind: OperationExtensions.CollectionExpression }:
                return OfElements(facts, value.Elements());
            default:
                return Use.Unknown;
        }
    }

    private static IOperation ValueOf(IOperation initializer) => initializer switch
    {
        IInvocationOperation { Arguments: { Length: > 0 } arguments } => arguments[arguments.Length - 1].Value,
        ISimpleAssignmentOperation assignment => assignment.Value,
        _ => initializer,
    };

    private static Use OfElements(TypeFacts facts, IEnumerable<IOperation> elements)
    {
        var use = Use.Harmless;
        foreach (var element in elements)
        {
            if (!IsMade(facts, element, element))
                return Use.Unknown;
            use = Use.Fills;
        }

        return use;
    }

    // The end is where a local that holds it gives it away.
    private static bool IsMade(TypeFacts facts, IOperation value, IOperation end) => Holdings.IsSubscription(facts, value.Unwrap()) || IsMadeClient(facts, value, end);

    private static bool IsMadeClient(TypeFacts facts, IOperation value, IOperation end) =>
        facts.Origins.Of(value) == Origin.Owned
        && (facts.Origins.IsFresh(value) ? IsOnlyReturned(facts, value.Unwrap()) : Holdings.IsFreshLocal(facts, value.Unwrap(), end.Syntax));

    // A helper may keep what it makes somewhere else as well.
    private static bool IsOnlyReturned(TypeFacts facts, IOperation value)
    {
        if (value is not IInvocationOperation { TargetMethod: var helper })
            return true;

        foreach (var returned in facts.ReturnsOf(helper.OriginalDefinition))
        {
            if (returned.Unwrap() is ILocalReferenceOperation local && !Holdings.IsFreshLocal(facts, local, local.Syntax))
                return false;
        }

        return true;
    }

    private static Use Of(TypeFacts facts, IOperation reference)
    {
        switch (reference.Parent)
        {
            case ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } assignment when assignment.Target == reference:
            case ILockOperation:
            case IPropertyReferenceOperation { Property: { IsIndexer: false, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Boolean } }:
                return Use.Harmless;
            case IInvocationOperation call when call.Instance == reference:
                return OfCall(facts, call);
            case IPropertyReferenceOperation { Property.IsIndexer: true } element when element.Instance == reference:
                return OfElement(facts, element);
            case IArrayElementReferenceOperation element when element.ArrayReference == reference:
                return OfElement(facts, element);
            default:
                return reference.Consumer() is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var one } } && IsOnlyUsed(facts, one) ? Use.Harmless : Use.Unknown;
        }
    }

    private static Use OfCall(TypeFacts facts, IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Add" or "TryAdd" or "Enqueue" or "Push" when IsMade(facts, call.Arguments[call.Arguments.Length - 1].Value, call) => Use.Fills,
        "ContainsKey" or "Clear" => Use.Harmless,
        _ => Use.Unknown,
    };

    private static Use OfElement(TypeFacts facts, IOperation element) =>
        element.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation, Value: var value } assignment && assignment.Target == element
            ? IsMade(facts, value, value.Unwrap()) ? Use.Fills : Use.Unknown
            : IsUse(facts, element) ? Use.Harmless : Use.Unknown;

    private static bool IsOnlyUsed(TypeFacts facts, ILocalSymbol element)
    {
        foreach (var reference in facts.ReferencesOf(element))
        {
            if (!IsUse(facts, reference))
                return false;
        }

        return true;
    }

    // hub.SendAsync(…), hub.State: what gives nothing of it away.
    private static bool IsUse(TypeFacts facts, IOperation client)
    {
        var consumer = client.Consumer();
        if (consumer is IArgumentOperation argument)
            consumer = argument.Parent;
        return consumer is (IInvocationOperation or IPropertyReferenceOperation)
            && consumer.Receiver() == client
            && facts.Model.RoleOf(consumer is IInvocationOperation call ? call.TargetMethod : ((IPropertyReferenceOperation)consumer).Property)
                is { Role: ConnectionRole.Connect or ConnectionRole.Send or ConnectionRole.Subscribe or ConnectionRole.State };
    }
}
