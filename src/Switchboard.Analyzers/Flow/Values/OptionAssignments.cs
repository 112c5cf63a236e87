using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: what else is assigned to the same object, in the same initialiser or run of statements?</summary>
internal static class OptionAssignments
{
    /// <summary>The last assignment of a property of the same object; null where there is none beside this one.</summary>
    public static ISimpleAssignmentOperation? LastBeside(ISimpleAssignmentOperation assignment, string property)
    {
        ISimpleAssignmentOperation? last = null;
        foreach (var operation in Siblings(assignment))
        {
            if ((operation is IExpressionStatementOperation statement ? statement.Operation : operation) is ISimpleAssignmentOperation sibling
                && Target(sibling) is { } target
                && target.Property.Name == property
                && Target(assignment) is { } own
                && SymbolEqualityComparer.Default.Equals(target.Property.ContainingType, own.Property.ContainingType)
                && IsSame(target.Instance, own.Instance))
                last = sibling;
        }

        return last;
    }

    public static IPropertyReferenceOperation? Target(ISimpleAssignmentOperation assignment) => assignment.Target as IPropertyReferenceOperation;

    /// <summary>The creation or <c>with</c> expression whose initialiser the assignment is in.</summary>
    public static IOperation? Initialised(ISimpleAssignmentOperation assignment) =>
        assignment.Parent is IObjectOrCollectionInitializerOperation { Parent: (IObjectCreationOperation or IWithOperation) and var made } ? made : null;

    private static ImmutableArray<IOperation> Siblings(ISimpleAssignmentOperation assignment) => assignment.Parent switch
    {
        IObjectOrCollectionInitializerOperation initializer => initializer.Initializers,
        IExpressionStatementOperation { Parent: IBlockOperation block } => block.Operations,
        _ => ImmutableArray<IOperation>.Empty,
    };

    private static bool IsSame(IOperation? left, IOperation? right) => (left?.Unwrap(), right?.Unwrap()) switch
    {
        (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
        (ILocalReferenceOperation one, ILocalReferenceOperation other) => SymbolEqualityComparer.Default.Equals(one.Local, other.Local),
        (IParameterReferenceOperation one, IParameterReferenceOperation other) => SymbolEqualityComparer.Default.Equals(one.Parameter, other.Parameter),
        // options[0] and options[1] are two.
        (IPropertyReferenceOperation { Property.IsIndexer: true }, _) => false,
        (IMemberReferenceOperation one, IMemberReferenceOperation other) => SymbolEqualityComparer.Default.Equals(one.Member, other.Member) && IsSame(one.Instance, other.Instance),
        _ => false,
    };
}
