using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: where does this value come from?</summary>
internal sealed partial class Origins
{
    private const int DeepestChain = 24;

    private readonly TypeFacts _facts;
    private readonly Dictionary<ISymbol, Origin> _symbols = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _asking = new(SymbolEqualityComparer.Default);

    public Origins(TypeFacts facts) => _facts = facts;

    public Origin Of(IOperation? value)
    {
        // Several rules ask at the same time.
        lock (_symbols)
            return Of(value, 0);
    }

    /// <summary>Where the values of a local, parameter, field or property of this type come from, all of its writes together.</summary>
    public Origin Of(ISymbol symbol)
    {
        lock (_symbols)
            return OfSymbol(symbol);
    }

    private Origin Of(IOperation? value, int depth)
    {
        if (value is null || depth > DeepestChain)
            return Origin.Unknown;

        value = value.Unwrap();
        if (value.IsNull() || value is IThrowOperation)
            return Origin.Nothing;

        switch (value)
        {
            case IObjectCreationOperation when !Bundles.IsConnection(_facts, value):
                return Origin.Unknown;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                return OfCreation(_facts.Model.RoleOf(constructor) ?? (creation.Type is INamedTypeSymbol type ? _facts.Model.InheritedCreate(type) : null));
            case IInvocationOperation invocation:
                return OfCall(invocation, depth);
            case IFieldReferenceOperation field:
                return OfMember(field.Field, field.Instance, depth);
            case IPropertyReferenceOperation property:
                return OfProperty(property, depth);
            case ILocalReferenceOperation local:
                return OfSymbol(local.Local);
            case IParameterReferenceOperation parameter:
                return OfSymbol(parameter.Parameter);
            case ICoalesceOperation coalesce:
                return Combine(Of(coalesce.Value, depth + 1), Of(coalesce.WhenNull, depth + 1));
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return Combine(Of(conditional.WhenTrue, depth + 1), Of(otherwise, depth + 1));
            case ISwitchExpressionOperation choice:
                return OfArms(choice, depth);
            case ISimpleAssignmentOperation assignment:
                return Of(assignment.Value, depth + 1);
            case ICoalesceAssignmentOperation assignment:
                return Combine(Of(assignment.Target, depth + 1), Of(assignment.Value, depth + 1));
            case IConditionalAccessOperation access:
                return Of(access.WhenNotNull, depth + 1);
            default:
                return Origin.Unknown;
        }
    }

    private Origin OfSymbol(ISymbol symbol)
    {
        if (_symbols.TryGetValue(symbol, out var known))
            return known;

        // A value that is made from itself adds nothing: _hub ??= …, hub = Reopen(hub).
        if (!_asking.Add(symbol))
            return Origin.Nothing;

        var origin = symbol switch
        {
            IParameterSymbol parameter => OfParameter(parameter),
            ILocalSymbol => OfWrites(symbol, Origin.Unknown),
            _ => OfFieldOrProperty(symbol),
        };
        _asking.Remove(symbol);
        _symbols[symbol] = origin;
        return origin;
    }

    public static bool IsShared(Origin origin) => origin is Origin.Given or Origin.Shared or Origin.OfTests;

    public static Origin Combine(Origin left, Origin right)
    {
        if (left == Origin.Nothing || left == right)
            return right;
        if (right == Origin.Nothing)
            return left;
        if (IsShared(left) && IsShared(right))
            return Origin.Given;
        return Origin.Unknown;
    }

    private static Origin OfCreation(ConnectionMember? member) => member switch
    {
        { Role: ConnectionRole.Create, IsServerSide: true } => Origin.ServerSide,
        { Role: ConnectionRole.Create } => Origin.Owned,
        _ => Origin.Unknown,
    };

    private Origin OfCall(IInvocationOperation call, int depth)
    {
        var method = call.TargetMethod;
        if (_facts.Model.Manager?.CallOf(method) is not (null or ManagerCall.None) and var asked)
        {
            return asked switch
            {
                ManagerCall.GetsClient => Origin.Managed,
                ManagerCall.Leases => Origin.Lease,
                _ => Origin.Unknown,
            };
        }

        if (_facts.Model.RoleOf(method) is { } member)
        {
            return member.Role switch
            {
                ConnectionRole.Create => OfCreation(member),
                ConnectionRole.Part or ConnectionRole.Channel => Of(call.Receiver(), depth + 1),
                // Subscribing may be how a channel is had.
                ConnectionRole.Subscribe when _facts.Model.IsChannel(call.Type?.BehindTask()) => Of(call.Receiver(), depth + 1),
                _ => Origin.Unknown,
            };
        }

        if (IsServiceLookup(method))
            return IsFromContainerMadeHere(call) ? Origin.Unknown : Origin.Shared;

        return IsOwnHelper(method) ? OfReturns(method, depth) : Origin.Unknown;
    }

