using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: is this value also an element of a collection that the type keeps or gives, through which it can be released?</summary>
internal static class Collected
{
    public static bool IsKept(TypeFacts facts, ISymbol member)
    {
        foreach (var reference in facts.ReferencesOf(member))
        {
            if (IsYielded(reference) || IsPutAtIndex(reference) || CollectionAround(reference) is { } collection && IsKept(collection))
                return true;
        }

        return false;
    }

    private static bool IsYielded(IOperation reference) => reference.Consumer() is IReturnOperation { Kind: OperationKind.YieldReturn };

    // _hubs["chat"] = _chat; also in an initializer.
    private static bool IsPutAtIndex(IOperation reference) =>
        reference.Consumer() is ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } } assignment
        && assignment.Value.Unwrap() == reference;

    // new[] { _one, _two }, [_one, _two]
    private static IOperation? CollectionAround(IOperation reference) => reference.Consumer() switch
    {
        IArrayInitializerOperation { Parent: IArrayCreationOperation array } => array,
        { Kind: OperationExtensions.CollectionExpression } expression => expression,
        _ => null,
    };

    private static bool IsKept(IOperation collection) => collection.Consumer() switch
    {
        IReturnOperation or IFieldInitializerOperation or IPropertyInitializerOperation => true,
        ISimpleAssignmentOperation assignment => assignment.Target is IFieldReferenceOperation or IPropertyReferenceOperation,
        _ => false,
    };
}
