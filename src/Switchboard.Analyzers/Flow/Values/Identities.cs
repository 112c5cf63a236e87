using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: which client, channel or subscription is this, whatever it is called here?</summary>
internal sealed class Identities
{
    private const int DeepestChain = 16;
    private const int MostNames = 64;

    private readonly TypeFacts _facts;

    public Identities(TypeFacts facts) => _facts = facts;

    /// <summary>The field, property, parameter or local that holds the value, behind its aliases; null where it has no name here.</summary>
    public ISymbol? Of(IOperation? value) => Of(value, 0);

    /// <summary>As <see cref="Of(IOperation)"/>, and from a channel or a part on to the client that it belongs to.</summary>
    public ISymbol? ClientOf(IOperation? value)
    {
        for (var depth = 0; value is not null && depth < DeepestChain; depth++)
        {
            value = value.Unwrap();
            if (_facts.Model.IsClient(value.Type) && (Of(value) is not null || !IsPartOrChannel(value)))
                return Of(value);

            var inner = value switch
            {
                IInvocationOperation or IPropertyReferenceOperation when IsPartOrChannel(value) => value.Receiver(),
                IInvocationOperation call when call.Receiver() is { Type: { } type } && _facts.Model.IsChannel(type) => call.Receiver(),
                _ => null,
            };
            if (inner is null)
            {
                if (Of(value) is not { } symbol || _facts.WritesOf(symbol) is not { Count: > 0 } writes)
                    return Of(value);
                inner = OnlyValue(writes);
                if (inner is null)
                    return symbol;
            }

            value = inner;
        }

        return null;
    }

    /// <summary>Whether the two values may be one client: one of their names, followed back through assignments, arguments and helpers, is the same.</summary>
    public bool MayBeSame(IOperation? left, IOperation? right)
    {
        var names = NamesOf(left);
        names.IntersectWith(NamesOf(right));
        return names.Count > 0;
    }

    /// <summary>Every name under which the client has come to this value.</summary>
    public HashSet<ISymbol> NamesOf(IOperation? value) => Trace(value, made: null, out _);

    /// <summary>Whether the value may be what this creation has made.</summary>
    public bool ComesFrom(IOperation? value, IOperation creation)
    {
        Trace(value, creation, out var found);
        return found;
    }

    private HashSet<ISymbol> Trace(IOperation? value, IOperation? made, out bool found)
    {
        found = false;
        var names = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Queue<IOperation>();
        if (value is not null)
            pending.Enqueue(value);
        for (var steps = 0; pending.Count > 0 && steps < MostNames; steps++)
        {
            var next = pending.Dequeue();
            found |= made is not null && next.Unwrap() == made;
            if (ClientOf(next) is { } symbol)
            {
                if (names.Add(symbol))
                    EnqueueSources(symbol, pending);
            }
            else
            {
                EnqueueParts(next.Unwrap(), pending);
            }
        }

        return names;
    }

    // What the value is one of, or what the helper returns that gives it.
    private void EnqueueParts(IOperation value, Queue<IOperation> pending)
    {
        switch (value)
        {
            case IInvocationOperation call when _facts.CodeOf(call.TargetMethod) is not null:
                foreach (var returned in _facts.ReturnsOf(call.TargetMethod.OriginalDefinition))
                    pending.Enqueue(returned);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                pending.Enqueue(conditional.WhenTrue);
                pending.Enqueue(otherwise);
                break;
            case ICoalesceOperation coalesce:
                pending.Enqueue(coalesce.Value);
                pending.Enqueue(coalesce.WhenNull);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                    pending.Enqueue(arm.Value);
                break;
        }
    }

    private void EnqueueSources(ISymbol symbol, Queue<IOperation> pending)
    {
        foreach (var write in _facts.WritesOf(symbol))
            pending.Enqueue(write);
        if (symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter)
            return;

        foreach (var use in _facts.CallsOf(method))
        {
            if (use is IInvocationOperation call && call.Arguments.ValueOf(parameter) is { } given)
                pending.Enqueue(given);
        }
    }

