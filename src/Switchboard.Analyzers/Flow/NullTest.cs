using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>A condition that asks whether a value is null.</summary>
internal readonly struct NullTest
{
    private NullTest(IOperation value, bool isNullWhenTrue)
    {
        Value = value;
        IsNullWhenTrue = isNullWhenTrue;
    }

    public IOperation Value { get; }

    /// <summary>Whether the value is null where the condition holds; otherwise it is where the condition does not hold.</summary>
    public bool IsNullWhenTrue { get; }

    public static NullTest? In(IOperation? condition)
    {
        switch (condition?.Unwrap())
        {
            case IIsNullOperation test:
                return new NullTest(test.Operand, true);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                return In(negation.Operand) is { } negated ? new NullTest(negated.Value, !negated.IsNullWhenTrue) : null;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                var isEquality = comparison.OperatorKind == BinaryOperatorKind.Equals;
                if (comparison.RightOperand.IsNull())
                    return new NullTest(comparison.LeftOperand, isEquality);
                return comparison.LeftOperand.IsNull() ? new NullTest(comparison.RightOperand, isEquality) : null;
            case IIsPatternOperation match:
                return NullWhenMatched(match.Pattern) is { } isNull ? new NullTest(match.Value, isNull) : null;
            default:
                return null;
        }
    }

    private static bool? NullWhenMatched(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant when constant.Value.IsNull() => true,
        INegatedPatternOperation negated => !NullWhenMatched(negated.Pattern),
        IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0 } => false,
        IDeclarationPatternOperation => false,
        _ => null,
    };
}
