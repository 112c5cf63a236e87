using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: what becomes of the task that this call returns?</summary>
internal sealed class TaskEnds
{
    private const int DeepestWay = 6;

    private readonly TypeFacts _facts;
    private readonly List<TaskEnd> _ends = new();
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    private TaskEnds(TypeFacts facts) => _facts = facts;

    /// <summary>Where the task of the call ends, through locals, <c>WhenAll</c>, <c>Task.Run</c> and private methods that return it; nothing where it returns none.</summary>
    public static IReadOnlyList<TaskEnd> Of(TypeFacts facts, IOperation call)
    {
        var ends = new TaskEnds(facts);
        if (IsTask(call.Type))
            ends.Climb(call, through: null, behind: null, depth: 0);
        return ends._ends;
    }

    public static bool IsTask(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask" } && type.IsIn("System.Threading.Tasks");

    private void Climb(IOperation value, ILocalSymbol? through, IOperation? behind, int depth)
    {
        var child = value;
        for (var parent = value.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConversionOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation:
                case IConditionalOperation { Type: not null }:
                case IConditionalAccessOperation access when access.WhenNotNull == child:
                case IArrayInitializerOperation or IArrayCreationOperation:
                    continue;
                case IInvocationOperation call when call.Instance == child:
                    if (!OfMember(call, through, behind))
                        return;
                    behind = BoundedWait(call) ?? behind;
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    if (!OfArgument(call, child, through, behind))
                        return;
                    behind = BoundedWait(call) ?? behind;
                    parent = call;
                    continue;
                case IPropertyReferenceOperation property when property.Instance == child:
                    Add(property.Property.OfTask() == TaskMember.Gives ? TaskEndKind.Blocked : TaskEndKind.Queried, property, through, behind);
                    return;
                case IAwaitOperation awaited:
                    if (RunOf(awaited) is not { } runsIt)
                    {
                        Add(TaskEndKind.Awaited, awaited, through, behind);
                        return;
                    }

                    parent = runsIt;
                    continue;
                case IReturnOperation returned:
                    if (returned.EnclosingFunction() is IAnonymousFunctionOperation lambda)
                    {
                        if (RunOf(lambda) is not { } run)
                        {
                            Add(TaskEndKind.HandedOn, returned, through, behind);
                            return;
                        }

                        parent = run;
                        continue;
                    }

                    FollowReturn(returned, through, behind, depth);
                    return;
                case IExpressionStatementOperation:
                    Add(TaskEndKind.Dropped, parent, through, behind);
                    return;
                case ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation statement }:
                    Add(TaskEndKind.Dropped, statement, through, behind);
                    return;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when assignment.Value == child:
                    FollowLocal(target.Local, assignment, behind, depth);
                    if (assignment.Parent is IExpressionStatementOperation)
                        return;
                    // await (connect = hub.StartAsync())
                    continue;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    FollowLocal(declarator.Symbol, declarator, behind, depth);
                    return;
                case IBinaryOperation or IIsPatternOperation or INameOfOperation:
                    Add(TaskEndKind.Queried, parent, through, behind);
                    return;
                default:
                    if (parent.Kind == OperationExtensions.CollectionExpression)
                        continue;
                    Add(TaskEndKind.HandedOn, parent, through, behind);
                    return;
            }
        }
    }

    // Answers whether the call is worth the same task.
    private bool OfMember(IInvocationOperation call, ILocalSymbol? through, IOperation? behind)
    {
        switch (call.TargetMethod.OfTask())
        {
            case TaskMember.Wraps:
                return true;
            case TaskMember.Bounds:
                if (Waits.HasTimeout(call))
                    Add(TaskEndKind.AwaitedForATime, call, through, behind);
                return true;
            case TaskMember.Waits or TaskMember.Gives:
                AddBlocked(call, through, behind);
                return false;
            default:
                Add(IsComparison(call.TargetMethod) ? TaskEndKind.Queried : TaskEndKind.HandedOn, call, through, behind);
                return false;
        }
    }

    private bool OfArgument(IInvocationOperation call, IOperation argument, ILocalSymbol? through, IOperation? behind)
    {
        var method = call.TargetMethod;
        if (IsComparison(method))
        {
            Add(TaskEndKind.Queried, call, through, behind);
            return false;
        }

        if (method.IsExtensionMethod && call.Arguments.Length > 0 && call.Arguments[0].Value == argument)
            return OfMember(call, through, behind);

        switch (method.OfTask())
        {
            case TaskMember.Gathers:
                return true;
            case TaskMember.Races:
                Add(TaskEndKind.Raced, call, through, behind);
                return false;
            case TaskMember.Waits or TaskMember.WaitsForFirst:
                AddBlocked(call, through, behind);
                return false;
            default:
                Add(TaskEndKind.HandedOn, call, through, behind);
                return false;
        }
    }

    private void AddBlocked(IInvocationOperation call, ILocalSymbol? through, IOperation? behind) =>
        Add(Waits.HasTimeout(call) ? TaskEndKind.BlockedForATime : TaskEndKind.Blocked, call, through, behind);

    private static bool IsComparison(IMethodSymbol method) =>
        method is { Name: "ReferenceEquals" or "Equals", ContainingType: { } type } && (type.SpecialType == SpecialType.System_Object || IsTask(type));

    /// <summary>The <c>Task.Run</c> that runs the lambda.</summary>
    public static IInvocationOperation? RunOf(IAnonymousFunctionOperation lambda) =>
        lambda.Consumer() is IArgumentOperation { Parent: IInvocationOperation call } && call.TargetMethod.OfTask() == TaskMember.Runs ? call : null;

    // Task.Run(async () => await hub.StartAsync()): awaiting it is all that the lambda does.
    private static IInvocationOperation? RunOf(IAwaitOperation awaited)
    {
        if (awaited.EnclosingFunction() is not IAnonymousFunctionOperation { Body.Operations: { Length: > 0 } statements } lambda
            || statements[0] is not (IReturnOperation or IExpressionStatementOperation)
            || !awaited.IsInside(statements[0])
            || awaited.Consumer() is not (IReturnOperation or IExpressionStatementOperation)
            || statements.Length > 1 && !(statements.Length == 2 && statements[1].IsImplicit))
            return null;
        return RunOf(lambda);
    }

    // A private method that returns the task as it is gives it to its callers.
    private void FollowReturn(IOperation returned, ILocalSymbol? through, IOperation? behind, int depth)
    {
        var method = returned.EnclosingFunction() is ILocalFunctionOperation local ? local.Symbol : _facts.OwnerOf(returned) as IMethodSymbol;
        if (method is null || depth > DeepestWay || method.IsAsync || method.MethodKind != MethodKind.LocalFunction && method.DeclaredAccessibility != Accessibility.Private || !_followed.Add(method))
        {
            Add(TaskEndKind.HandedOn, returned, through, behind);
            return;
        }

        var calls = _facts.CallsOf(method);
        if (calls.Count == 0)
            Add(TaskEndKind.HandedOn, returned, through, behind);
        foreach (var call in calls)
        {
            if (call is IInvocationOperation)
                Climb(call, through: null, behind, depth + 1);
            else
                Add(TaskEndKind.HandedOn, call, through, behind);
        }
    }

    private void FollowLocal(ILocalSymbol local, IOperation write, IOperation? behind, int depth)
    {
        if (!_followed.Add(local))
            return;

        var isRead = false;
        foreach (var reference in _facts.ReferencesOf(local))
        {
            if (reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference)
                continue;

            isRead = true;
            if (depth > DeepestWay || reference.EnclosingFunction() != write.EnclosingFunction())
                Add(TaskEndKind.HandedOn, reference, local, behind);
            else
                Climb(reference, local, behind, depth + 1);
        }

        if (!isRead && write is not ISimpleAssignmentOperation { Parent: not IExpressionStatementOperation })
            Add(TaskEndKind.Dropped, write, through: null, behind);
    }

    private static IOperation? BoundedWait(IInvocationOperation call) => call.TargetMethod.OfTask() == TaskMember.Bounds && Waits.HasTimeout(call) ? call : null;

    private void Add(TaskEndKind kind, IOperation operation, ILocalSymbol? through, IOperation? behind) => _ends.Add(new TaskEnd(kind, operation, through, behind));
}
