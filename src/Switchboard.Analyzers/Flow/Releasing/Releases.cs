using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

internal enum ReleaseKind
{
    /// <summary>Disposed, or disconnected where that is all that can be done.</summary>
    Released,

    /// <summary>Given to code that may release it.</summary>
    HandedOn,
}

/// <summary>One place where a value is released or handed on.</summary>
internal sealed class Release
{
    public Release(ReleaseKind kind, IOperation operation)
    {
        Kind = kind;
        Operation = operation;
    }

    public ReleaseKind Kind { get; }

    public IOperation Operation { get; }
}

/// <summary>Answers: where is this client, lease or subscription released?</summary>
internal sealed class Releases
{
    private static readonly List<Release> s_none = new();

    private readonly TypeFacts _facts;
    private readonly Lazy<Dictionary<ISymbol, List<Release>>> _index;

    public Releases(TypeFacts facts)
    {
        _facts = facts;
        _index = new Lazy<Dictionary<ISymbol, List<Release>>>(Index);
    }

    /// <summary>The releases of what a field, property, local or parameter holds, through whatever alias.</summary>
    public IReadOnlyList<Release> Of(ISymbol symbol) => _index.Value.TryGetValue(symbol, out var releases) ? releases : s_none;

    /// <summary>Whether the rest of the same function releases what the operation has put in the symbol, whatever happens in between.</summary>
    public bool EndsAfter(ISymbol symbol, IOperation operation)
    {
        foreach (var release in Of(symbol))
        {
            if (release.Kind == ReleaseKind.Released
                && (release.Operation.Syntax.SpanStart > operation.Syntax.SpanStart || operation.IsInside(release.Operation))
                && release.Operation.EnclosingFunction() == operation.EnclosingFunction()
                && SymbolEqualityComparer.Default.Equals(_facts.OwnerOf(release.Operation), _facts.OwnerOf(operation))
                && IsCertain(release.Operation))
                return true;
        }

        return false;
    }

    // In a finally block, or under no condition.
    private static bool IsCertain(IOperation release)
    {
        var child = release;
        for (var parent = release.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case ITryOperation attempt when attempt.Finally == child:
                    return true;
                case ICatchClauseOperation or ISwitchOperation or IConditionalOperation:
                    return false;
            }
        }

