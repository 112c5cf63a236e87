using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>Writes the name of a type as short as its place allows, and brings its namespace into scope where that is missing.</summary>
internal static class TypeNames
{
    /// <summary>The name of a type by metadata name; null where the compilation does not have it.</summary>
    public static string? Write(SourceEdits edits, int position, string metadataName) =>
        edits.Target.SemanticModel.Compilation.GetTypeByMetadataName(metadataName) is { } type ? Write(edits, position, type) : null;

    public static string Write(SourceEdits edits, int position, ITypeSymbol type)
    {
        var model = edits.Target.SemanticModel;
        var hasNullable = (model.GetNullableContext(position) & NullableContext.AnnotationsEnabled) != 0;
        if (!hasNullable)
            type = type.WithNullableAnnotation(NullableAnnotation.None);
        Import(edits, position, type);

        var format = SymbolDisplayFormat.MinimallyQualifiedFormat;
        if (hasNullable)
            format = format.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);
        return IsInReach(edits, position, type)
            ? type.ToDisplayString(format)
            : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(format.MiscellaneousOptions));
    }

    private static bool IsInReach(SourceEdits edits, int position, ITypeSymbol type)
    {
        foreach (var part in Parts(type))
        {
            if (!IsKeyword(part) && part.ContainingType is null && Meaning(edits, position, part) is { } other && !Same(other, part))
                return false;
        }

        return true;
    }

    private static void Import(SourceEdits edits, int position, ITypeSymbol type)
    {
        foreach (var part in Parts(type))
        {
            if (!IsKeyword(part)
                && part is { ContainingType: null, ContainingNamespace: { IsGlobalNamespace: false } scope }
                && Meaning(edits, position, part) is null)
                edits.Import(scope.ToDisplayString());
        }
    }

    /// <summary>What the short name means here without any new directive.</summary>
    private static INamedTypeSymbol? Meaning(SourceEdits edits, int position, INamedTypeSymbol part)
    {
        foreach (var symbol in edits.Target.SemanticModel.LookupNamespacesAndTypes(position, name: part.Name))
        {
            if (symbol is INamedTypeSymbol named && named.Arity == part.Arity)
                return named;
        }

        return null;
    }

    private static bool IsKeyword(INamedTypeSymbol part) =>
        part.SpecialType is SpecialType.System_Object or SpecialType.System_Nullable_T or >= SpecialType.System_Void and <= SpecialType.System_UIntPtr;

    private static bool Same(INamedTypeSymbol left, INamedTypeSymbol right) => SymbolEqualityComparer.Default.Equals(left.OriginalDefinition, right.OriginalDefinition);

    private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                foreach (var part in Parts(array.ElementType))
                    yield return part;
                break;
            case INamedTypeSymbol named:
                yield return named;
                foreach (var argument in named.TypeArguments)
                {
                    foreach (var part in Parts(argument))
                        yield return part;
                }

                break;
        }
    }
}
