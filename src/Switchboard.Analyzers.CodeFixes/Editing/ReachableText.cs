using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.CodeFixes.Teardown;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Editing;

/// <summary>Writes a value so that every instance member of the type can say it; answers null for what only lives where it was said.</summary>
internal sealed class ReachableText
{
    private const int Deepest = 12;

    private readonly TypeFacts _facts;

    public ReachableText(TypeFacts facts) => _facts = facts;

    /// <summary>The field or property of the type that the written text begins with, where it may be null.</summary>
    public string? Guard { get; private set; }

    public string? Of(IOperation? value) => Of(value, 0);

    private string? Of(IOperation? value, int depth)
    {
        if (value is null || depth > Deepest)
            return null;

        value = value.Unwrap();
        switch (value)
        {
            case { ConstantValue.HasValue: true } and not ILocalReferenceOperation:
                return value.Syntax.ToString();
            case IFieldReferenceOperation field when IsOwn(field.Instance):
                return OwnText(field.Field, value.Syntax is IdentifierNameSyntax or MemberAccessExpressionSyntax ? value.Syntax.ToString() : field.Field.Name);
            case IPropertyReferenceOperation property when IsOwn(property.Instance):
                return OwnText(property.Property, value.Syntax.ToString());
            case IPropertyReferenceOperation property:
                return Of(property.Instance, depth + 1) is { } holder ? $"{holder}.{property.Property.Name}" : null;
            case IFieldReferenceOperation { Field.IsStatic: false } field:
                return Of(field.Instance, depth + 1) is { } owner ? $"{owner}.{field.Field.Name}" : null;
            case ILocalReferenceOperation local when _facts.WritesOf(local.Local) is { Count: 1 } writes && writes[0] is not (ILoopOperation or IArgumentOperation):
                return Of(writes[0], depth + 1);
            case IParameterReferenceOperation parameter:
                return OfParameter(parameter.Parameter);
            case IInvocationOperation call when call.TargetMethod.IsStatic && !call.TargetMethod.IsExtensionMethod:
                return OfArguments(call, depth) is { } arguments && call.Syntax is InvocationExpressionSyntax invocation ? invocation.Expression + arguments : null;
            case IInvocationOperation { Instance: { } instance } call when _facts.Model.RoleOf(call.TargetMethod) is { Role: ConnectionRole.Part or ConnectionRole.Channel }:
                return Of(instance, depth + 1) is { } receiver && OfArguments(call, depth) is { } given ? $"{receiver}.{call.TargetMethod.Name}{given}" : null;
            default:
                return null;
        }
    }

    private string OwnText(ISymbol member, string text)
    {
        if (!member.IsStatic && HeldValue.MayBeNull(_facts, member))
            Guard ??= text;
        return text;
    }

    private static bool IsOwn(IOperation? instance) => instance is null || instance.Unwrap() is IInstanceReferenceOperation;

    private string? OfArguments(IInvocationOperation call, int depth)
    {
        var texts = new List<string>();
        foreach (var argument in call.Arguments)
        {
            if (argument.IsImplicit)
                continue;
            if (Of(argument.Value, depth + 1) is not { } text)
                return null;
            texts.Add(text);
        }

        return $"({string.Join(", ", texts)})";
    }

    // A primary constructor's parameter is in reach; another one's is where a field or property keeps it.
    private string? OfParameter(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            return null;

        foreach (var reference in constructor.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is ClassDeclarationSyntax && _facts.WritesOf(parameter).Count == 0)
                return parameter.Name;
        }

        foreach (var member in _facts.WrittenSymbols)
        {
            if (member is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } && _facts.WritesOf(member) is { Count: 1 } writes
                && writes[0].Unwrap() is IParameterReferenceOperation stored && SymbolEqualityComparer.Default.Equals(stored.Parameter, parameter))
                return member.Name;
        }

        return null;
    }
}