    private ISymbol? Of(IOperation? value, int depth)
    {
        if (value is null || depth > DeepestChain)
            return null;

        value = value.Unwrap();
        switch (value)
        {
            case IFieldReferenceOperation { Instance: null } field:
                return field.Field;
            case IFieldReferenceOperation { Instance: { } instance } field when instance.Unwrap() is IInstanceReferenceOperation:
                return field.Field;
            // this["a"] and this["b"] are two.
            case IPropertyReferenceOperation { Property.IsIndexer: false } property when property.Instance is null || property.Instance.Unwrap() is IInstanceReferenceOperation:
                return Behind(property.Property, depth);
            case ILocalReferenceOperation local:
                return Alias(local.Local, depth) ?? local.Local;
            case IParameterReferenceOperation parameter:
                return parameter.Parameter;
            case ICoalesceAssignmentOperation assignment:
                return Of(assignment.Target, depth + 1);
            case ISimpleAssignmentOperation assignment:
                return Of(assignment.Target, depth + 1);
            case IInvocationOperation { TargetMethod: { Name: "Exchange", ContainingType: { Name: "Interlocked" } type }, Arguments: { Length: > 0 } arguments } when type.IsIn("System.Threading"):
                return Of(arguments[0].Value, depth + 1);
            // lease.Client is the lease's.
            case IPropertyReferenceOperation { Instance: { } holder } property when _facts.Model.Manager?.IsLease(property.Property.ContainingType) == true:
                return Of(holder, depth + 1);
            default:
                return null;
        }
    }

    // A property that only hands out a field is that field; one that makes or looks up a client on every call is none.
    private ISymbol? Behind(IPropertySymbol property, int depth)
    {
        if (property.GetMethod is not { } getter || _facts.ReturnsOf(getter) is not { Count: 1 } returns)
            return property;
        return Of(returns[0], depth + 1) ?? (IsAnotherOne(returns[0]) ? null : property);
    }

    // => new HubConnectionBuilder().…Build(), => _hubs[_current]
    private bool IsAnotherOne(IOperation value)
    {
        if (_facts.Origins.IsFresh(value))
            return true;

        switch (value.Unwrap())
        {
            case IArrayElementReferenceOperation element:
                return IsAnyWritten(element.Indices);
            case IPropertyReferenceOperation { Property.IsIndexer: true } element:
                return IsAnyWritten(element.Arguments);
            default:
                return false;
        }
    }

    private static bool IsAnyWritten<T>(ImmutableArray<T> indices)
        where T : IOperation
    {
        foreach (var index in indices)
        {
            if (IsWritten(index is IArgumentOperation argument ? argument.Value : index))
                return true;
        }

        return false;
    }

    private static bool IsWritten(IOperation index) => !index.ConstantValue.HasValue && index.Unwrap() is not IFieldReferenceOperation { Field.IsReadOnly: true };

    // A local that is only ever one other thing is that thing.
    private ISymbol? Alias(ILocalSymbol local, int depth) =>
        OnlyValue(_facts.WritesOf(local)) is { } value ? Of(value, depth + 1) : null;

    private static IOperation? OnlyValue(IReadOnlyList<IOperation> writes)
    {
        IOperation? only = null;
        foreach (var value in writes)
        {
            if (value is ILoopOperation or IArgumentOperation)
                return null;
            if (value.IsNull())
                continue;
            if (only is not null)
                return null;
            only = value;
        }

        return only;
    }

    private bool IsPartOrChannel(IOperation value) =>
        value switch
        {
            IInvocationOperation call => _facts.Model.RoleOf(call.TargetMethod),
            IPropertyReferenceOperation property => _facts.Model.RoleOf(property.Property),
            _ => null,
        } is { Role: ConnectionRole.Part or ConnectionRole.Channel };
}