        return true;
    }

    /// <summary>Whether it is the method with which .NET ends an object: <c>Dispose</c> or <c>DisposeAsync</c>.</summary>
    public static bool IsDisposal(IMethodSymbol method) => method is { Name: "Dispose" or "DisposeAsync", Parameters.Length: 0 };

    /// <summary>Whether the call ends the life of its receiver.</summary>
    public bool IsReleasing(IInvocationOperation call) => IsReleasing(call.TargetMethod, call.Receiver()?.Type);

    private bool IsReleasing(IMethodSymbol method, ITypeSymbol? receiver)
    {
        if (method.Name is "Dispose" or "DisposeAsync" or "DisposeAsyncCore")
            return true;

        return _facts.Model.RoleOf(method) is { } member && member.Role switch
        {
            ConnectionRole.Dispose => true,
            // Leaving one channel of a client is not leaving the client.
            ConnectionRole.Unsubscribe => !_facts.Model.IsClient(receiver),
            ConnectionRole.Disconnect => !member.IsClosingHandshake
                && (!member.KeepsResources || !_facts.Model.Frameworks.IsDisposable(receiver)),
            _ => false,
        };
    }

    private Dictionary<ISymbol, List<Release>> Index()
    {
        var index = new Dictionary<ISymbol, List<Release>>(SymbolEqualityComparer.Default);
        foreach (var call in _facts.Invocations)
        {
            // channel.Off(subscription) ends what it is given.
            if (_facts.Model.RoleOf(call.TargetMethod) is { Role: ConnectionRole.Unsubscribe })
                AddArguments(index, call, ReleaseKind.Released);

            if (IsReleasing(call))
                AddHolders(index, call.Receiver(), ReleaseKind.Released, call);
            else if (ReleaseFlow.IsRelease(_facts, call))
                AddArguments(index, call, ReleaseKind.Released);
            else if (_facts.Model.RoleOf(call.TargetMethod) is null && _facts.Model.Manager?.IsManagerCall(call.TargetMethod) != true)
                AddArguments(index, call, ReleaseKind.HandedOn);
        }

        // SafeAsync(_hub.StopAsync): whoever is given the delegate calls it.
        foreach (var reference in _facts.MethodReferences)
        {
            if (reference.Instance is { } instance && IsReleasing(reference.Method, instance.Unwrap().Type))
                AddHolders(index, instance, ReleaseKind.Released, reference);
        }

        foreach (var creation in _facts.Creations)
        {
            foreach (var argument in creation.Arguments)
                AddHolders(index, argument.Value, ReleaseKind.HandedOn, creation);
        }

        foreach (var resource in _facts.UsingResources)
            AddHolders(index, resource, ReleaseKind.Released, resource);

        return index;
    }

    private void AddHolders(Dictionary<ISymbol, List<Release>> index, IOperation? value, ReleaseKind kind, IOperation operation)
    {
        switch (value?.Unwrap())
        {
            // (_main ?? _spare).DisposeAsync(): either of them.
            case ICoalesceOperation coalesce:
                AddHolders(index, coalesce.Value, kind, operation);
                AddHolders(index, coalesce.WhenNull, kind, operation);
                return;
            case IConditionalOperation choice:
                AddHolders(index, choice.WhenTrue, kind, operation);
                AddHolders(index, choice.WhenFalse, kind, operation);
                return;
        }

        Add(index, Holder(value), kind, operation);

        // foreach (var hub in new[] { _one, _two }): each of them.
        if (value is null || ListOf(value) is not { } list)
            return;
        foreach (var element in list.Elements())
            Add(index, Holder(element), kind, operation);
    }

    private IOperation? ListOf(IOperation value)
    {
        if (_facts.Identities.Of(value) is not ILocalSymbol local || Collection(local) is not { } collection)
            return null;

        collection = collection.Unwrap();
        return collection is ILocalReferenceOperation { Local: var list } && _facts.WritesOf(list) is { Count: 1 } writes ? writes[0] : collection;
    }

    private void AddArguments(Dictionary<ISymbol, List<Release>> index, IInvocationOperation call, ReleaseKind kind)
    {
        // Looking at a value is not taking it, nor is writing it down.
        if (call.TargetMethod.Name is "ThrowIfNull" or "ReferenceEquals" or "Equals" || Printers.Print(call.TargetMethod))
            return;

        foreach (var argument in call.Arguments)
        {
            AddHolders(index, argument.Value, kind, call);
            if (TakesObjects(argument.Parameter?.Type))
                continue;

            // DisposeAllAsync(_one, _two).
            foreach (var element in argument.Value.Elements())
                AddHolders(index, element, kind, call);
        }
    }

    // What is only written or formatted is taken as a list of objects.
    private static bool TakesObjects(ITypeSymbol? list) => list switch
    {
        IArrayTypeSymbol array => array.ElementType.SpecialType == SpecialType.System_Object,
        INamedTypeSymbol { TypeArguments.Length: 1 } sequence => sequence.TypeArguments[0].SpecialType == SpecialType.System_Object,
        _ => false,
    };

    private static void Add(Dictionary<ISymbol, List<Release>> index, ISymbol? holder, ReleaseKind kind, IOperation operation)
    {
        if (holder is null)
            return;
        if (!index.TryGetValue(holder, out var list))
            index.Add(holder, list = new List<Release>());
        list.Add(new Release(kind, operation));
    }

    /// <summary>What holds the value: a symbol, or the collection that it is an element of.</summary>
    private ISymbol? Holder(IOperation? value)
    {
        for (var depth = 0; value is not null && depth < 12; depth++)
        {
            value = value.Unwrap();
            var symbol = _facts.Identities.Of(value);
            if (symbol is null)
            {
                // client.Realtime.Disconnect(): the connection of a client that has other parts too.
                var isConnection = IsConnectionOf(value);

                // _list[0], _map.Values, _list.ToArray(): the collection.
                value = value switch
                {
                    IArrayElementReferenceOperation element => element.ArrayReference,
                    IConditionalAccessOperation access => access.Operation,
                    ICoalesceOperation coalesce => coalesce.Value,
                    _ => value.Receiver(),
                };

                // What a client or the manager hands out is neither of them.
                if (!isConnection && value?.Unwrap().Type is { } type && (_facts.Model.IsClient(type) || _facts.Model.Manager?.IsManager(type) == true))
                    return null;
                continue;
            }

            if (symbol is ILocalSymbol && _facts.WritesOf(symbol) is { Count: 1 } writes && IsConnectionOf(writes[0].Unwrap()))
            {
                value = writes[0];
                continue;
            }

            if (Collection(symbol) is not { } collection || _facts.Model.IsClient(collection.Unwrap().Type))
                return symbol;
            value = collection;
        }

        return null;
    }

    private bool IsConnectionOf(IOperation value) =>
        value is IPropertyReferenceOperation part && _facts.Model.RoleOf(part.Property) is { Role: ConnectionRole.Part } && _facts.Model.IsClient(part.Type);

    // A loop variable, an element handed out, or the parameter of a lambda over a collection.
    private IOperation? Collection(ISymbol symbol)
    {
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } function })
        {
            foreach (var lambda in _facts.Lambdas)
            {
                if (SymbolEqualityComparer.Default.Equals(lambda.Symbol, function))
                    return lambda.Consumer() is IArgumentOperation { Parent: IInvocationOperation call } ? call.Receiver() : null;
            }
        }

        foreach (var write in _facts.WritesOf(symbol))
        {
            switch (write)
            {
                case IForEachLoopOperation loop:
                    return loop.Collection;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return call.Receiver();
                default:
                    if (symbol is ILocalSymbol && _facts.WritesOf(symbol).Count == 1 && write.Unwrap() is IInvocationOperation taken
                        && _facts.Model.RoleOf(taken.TargetMethod) is null && _facts.Model.Manager?.IsManagerCall(taken.TargetMethod) != true
                        && taken.Receiver() is { } source && _facts.Identities.Of(source) is IFieldSymbol)
                        return source;
                    break;
            }
        }

        return null;
    }
}
