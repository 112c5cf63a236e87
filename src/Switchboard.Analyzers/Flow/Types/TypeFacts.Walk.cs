using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <content>The one walk over the code of a type, which fills the index.</content>
internal sealed partial class TypeFacts
{
    // An explicit stack: half-typed code can nest deeper than the thread's own.
    private void Walk(MemberBody body)
    {
        if (!_bodies.ContainsKey(body.Owner))
            _bodies.Add(body.Owner, body);

        var root = body.Root;
        while (root.Parent is { } parent)
            root = parent;
        _owners[root] = body.Owner;

        var pending = new Stack<IOperation>();
        pending.Push(body.Root);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            Record(operation, body);
            if (IsExpressionTree(operation))
                continue;
            foreach (var child in operation.ChildOperations.Reverse())
                pending.Push(child);
        }
    }

    // mock.Verify(hub => hub.StopAsync(default)): nobody runs it here.
    private static bool IsExpressionTree(IOperation operation) =>
        operation.Kind == OperationKind.AnonymousFunction && operation is IAnonymousFunctionOperation { Parent: IConversionOperation { Type: { Name: "Expression" } type } } && type.IsIn("System.Linq.Expressions");

    // By kind: one look at it takes less than asking for one interface after the other, and most operations are none of these.
    private void Record(IOperation operation, MemberBody body)
    {
        switch (operation.Kind)
        {
            case OperationKind.Invocation:
                RecordCall((IInvocationOperation)operation, body);
                break;
            case OperationKind.ObjectCreation when operation is IObjectCreationOperation { Constructor: { } constructor } creation:
                _creations.Add(creation);
                AddUse(constructor, operation, body);
                break;
            case OperationKind.AnonymousFunction:
                _lambdas.Add((IAnonymousFunctionOperation)operation);
                break;
            case OperationKind.LocalFunction:
                var local = (ILocalFunctionOperation)operation;
                _localFunctions[local.Symbol] = local;
                break;
            case OperationKind.MethodReference:
                var method = (IMethodReferenceOperation)operation;
                Add(_calls, method.Method.OriginalDefinition, method);
                _methodReferences.Add(method);
                break;
            case OperationKind.Using when operation is IUsingOperation { Resources: { } resources } and not { Resources: IVariableDeclarationGroupOperation }:
                _usingResources.Add(resources);
                break;
            case OperationKind.EventAssignment when operation is IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: { } raised } }:
                AddUse(raised, operation, body);
                break;
            case OperationKind.PropertyReference:
                var property = ((IPropertyReferenceOperation)operation).Property;
                Add(_references, property, operation);
                AddUse(property, operation, body);
                break;
            case OperationKind.FieldReference:
                Add(_references, ((IFieldReferenceOperation)operation).Field, operation);
                break;
            case OperationKind.LocalReference:
                Add(_references, ((ILocalReferenceOperation)operation).Local, operation);
                break;
            case OperationKind.ParameterReference:
                Add(_references, ((IParameterReferenceOperation)operation).Parameter, operation);
                break;
            case OperationKind.Return or OperationKind.YieldReturn when operation is IReturnOperation { ReturnedValue: { } returned }:
                Add(_returns, ReturningFunction(operation, body), returned);
                break;
            default:
                RecordWrite(operation);
                break;
        }
    }

    private void RecordCall(IInvocationOperation call, MemberBody body)
    {
        // The chaining of a constructor makes no second client.
        if (call.TargetMethod.MethodKind == MethodKind.Constructor)
        {
            _chainings.Add(call);
            return;
        }

        _invocations.Add(call);
        Add(_calls, call.TargetMethod.OriginalDefinition, call);
        if (Model.Manager?.IsManagerCall(call.TargetMethod) == true)
            _managerCalls.Add(call);
        else
            AddUse(call.TargetMethod, call, body);
    }

    private void RecordWrite(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.SimpleAssignment or OperationKind.CoalesceAssignment:
                var assignment = (IAssignmentOperation)operation;
                AddWrite(assignment.Target, assignment.Value);
                break;
            case OperationKind.VariableDeclarator:
                AddDeclarator((IVariableDeclaratorOperation)operation);
                break;
            case OperationKind.FieldInitializer:
                var fields = (IFieldInitializerOperation)operation;
                foreach (var field in fields.InitializedFields)
                    Add(_writes, field, fields.Value);
                break;
            case OperationKind.PropertyInitializer:
                var properties = (IPropertyInitializerOperation)operation;
                foreach (var property in properties.InitializedProperties)
                    Add(_writes, property, properties.Value);
                break;
            case OperationKind.IsPattern:
                var match = (IIsPatternOperation)operation;
                AddPattern(match.Pattern, match.Value);
                break;
            case OperationKind.CaseClause when operation is IPatternCaseClauseOperation { Parent: ISwitchCaseOperation { Parent: ISwitchOperation choice } } clause:
                AddPattern(clause.Pattern, choice.Value);
                break;
            case OperationKind.SwitchExpressionArm when operation is ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm:
                AddPattern(arm.Pattern, choice.Value);
                break;
            case OperationKind.Loop when operation is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } loop:
                Add(_writes, variable.Symbol, loop);
                break;
            case OperationKind.Argument when operation is IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument:
                AddWrite(argument.Value, argument);
                break;
            case OperationKind.DeconstructionAssignment:
                var deconstruction = (IDeconstructionAssignmentOperation)operation;
                AddDeconstruction(deconstruction.Target, deconstruction.Value);
                break;
        }
    }

    private void AddDeclarator(IVariableDeclaratorOperation declarator)
    {
        _declarators.Add(declarator);
        if (declarator.Initializer is not { } value)
            return;

        Add(_writes, declarator.Symbol, value.Value);
        if (IsUsing(declarator))
            _usingResources.Add(value.Value);
    }

    /// <summary>Whether a using statement or declaration releases what is declared here.</summary>
    public static bool IsUsing(IVariableDeclaratorOperation declarator) =>
        declarator.Parent?.Parent is { Parent: IUsingDeclarationOperation or IUsingOperation } group && group is IVariableDeclarationGroupOperation;

    private void AddUse(ISymbol symbol, IOperation operation, MemberBody body)
    {
        var member = Model.RoleOf(symbol);
        if (member is null && operation is IObjectCreationOperation { Type: INamedTypeSymbol created })
            member = Model.InheritedCreate(created);
        if (member is null || !operation.ReceiverBinds())
            return;

        // An observable of a client is only used where somebody subscribes to it.
        if (operation is IPropertyReferenceOperation property && member.Role == ConnectionRole.Subscribe)
        {
            var consumer = property.Consumer();
            if ((consumer is IArgumentOperation argument ? argument.Parent : consumer) is IInvocationOperation { TargetMethod.Name: "Subscribe" } subscribe && subscribe.Receiver() == property)
                _uses.Add(new ConnectionUse(member, symbol, subscribe, property.Receiver(), body));
            return;
        }

        _uses.Add(new ConnectionUse(member, symbol, operation, operation.Receiver(), body));
    }

    private void AddWrite(IOperation target, IOperation value)
    {
        switch (target.Unwrap())
        {
            case ILocalReferenceOperation local:
                Add(_writes, local.Local, value);
                break;
            case IFieldReferenceOperation field:
                Add(_writes, field.Field, value);
                break;
            case IPropertyReferenceOperation property:
                Add(_writes, property.Property, value);
                break;
            case IParameterReferenceOperation parameter:
                Add(_writes, parameter.Parameter, value);
                break;
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared }:
                Add(_writes, declared.Local, value);
                break;
            case ITupleOperation tuple:
                AddDeconstruction(tuple, value);
                break;
        }
    }

    // (_hub, _key) = (hub, key): element by element; anything else says nothing of its parts.
    private void AddDeconstruction(IOperation target, IOperation value)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation targets)
            return;

        var values = value.Unwrap() as ITupleOperation;
        for (var i = 0; i < targets.Elements.Length; i++)
            AddWrite(targets.Elements[i], values is not null && i < values.Elements.Length ? values.Elements[i] : value);
    }

    private void AddPattern(IPatternOperation pattern, IOperation value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                Add(_writes, symbol, value);
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } symbol }:
                Add(_writes, symbol, value);
                break;
            case INegatedPatternOperation negated:
                AddPattern(negated.Pattern, value);
                break;
            case IBinaryPatternOperation binary:
                AddPattern(binary.LeftPattern, value);
                AddPattern(binary.RightPattern, value);
                break;
        }
    }

    private static ISymbol ReturningFunction(IOperation operation, MemberBody body) => operation.EnclosingFunction() switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation local => local.Symbol,
        _ => body.Owner,
    };
}
