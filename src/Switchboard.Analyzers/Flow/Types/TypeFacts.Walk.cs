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

    private void Record(IOperation operation, MemberBody body)
    {
        switch (operation)
        {
            // The chaining of a constructor makes no second client.
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.Constructor } chaining:
                _chainings.Add(chaining);
                break;
            case IInvocationOperation invocation:
                _invocations.Add(invocation);
                Add(_calls, invocation.TargetMethod.OriginalDefinition, invocation);
                if (Model.Manager?.IsManagerCall(invocation.TargetMethod) == true)
                    _managerCalls.Add(invocation);
                else
                    AddUse(invocation.TargetMethod, invocation, body);
                break;
            case IAnonymousFunctionOperation lambda:
                _lambdas.Add(lambda);
                break;
            case ILocalFunctionOperation local:
                _localFunctions[local.Symbol] = local;
                break;
            case IUsingOperation { Resources: { } resources } and not { Resources: IVariableDeclarationGroupOperation }:
                _usingResources.Add(resources);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                _creations.Add(creation);
                AddUse(constructor, operation, body);
                break;
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: { } raised } }:
                AddUse(raised, operation, body);
                break;
            case IMethodReferenceOperation method:
                Add(_calls, method.Method.OriginalDefinition, method);
                _methodReferences.Add(method);
                break;
            case IPropertyReferenceOperation property:
                Add(_references, property.Property, property);
                AddUse(property.Property, property, body);
                break;
            case IFieldReferenceOperation field:
                Add(_references, field.Field, field);
                break;
            case ILocalReferenceOperation local:
                Add(_references, local.Local, local);
                break;
            case IParameterReferenceOperation parameter:
                Add(_references, parameter.Parameter, parameter);
                break;
            case IReturnOperation { ReturnedValue: { } returned }:
                Add(_returns, ReturningFunction(operation, body), returned);
                break;
            case IAssignmentOperation assignment and (ISimpleAssignmentOperation or ICoalesceAssignmentOperation):
                AddWrite(assignment.Target, assignment.Value);
                break;
            case IVariableDeclaratorOperation declarator:
                _declarators.Add(declarator);
                if (declarator.Initializer is not { } value)
                    break;
                Add(_writes, declarator.Symbol, value.Value);
                if (IsUsing(declarator))
                    _usingResources.Add(value.Value);
                break;
            case IFieldInitializerOperation initializer:
                foreach (var field in initializer.InitializedFields)
                    Add(_writes, field, initializer.Value);
                break;
            case IPropertyInitializerOperation initializer:
                foreach (var property in initializer.InitializedProperties)
                    Add(_writes, property, initializer.Value);
                break;
            case IIsPatternOperation match:
                AddPattern(match.Pattern, match.Value);
                break;
            case IPatternCaseClauseOperation { Parent: ISwitchCaseOperation { Parent: ISwitchOperation choice } } clause:
                AddPattern(clause.Pattern, choice.Value);
                break;
            case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm:
                AddPattern(arm.Pattern, choice.Value);
                break;
            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } loop:
                Add(_writes, variable.Symbol, loop);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument:
                AddWrite(argument.Value, argument);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                AddDeconstruction(deconstruction.Target, deconstruction.Value);
                break;
        }
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
