using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: which texts that stand in the code reach this value?</summary>
internal sealed class ConstantTexts
{
    private const int DeepestChain = 12;

    private static readonly Regex s_item = new(@"\{\d[^{}]*\}", RegexOptions.CultureInvariant);

    private readonly TypeFacts _facts;

    public ConstantTexts(TypeFacts facts) => _facts = facts;

    /// <summary>The texts, also through variables that are written once, addresses, alternatives and tasks. Null and numbers are none.</summary>
    public IReadOnlyList<ConstantText> Of(IOperation? value)
    {
        var found = new List<ConstantText>();
        Collect(value, found, 0);
        return found;
    }

    /// <summary>The texts that a lambda or a method of this type returns.</summary>
    public IReadOnlyList<ConstantText> ReturnedBy(IOperation? function)
    {
        var found = new List<ConstantText>();
        var symbol = function?.Unwrap() switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            IMethodReferenceOperation method => method.Method.OriginalDefinition,
            _ => null,
        };
        if (symbol is not null)
        {
            foreach (var returned in _facts.ReturnsOf(symbol))
                Collect(returned, found, 0);
        }

        return found;
    }

    private void Collect(IOperation? value, List<ConstantText> into, int depth)
    {
        if (value is null || depth > DeepestChain)
            return;

        value = value.Unwrap();
        if (value.ConstantValue is { HasValue: true, Value: var constant })
        {
            if (constant is string text)
                into.Add(new ConstantText(text, value));
            return;
        }

        switch (value)
        {
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                Collect(conditional.WhenTrue, into, depth + 1);
                Collect(otherwise, into, depth + 1);
                break;
            case ICoalesceOperation coalesce:
                Collect(coalesce.Value, into, depth + 1);
                Collect(coalesce.WhenNull, into, depth + 1);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                    Collect(arm.Value, into, depth + 1);
                break;
            case ISimpleAssignmentOperation assignment:
                Collect(assignment.Value, into, depth + 1);
                break;
            case IParameterReferenceOperation parameter:
                CollectArguments(parameter.Parameter, into, depth);
                break;
            case var _ when WrappedIn(value) is { } wrapped:
                Collect(wrapped.Value, into, depth + 1);
                break;
            case var _ when OnlyValueOf(value) is { } only:
                Collect(only, into, depth + 1);
                break;
            default:
                if (Read(value, depth) is { } read && read.Trim(AddressText.Hole).Length > 0)
                    into.Add(new ConstantText(read, value));
                break;
        }
    }

    // A private helper is given what its callers give it.
    private void CollectArguments(IParameterSymbol parameter, List<ConstantText> into, int depth)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method
            || method.MethodKind == MethodKind.Ordinary && method.DeclaredAccessibility != Accessibility.Private
            || IsChanged(parameter))
            return;

        foreach (var call in _facts.CallsOf(method))
        {
            if (call is not IInvocationOperation invocation)
                continue;
            foreach (var argument in invocation.Arguments)
            {
                if (argument.Parameter?.Ordinal == parameter.Ordinal && argument.ArgumentKind == ArgumentKind.Explicit)
                    Collect(argument.Value, into, depth + 1);
            }
        }
    }

    /// <summary>The text of a value that is put together of parts, with a hole for each that is not known; null where none is.</summary>
    private string? Read(IOperation value, int depth)
    {
        if (depth > DeepestChain)
            return null;

        value = value.Unwrap();
        if (value.ConstantValue is { HasValue: true, Value: { } constant })
            return constant.ToString();

        switch (value)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                return ReadOrHole(sum.LeftOperand, depth) + ReadOrHole(sum.RightOperand, depth);
            case IInterpolatedStringOperation interpolated:
                return ReadParts(interpolated, depth);
            case IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } call when call.Argument("format") is { } format:
                return Read(format, depth + 1) is { } pattern ? WithHoles(pattern) : null;
            case var _ when WrappedIn(value) is { } wrapped:
                return Read(wrapped.Value, depth + 1) is { } whole ? whole + (wrapped.IsPart ? "/" + AddressText.Hole : "") : null;
            case var _ when OnlyValueOf(value) is { } only:
                return Read(only, depth + 1);
            default:
                return null;
        }
    }

    private string ReadOrHole(IOperation value, int depth) => Read(value, depth + 1) ?? AddressText.Hole.ToString();

    private string ReadParts(IInterpolatedStringOperation interpolated, int depth)
    {
        var text = "";
        foreach (var part in interpolated.Parts)
        {
            text += part switch
            {
                IInterpolatedStringTextOperation literal => literal.Text.ConstantValue.Value as string,
                IInterpolationOperation { FormatString: null, Alignment: null } hole => ReadOrHole(hole.Expression, depth),
                _ => AddressText.Hole.ToString(),
            };
        }

        return text;
    }

    // "wss://chat/{0}?room={1:x}": nobody knows what the items are.
    private static string WithHoles(string pattern) => s_item.Replace(pattern, AddressText.Hole.ToString());

    /// <summary>What a <c>Uri</c> or a finished task is made of.</summary>
    private (IOperation Value, bool IsPart)? WrappedIn(IOperation value)
    {
        var frameworks = _facts.Model.Frameworks;
        switch (value)
        {
            case IObjectCreationOperation { Arguments.Length: > 0, Constructor: { } constructor } creation when FrameworkSymbols.Is(creation.Type, frameworks.Type("System.Uri")):
                // new Uri(server, "chat"): the first of the two says where.
                return (creation.Arguments[0].Value, constructor.Parameters[0].Name == "baseUri");
            default:
                return value.BehindFinishedTask() is { } result ? (result, false) : null;
        }
    }

    /// <summary>The one value that a variable, property or helper of this type can have; null where others can be, or are, written.</summary>
    private IOperation? OnlyValueOf(IOperation value) => value switch
    {
        ILocalReferenceOperation local => OnlyWrite(local.Local),
        IFieldReferenceOperation { Field: { IsConst: false } field } when IsOwn(field) && (field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private) => OnlyWrite(field),
        IPropertyReferenceOperation { Property: { IsVirtual: false, IsAbstract: false, IsOverride: false } property } when IsOwn(property) => OnlyWrite(property) ?? OnlyReturn(property),
        IInvocationOperation { TargetMethod: { DeclaredAccessibility: Accessibility.Private } or { MethodKind: MethodKind.LocalFunction } } call => Only(_facts.ReturnsOf(call.TargetMethod.OriginalDefinition)),
        _ => null,
    };

    // A member that a framework writes, such as a serialized field or a component's parameter, is marked by an attribute.
    private bool IsOwn(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingType, _facts.Type) && member.GetAttributes().IsEmpty;

    private IOperation? OnlyWrite(ISymbol symbol)
    {
        if (symbol is IPropertySymbol { SetMethod: { DeclaredAccessibility: not Accessibility.Private } } || _facts.WritesOf(symbol) is not { Count: 1 } writes || IsExtended(symbol))
            return null;
        return writes[0] is ILoopOperation or IArgumentOperation ? null : writes[0];
    }

    private IOperation? OnlyReturn(IPropertySymbol property) =>
        property.GetMethod is { } getter && property.SetMethod is null ? Only(_facts.ReturnsOf(getter)) : null;

    private static IOperation? Only(IReadOnlyList<IOperation> values) => values.Count == 1 ? values[0] : null;

    private bool IsChanged(ISymbol symbol) => _facts.WritesOf(symbol).Count > 0 || IsExtended(symbol);

    // address += "/chat", count++
    private bool IsExtended(ISymbol symbol)
    {
        foreach (var reference in _facts.ReferencesOf(symbol))
        {
            if (reference.Parent is ICompoundAssignmentOperation change && change.Target == reference || reference.Parent is IIncrementOrDecrementOperation)
                return true;
        }

        return false;
    }
}