    // A private method or local function is part of the code that calls it; what others can call is a factory of the user's own.
    private bool IsOwnHelper(IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction
        || method.DeclaredAccessibility == Accessibility.Private && IsOwnType(method.ContainingType);

    private Origin OfReturns(ISymbol function, int depth)
    {
        var returns = _facts.ReturnsOf(function is IMethodSymbol method ? method.OriginalDefinition : function);
        if (returns.Count == 0 || !_asking.Add(function))
            return Origin.Unknown;

        var origin = Origin.Nothing;
        foreach (var value in returns)
            origin = Combine(origin, Of(value, depth + 1));
        _asking.Remove(function);
        return origin == Origin.Nothing ? Origin.Unknown : origin;
    }

    private Origin OfProperty(IPropertyReferenceOperation reference, int depth)
    {
        var property = reference.Property;
        if (reference.Instance is { } instance)
        {
            if (_facts.Model.Manager?.IsLease(property.ContainingType) == true)
                return Origin.Managed;
            if (_facts.Model.RoleOf(property) is { } member)
            {
                if (member.Role == ConnectionRole.Create)
                    return OfCreation(member);
                if (member.Role is ConnectionRole.Part or ConnectionRole.Channel)
                    return Of(instance, depth + 1);
            }
        }

        return OfMember(property, reference.Instance, depth);
    }

    private Origin OfMember(ISymbol member, IOperation? instance, int depth)
    {
        if (instance is null || instance.Unwrap() is IInstanceReferenceOperation)
        {
            if (IsOwnType(member.ContainingType))
                return OfSymbol(member);

            // Another type's static is everybody's, unless it is this type that fills it; a base type's field is not seen from here.
            if (!member.IsStatic)
                return Origin.Unknown;
            return _facts.WritesOf(member).Count > 0 && OfSymbol(member) == Origin.ProcessLived ? Origin.ProcessLived : OfOthers(member);
        }

        // session.Hub = Build(): this type manages what the other object holds.
        if (_facts.WritesOf(member).Count > 0)
            return Origin.Unknown;

        // Another object's client belongs to that object, where the object itself came from outside.
        var holder = instance.Unwrap() switch
        {
            IParameterReferenceOperation parameter => OfSymbol(parameter.Parameter),
            IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => OfHolder(field.Field),
            IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => OfHolder(property.Property),
            ILocalReferenceOperation local => OfSymbol(local.Local),
            IInvocationOperation call when IsServiceLookup(call.TargetMethod) && !IsFromContainerMadeHere(call) => Origin.Shared,
            _ => Origin.Unknown,
        };
        if (!IsShared(holder) || IsOwnType(member.ContainingType) || IsOwnType(member.ContainingType.ContainingType))
            return Origin.Unknown;

        // A tuple owns nothing: what is in it came with it.
        if (member.ContainingType.IsTupleType)
            return holder;
        return holder == Origin.Shared ? Origin.Shared : OfOthers(member);
    }

    // A fixture and its like, unless a container makes it too.
    private Origin OfOthers(ISymbol member) =>
        _facts.Model.IsOfTests(member)
        && !Registrations.In(_facts.Model.Compilation).IsRegistered(member.ContainingType.Name)
            ? Origin.OfTests
            : Origin.Shared;

    private Origin OfHolder(ISymbol symbol)
    {
        if (IsOwnType(symbol.ContainingType))
            return OfSymbol(symbol);

        // Session.Current.Hub: whoever holds it came from outside, unless this type put it there.
        return symbol.IsStatic && _facts.WritesOf(symbol).Count == 0 ? Origin.Given : Origin.Unknown;
    }

    private Origin OfFieldOrProperty(ISymbol symbol)
    {
        if (_facts.WritesOf(symbol).Count == 0 && symbol is IPropertySymbol { GetMethod: { } getter } && _facts.ReturnsOf(getter).Count > 0)
            return OfReturns(getter, 1);

        var ofWrites = OfWrites(symbol, Origin.Nothing);
        if (symbol.IsStatic)
            return ofWrites == Origin.Owned ? Origin.ProcessLived : ofWrites == Origin.Nothing ? Origin.Unknown : ofWrites;
        if (IsInjected(symbol))
            return Combine(ofWrites, Origin.Shared);
        if (ofWrites != Origin.Nothing)
            return ofWrites;

        // Nobody here writes it, but others can, with what they share or with what they have made for it.
        return symbol is IPropertySymbol { SetMethod: { DeclaredAccessibility: not Accessibility.Private } } property && !Registrations.In(_facts.Model.Compilation).IsGivenNew(property)
            ? Origin.Given
            : Origin.Unknown;
    }

    private Origin OfWrites(ISymbol symbol, Origin none)
    {
        var origin = Origin.Nothing;
        foreach (var value in _facts.WritesOf(symbol))
        {
            // A loop variable or an out argument is written with something that has no value to follow.
            origin = value is ILoopOperation or IArgumentOperation ? Origin.Unknown : Combine(origin, Of(value, 1));
            if (origin == Origin.Unknown)
                return Origin.Unknown;
        }

        return origin == Origin.Nothing ? none : origin;
    }

    private Origin OfArms(ISwitchExpressionOperation choice, int depth)
    {
        var origin = Origin.Nothing;
        foreach (var arm in choice.Arms)
            origin = Combine(origin, Of(arm.Value, depth + 1));
        return origin;
    }

    private bool IsInjected(ISymbol symbol)
    {
        var frameworks = _facts.Model.Frameworks;
        return frameworks.HasAttribute(symbol, "Microsoft.AspNetCore.Components.InjectAttribute")
            || frameworks.HasAttribute(symbol, "Microsoft.AspNetCore.Components.CascadingParameterAttribute")
            || frameworks.HasAttribute(symbol, "Microsoft.AspNetCore.Components.ParameterAttribute")
            || frameworks.HasAttribute(symbol, "UnityEngine.SerializeField");
    }

    private bool IsOwnType(INamedTypeSymbol? type)
    {
        for (var candidate = _facts.Type; candidate is not null; candidate = candidate.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, type?.OriginalDefinition))
                return true;
        }

        return false;
    }
}
