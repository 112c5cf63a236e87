using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.CodeFixes.Subscriptions;

/// <summary>Finds the scope that code has at hand: a text that is named after one.</summary>
internal static class ScopeInReach
{
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase) { "scope", "tenant", "tenantId", "tenantKey", "tenantName" };

    public static string? Find(SemanticModel model, int position)
    {
        ISymbol? best = null;
        foreach (var symbol in model.LookupSymbols(position))
        {
            if (TypeOf(symbol) is { SpecialType: SpecialType.System_String } && s_names.Contains(symbol.Name.TrimStart('_')) && (best is null || Rank(symbol) < Rank(best)))
                best = symbol;
        }

        return best?.Name;
    }

    // What is nearest is what the author means.
    private static int Rank(ISymbol symbol) => symbol switch
    {
        ILocalSymbol => 0,
        IParameterSymbol => 1,
        _ => 2,
    };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
