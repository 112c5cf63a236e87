using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Reading a control-flow graph: the order of evaluation, and what a condition says of a value.</summary>
internal static class GraphReading
{
    /// <summary>The region around this one in the same graph: around the root of a lambda's graph are the regions of another.</summary>
    public static ControlFlowRegion? Around(this ControlFlowRegion region) => region.Kind == ControlFlowRegionKind.Root ? null : region.EnclosingRegion;

    /// <summary>The operations of a block as they are evaluated: inner ones before outer ones, the condition last.</summary>
    public static IEnumerable<IOperation> InOrder(this BasicBlock block)
    {
        foreach (var statement in block.Statements())
        {
            foreach (var operation in statement)
                yield return operation;
        }
    }

    /// <summary>The same, statement by statement.</summary>
    public static IOperation[][] Statements(this BasicBlock block)
    {
        var count = block.Operations.Length;
        var statements = new IOperation[block.BranchValue is null ? count : count + 1][];
        for (var i = 0; i < count; i++)
            statements[i] = InOrder(block.Operations[i]);
        if (block.BranchValue is { } value)
            statements[count] = InOrder(value);
        return statements;
    }

    private static IOperation[] InOrder(IOperation operation)
    {
        var list = new List<IOperation>();
        var pending = new Stack<IOperation>();
        pending.Push(operation);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            list.Add(next);
            foreach (var child in next.ChildOperations)
                pending.Push(child);
        }

        list.Reverse();
        return list.ToArray();
    }

    /// <summary>Whether a catch region takes every exception there is.</summary>
    public static bool TakesEverything(this ControlFlowRegion handler) =>
        handler.ExceptionType is not { } type || type.SpecialType == SpecialType.System_Object || type.Name == "Exception" && type.IsIn("System");

    /// <summary>Whether a condition says that a value is null: true when it is where the condition holds, false where it does not hold.</summary>
    public static bool? NullWhenTrue(this IOperation? condition, Func<IOperation?, bool> isValue)
    {
        switch (condition?.Unwrap())
        {
            case IIsNullOperation test when isValue(test.Operand):
                return true;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                return !negation.Operand.NullWhenTrue(isValue);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                when isValue(comparison.LeftOperand) && comparison.RightOperand.IsNull() || isValue(comparison.RightOperand) && comparison.LeftOperand.IsNull():
                return comparison.OperatorKind == BinaryOperatorKind.Equals;
            case IIsPatternOperation match when isValue(match.Value):
                return NullWhenMatched(match.Pattern);
            default:
                return null;
        }
    }

    private static bool? NullWhenMatched(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant when constant.Value.IsNull() => true,
        INegatedPatternOperation negated => !NullWhenMatched(negated.Pattern),
        IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0 } when TakesAllOfItsType(pattern) => false,
        IDeclarationPatternOperation when TakesAllOfItsType(pattern) => false,
        _ => null,
    };

    // What is not of a derived type need not be null.
    private static bool TakesAllOfItsType(IPatternOperation pattern) =>
        SymbolEqualityComparer.Default.Equals(pattern.InputType, pattern.NarrowedType) || FrameworkSymbols.Is(pattern.InputType, pattern.NarrowedType as INamedTypeSymbol);
}
