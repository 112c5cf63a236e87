using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>The life of a local: the graph of the function that declares it, and the places where it ends.</summary>
internal static class LocalScope
{
    /// <summary>The control-flow graph of the function that declares the local, or null where there is none to be had.</summary>
    public static ControlFlowGraph? GraphOf(TypeFacts facts, IOperation operation)
    {
        var function = operation.EnclosingFunction();
        var root = operation;
        while (root.Parent is { } parent)
            root = parent;

        var graph = facts.GraphOf(root);
        return graph is null || function is null ? graph : Nested(graph, function);
    }

    private static ControlFlowGraph? Nested(ControlFlowGraph graph, IOperation function)
    {
        // Outer functions first: a graph only knows the functions directly in it.
        var outer = function.EnclosingFunction();
        if (outer is not null)
        {
            if (Nested(graph, outer) is not { } inner)
                return null;
            graph = inner;
        }

        if (function is ILocalFunctionOperation local)
            return graph.LocalFunctions.Contains(local.Symbol) ? graph.GetLocalFunctionControlFlowGraph(local.Symbol) : null;

        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations)
            {
                if (Find(operation, function) is { } lambda)
                    return graph.GetAnonymousFunctionControlFlowGraph(lambda);
            }

            if (block.BranchValue is { } value && Find(value, function) is { } inBranch)
                return graph.GetAnonymousFunctionControlFlowGraph(inBranch);
        }

        return null;
    }

    private static IFlowAnonymousFunctionOperation? Find(IOperation operation, IOperation function)
    {
        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (inner is IFlowAnonymousFunctionOperation lambda && lambda.Syntax == function.Syntax)
                return lambda;
        }

        return null;
    }

    /// <summary>
    /// The syntax of everything that releases the local or hands it on; null where it escapes in a way that no path can follow.
    /// </summary>
    public static HashSet<SyntaxNode>? EndsOf(TypeFacts facts, ILocalSymbol local)
    {
        var ends = new HashSet<SyntaxNode>();
        foreach (var release in facts.Releases.Of(local))
        {
            ends.Add(release.Operation.Syntax);
            // Opened?.Invoke(this, socket): asking whether there is a taker is part of handing it on.
            if (release.Kind == ReleaseKind.HandedOn && release.Operation.Parent is IConditionalAccessOperation access)
                ends.Add(access.Operation.Syntax);
        }

        return AddReferences(facts, local, ends) ? ends : null;
    }

    // The local and its other names; false where one of them is captured.
    private static bool AddReferences(TypeFacts facts, ILocalSymbol local, HashSet<SyntaxNode> ends)
    {
        var names = new HashSet<ILocalSymbol>(SymbolEqualityComparer.Default) { local };
        var pending = new Queue<ILocalSymbol>(names);
        while (pending.Count > 0)
        {
            var name = pending.Dequeue();
            foreach (var reference in facts.ReferencesOf(name))
            {
                if (IsCaptured(facts, reference, name))
                    return false;
                if (AliasIn(facts, reference) is { } alias)
                {
                    // var result = hub; hub = null; from there on the other name holds it alone.
                    if (facts.WritesOf(name).Count > 1 && reference.Consumer() is IVariableInitializerOperation)
                        ends.Add(reference.Syntax);
                    if (names.Add(alias))
                        pending.Enqueue(alias);
                }
                else if (EndOf(reference) is { } end)
                {
                    ends.Add(end);
                }
            }
        }

        return true;
    }

    // var same = socket, socket is { } open: another name for it, and for nothing else.
    private static ILocalSymbol? AliasIn(TypeFacts facts, IOperation reference) => reference.Consumer() switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var other } } when facts.WritesOf(other).Count == 1 => other,
        IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol declared } } => declared,
        IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol declared } } => declared,
        _ => null,
    };

    // Where a reference gives the value away: returned, stored, put in a collection or tuple, yielded, made a delegate.
    private static SyntaxNode? EndOf(IOperation reference)
    {
        var child = reference;
        for (var parent = reference.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConversionOperation or ICoalesceOperation or IConditionalOperation { Type: not null }:
                case ISwitchExpressionArmOperation or ISwitchExpressionOperation:
                // An assignment is worth what it assigns: return socket = Open();
                case ISimpleAssignmentOperation assignment when assignment.Target == child:
                    continue;
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                case IArrayInitializerOperation or { Kind: OperationExtensions.CollectionExpression } when IsWrittenDown(parent):
                    return null;
                case IReturnOperation or ISimpleAssignmentOperation or ICoalesceAssignmentOperation or IVariableInitializerOperation or IUsingOperation:
                case ITupleOperation or IArrayInitializerOperation or IAnonymousObjectCreationOperation or IObjectOrCollectionInitializerOperation:
                case IMethodReferenceOperation or IDynamicInvocationOperation or IDynamicObjectCreationOperation or IDynamicMemberReferenceOperation:
                case IArgumentOperation { Parent: IPropertyReferenceOperation }:
                    return child.Syntax;
                default:
                    return parent.Kind is OperationKind.None or OperationExtensions.CollectionExpression ? child.Syntax : null;
            }
        }

        return null;
    }

    // A handler on the client itself keeps nobody alive but the client.
    private static bool IsCaptured(TypeFacts facts, IOperation reference, ILocalSymbol local)
    {
        for (var function = reference.EnclosingFunction(); function is not null; function = function.EnclosingFunction())
        {
            var symbol = function is IAnonymousFunctionOperation lambda ? lambda.Symbol : ((ILocalFunctionOperation)function).Symbol;
            if (SymbolEqualityComparer.Default.Equals(symbol, local.ContainingSymbol))
                return false;
            if (!IsOwnHandler(facts, function, local) || IsReleased(facts, reference))
                return true;
        }

        return false;
    }

    // hub.Closed += _ => hub.DisposeAsync()
    private static bool IsReleased(TypeFacts facts, IOperation reference) =>
        reference.Parent is IInvocationOperation call && call.Receiver() == reference && facts.Releases.IsReleasing(call);

    private static bool IsOwnHandler(TypeFacts facts, IOperation function, ILocalSymbol local)
    {
        var client = function.Consumer() switch
        {
            IEventAssignmentOperation added when added.EventReference is IEventReferenceOperation { Event: { } raised } && facts.Model.RoleOf(raised) is not null => added.Receiver(),
            IArgumentOperation { Parent: IInvocationOperation call } when facts.Model.RoleOf(call.TargetMethod) is { Role: ConnectionRole.Subscribe } => call.Receiver(),
            _ => null,
        };
        return client is not null && SymbolEqualityComparer.Default.Equals(facts.Identities.ClientOf(client), local);
    }

    // logger.LogInformation("{Hub} in {Room}", hub, room): the list is made for the call.
    private static bool IsWrittenDown(IOperation list) =>
        (list is IArrayInitializerOperation { Parent: { } array } ? array : list).Consumer() is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } && Printers.Print(method);
}
