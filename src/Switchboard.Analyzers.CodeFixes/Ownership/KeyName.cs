using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Ownership;

/// <summary>The name of what holds a client: two that are held side by side have two names.</summary>
internal static class KeyName
{
    private static readonly string[] s_prefixes = { "m_", "s_", "_" };

    public static string Of(CreationSite site)
    {
        var type = CodePlace.Of(site.Expression).Type;
        var name = site.Member ?? Names.OfVariable(site.Client.Name);
        var plain = WithoutPrefix(name);
        var owner = type is null ? null : site.Target.SemanticModel.GetDeclaredSymbol(type) as INamedTypeSymbol;
        if (site.Symbol is ILocalSymbol local)
        {
            if (IsMadeElsewhere(site, owner, local, plain) && MethodOf(local) is { } method)
                plain = $"{method}.{plain}";
        }
        else if (ClientsCalled(plain, owner, site).Any(other => other.Name != name))
        {
            plain = name;
        }

        return $"{type?.Identifier.ValueText ?? "Program"}.{plain}";
    }

    private static IEnumerable<ISymbol> ClientsCalled(string plain, INamedTypeSymbol? owner, CreationSite site)
    {
        if (owner is null)
            yield break;

        foreach (var member in owner.GetMembers())
        {
            var type = member switch
            {
                IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
                IPropertySymbol property => property.Type,
                _ => null,
            };
            if (type is not null && WithoutPrefix(member.Name) == plain && site.Target.Model.IsClient(type))
                yield return member;
        }
    }

    private static bool IsMadeElsewhere(CreationSite site, INamedTypeSymbol? owner, ILocalSymbol local, string plain)
    {
        if (TypeReader.FactsAt(site.Target, CancellationToken.None) is not { } facts)
            return false;
        if (ClientsCalled(plain, owner, site).Any(member => IsMade(facts, member)))
            return true;

        return facts.Declarators.Any(declarator => WithoutPrefix(declarator.Symbol.Name) == plain
            && !SymbolEqualityComparer.Default.Equals(declarator.Symbol, local)
            && SymbolEqualityComparer.Default.Equals(declarator.Symbol.Type, local.Type)
            && IsMade(facts, declarator.Symbol));
    }

    // var hub = _hub; is the client of the field.
    private static bool IsMade(TypeFacts facts, ISymbol variable) => facts.WritesOf(variable).Any(static value => value.Unwrap() is
        not (ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } or ILiteralOperation));

    private static string? MethodOf(ILocalSymbol local)
    {
        for (var symbol = local.ContainingSymbol; symbol is IMethodSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, CanBeReferencedByName: true })
                return symbol.Name;
        }

        return null;
    }

    private static string WithoutPrefix(string name)
    {
        foreach (var prefix in s_prefixes)
        {
            if (name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal))
                return name.Substring(prefix.Length);
        }

        return name;
    }
}
