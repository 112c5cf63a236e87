using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>What the code looks at in what a receive gives.</summary>
internal sealed class FrameResult
{
    private readonly TypeFacts _facts;
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private readonly List<IPropertyReferenceOperation> _asked = new();

    private FrameResult(TypeFacts facts) => _facts = facts;

    /// <summary>The result goes to other code, which may look at anything.</summary>
    public bool Escapes { get; private set; }

    /// <summary>The properties that are read of it.</summary>
    public IReadOnlyList<IPropertyReferenceOperation> Asked => _asked;

    public static FrameResult Of(TypeFacts facts, IOperation receive)
    {
        var result = new FrameResult(facts);
        result.Follow(receive);
        return result;
    }

    public bool Asks(IReadOnlyList<string> names)
    {
        foreach (var property in _asked)
        {
            if (names.Contains(property.Property.Name))
                return true;
        }

        return false;
    }

    // From the call or a variable to whatever is made of its value.
    private void Follow(IOperation value)
    {
        var child = value;
        for (var parent = value.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConversionOperation { OperatorMethod: null } or IAwaitOperation:
                case IInvocationOperation call when call.Instance == child && call.TargetMethod.OfTask() is TaskMember.Wraps or TaskMember.Bounds or TaskMember.Gives:
                case IPropertyReferenceOperation result when result.Property.OfTask() == TaskMember.Gives:
                    continue;
                case IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation }:
                case IInvocationOperation waited when waited.Instance == child && waited.TargetMethod.OfTask() == TaskMember.Waits:
                    return;
                case IPropertyReferenceOperation property:
                    _asked.Add(property);
                    return;
                case IIsPatternOperation match:
                    Match(match.Pattern);
                    return;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    FollowVariable(declarator.Symbol);
                    return;
                // The value of an assignment is used, too: while ((frame = await …).MessageType != …).
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == child:
                    FollowVariable(local.Local);
                    continue;
                case ISimpleAssignmentOperation written when written.Target == child:
                // A race is decided by who is first, not by what it gives.
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }:
                    return;
                default:
                    Escapes = true;
                    return;
            }
        }
    }

    private void FollowVariable(ISymbol variable)
    {
        if (!_followed.Add(variable))
            return;
        foreach (var reference in _facts.ReferencesOf(variable))
        {
            // The first of several may be this one: await (Task<WebSocketReceiveResult>)first.
            Follow(RaceOf(reference) ?? reference);
        }
    }

    // Task.WhenAny(receiving, delay).
    private static IOperation? RaceOf(IOperation reference)
    {
        for (var parent = reference.Parent; parent is IConversionOperation or IArgumentOperation or IArrayInitializerOperation or IArrayCreationOperation or IInvocationOperation; parent = parent.Parent)
        {
            if (parent is IInvocationOperation call)
                return call.TargetMethod.OfTask() == TaskMember.Races ? call : null;
        }

        return null;
    }

    private void Match(IPatternOperation pattern)
    {
        foreach (var operation in pattern.DescendantsAndSelf())
        {
            if (operation is IPropertyReferenceOperation property)
                _asked.Add(property);
            else if (operation is IDeclarationPatternOperation or IRecursivePatternOperation { DeclaredSymbol: not null })
                Escapes = true;
        }
    }
}
