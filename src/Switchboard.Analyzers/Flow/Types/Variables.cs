using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>
/// Answers: which variable is this, here and now? Unlike <see cref="Identities"/> it looks behind a local only where the two can never
/// part: <c>var old = _socket; _socket = Open();</c> are two connections.
/// </summary>
internal sealed class Variables
{
    private const int DeepestChain = 8;

    private readonly TypeFacts _facts;
    private readonly Dictionary<CaptureId, IOperation?> _captures = new();

    /// <param name="facts">The type.</param>
    /// <param name="graph">The graph whose captured values are meant, or null for operations as they stand in the code.</param>
    public Variables(TypeFacts facts, ControlFlowGraph? graph = null)
    {
        _facts = facts;
        foreach (var block in graph?.Blocks ?? ImmutableArray<BasicBlock>.Empty)
        {
            foreach (var operation in block.Operations)
            {
                // A choice between two values is captured twice.
                if (operation is IFlowCaptureOperation capture)
                    _captures[capture.Id] = _captures.ContainsKey(capture.Id) ? null : capture.Value;
            }
        }
    }

    /// <summary>The variable that the value is read from, or null where it has none that lasts.</summary>
    public ISymbol? Of(IOperation? value) => Of(value, 0);

    /// <summary>The variable itself, not what it is another name of.</summary>
    public ISymbol? TargetOf(IOperation? target) => Plain(target, 0);

    /// <summary>Whether the operation gives the variable another value.</summary>
    public bool Writes(IOperation operation, ISymbol variable) => operation switch
    {
        IDeconstructionAssignmentOperation deconstruction => IsAmong(deconstruction.Target, variable),
        IAssignmentOperation assignment => Is(assignment.Target, variable),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => Is(argument.Value, variable),
        IDeclarationPatternOperation { DeclaredSymbol: { } declared } => SymbolEqualityComparer.Default.Equals(declared, variable),
        IRecursivePatternOperation { DeclaredSymbol: { } declared } => SymbolEqualityComparer.Default.Equals(declared, variable),
        _ => false,
    };

    private bool IsAmong(IOperation target, ISymbol variable)
    {
        foreach (var operation in target.DescendantsAndSelf())
        {
            if (Is(operation, variable))
                return true;
        }

        return false;
    }

    private bool Is(IOperation target, ISymbol variable) => SymbolEqualityComparer.Default.Equals(TargetOf(target), variable);

    /// <summary>The variables that a channel or part of a client depends on: itself, and the client that made it.</summary>
    public IReadOnlyList<ISymbol> ChainOf(IOperation? value)
    {
        var chain = new List<ISymbol>();
        for (var depth = 0; value is not null && depth < DeepestChain; depth++)
        {
            value = value.Unwrap();
            if (Of(value) is { } variable && (chain.Count == 0 || IsWrittenOnce(variable)) && !chain.Contains(variable))
                chain.Add(variable);
            value = MakerOf(value);
        }

        return chain;
    }

    /// <summary>Whether the variable holds one value all its life, as far as this type says.</summary>
    public bool IsWrittenOnce(ISymbol variable) => variable switch
    {
        IParameterSymbol => _facts.WritesOf(variable).Count == 0,
        ILocalSymbol => _facts.WritesOf(variable).Count <= 1,
        _ => !IsWrittenAtWork(variable),
    };

    /// <summary>Whether the variable is the object's, for all its members to use: a field, a property, a parameter of the primary constructor.</summary>
    public static bool IsOfObject(ISymbol variable) =>
        variable is IFieldSymbol or IPropertySymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };

    /// <summary>Whether what the object holds may get another value after it was made.</summary>
    public bool IsWrittenAtWork(ISymbol member)
    {
        if (member is IParameterSymbol)
            return _facts.WritesOf(member).Count > 0;
        if (member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null or { IsInitOnly: true } })
            return false;
        if (member.DeclaredAccessibility != Accessibility.Private && member is not IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Private }
            || !SymbolEqualityComparer.Default.Equals(member.ContainingType, _facts.Type))
            return true;

        foreach (var write in _facts.WritesOf(member))
        {
            if (write.EnclosingFunction() is not null || _facts.OwnerOf(write) is IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) })
                return true;
        }

        return false;
    }

    private IOperation? MakerOf(IOperation value)
    {
        switch (value)
        {
            case IInvocationOperation call when _facts.Model.RoleOf(call.TargetMethod) is { Role: ConnectionRole.Part or ConnectionRole.Channel or ConnectionRole.Subscribe }:
            case IPropertyReferenceOperation property when _facts.Model.RoleOf(property.Property) is { Role: ConnectionRole.Part or ConnectionRole.Channel }:
                return value.Receiver();
            case ILocalReferenceOperation or IFieldReferenceOperation when !_facts.Model.IsClient(value.Type):
                return Plain(value, 0) is { } symbol && IsWrittenOnce(symbol) && _facts.WritesOf(symbol) is { Count: 1 } writes ? writes[0] : null;
            default:
                return null;
        }
    }

    private ISymbol? Of(IOperation? value, int depth)
    {
        if (value?.Unwrap() is IPropertyReferenceOperation { Instance: { } lease } client && _facts.Model.Manager?.IsLease(client.Property.ContainingType) == true)
            return Of(lease, depth);

        var variable = Plain(value, depth);
        return variable is ILocalSymbol local && depth < DeepestChain && AliasOf(local, depth) is { } other ? other : variable;
    }

    private ISymbol? Plain(IOperation? value, int depth)
    {
        if (value is null || depth > DeepestChain)
            return null;

        value = value.Unwrap();
        switch (value)
        {
            case ILocalReferenceOperation local:
                return local.Local;
            case IParameterReferenceOperation parameter:
                return parameter.Parameter;
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                return field.Field;
            case IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property:
                return Behind(property.Property, depth);
            case ISimpleAssignmentOperation assignment:
                return Plain(assignment.Target, depth + 1);
            case IDeclarationExpressionOperation declaration:
                return Plain(declaration.Expression, depth + 1);
            case IFlowCaptureReferenceOperation capture when _captures.TryGetValue(capture.Id, out var captured):
                return Plain(captured, depth + 1);
            default:
                return null;
        }
    }

    // An auto-property holds its value; one that only hands out a field is that field; any other may give something else each time.
    private ISymbol? Behind(IPropertySymbol property, int depth)
    {
        if (property.GetMethod is { } getter && _facts.ReturnsOf(getter) is { Count: > 0 } returns)
            return returns.Count == 1 && IsAllOfItsCode(returns[0]) ? Plain(returns[0], depth + 1) : null;

        foreach (var member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol { AssociatedSymbol: { } associated } && SymbolEqualityComparer.Default.Equals(associated, property))
                return property;
        }

        return null;
    }

    // A getter that does more before it returns may have put another value there.
    private static bool IsAllOfItsCode(IOperation returned) =>
        returned.Parent is IReturnOperation { Parent: IBlockOperation { Operations.Length: 1 } };

    private ISymbol? AliasOf(ILocalSymbol local, int depth)
    {
        if (_facts.WritesOf(local) is not { Count: 1 } writes || writes[0] is ILoopOperation or IArgumentOperation)
            return null;
        return Of(writes[0], depth + 1) is { } other && IsWrittenOnce(other) ? other : null;
    }
}
