using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Teardown;

/// <summary>Answers: may this field, property or local be null when it is released?</summary>
internal static class HeldValue
{
    public static bool MayBeNull(TypeFacts facts, ISymbol symbol)
    {
        var (type, isReadOnly) = symbol switch
        {
            IFieldSymbol field => (field.Type, field.IsReadOnly),
            IPropertySymbol property => (property.Type, property.SetMethod is null),
            ILocalSymbol local => (local.Type, true),
            _ => (null, false),
        };
        if (type is null or { IsValueType: true })
            return false;

        // = default!; says that somebody else sets it: an injector, a parent component.
        var writes = facts.WritesOf(symbol);
        if (writes.Count == 1 && writes[0].IsNull() && type.NullableAnnotation == NullableAnnotation.NotAnnotated)
            return false;

        var isMadeWithObject = false;
        foreach (var write in writes)
        {
            if (write.IsNull() || write.Unwrap() is Microsoft.CodeAnalysis.Operations.IConditionalAccessOperation)
                return true;
            isMadeWithObject |= symbol is ILocalSymbol || facts.OwnerOf(write) is not IMethodSymbol { MethodKind: not MethodKind.Constructor } && write.EnclosingFunction() is null;
        }

        return type.NullableAnnotation == NullableAnnotation.Annotated && symbol is not ILocalSymbol
            || !isReadOnly && !isMadeWithObject && (writes.Count > 0 || type.NullableAnnotation != NullableAnnotation.NotAnnotated);
    }
}
