using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>Finds the connection manager that code can already reach.</summary>
internal static class ManagerInScope
{
    // In this order: what is nearest is what the author means.
    private enum Rank
    {
        Local,
        Parameter,
        Member,
        PrimaryParameter,
        None,
    }

    /// <summary>The expression that gives the manager at this place, or null. <paramref name="except"/> is what shall hold it.</summary>
    public static string? Find(FixTarget target, SyntaxNode at, CodePlace place, ISymbol? except = null)
    {
        var best = Rank.None;
        ISymbol? found = null;
        foreach (var symbol in target.SemanticModel.LookupSymbols(at.SpanStart))
        {
            var rank = SymbolEqualityComparer.Default.Equals(symbol, except) ? Rank.None : RankOf(target, symbol, at, place);
            if (rank < best)
            {
                best = rank;
                found = symbol;
            }
        }

        if (found is null)
            return null;
        return best == Rank.Member && !found.IsStatic && FieldStyle.Of(place.Type!).UsesThis ? "this." + found.Name : found.Name;
    }

    private static Rank RankOf(FixTarget target, ISymbol symbol, SyntaxNode at, CodePlace place)
    {
        if (TypeOf(symbol) is not { } type || target.Model.Manager?.IsManager(type) != true || Places.MayBeNull(symbol, at, target.SemanticModel))
            return Rank.None;

        switch (symbol)
        {
            case ILocalSymbol local:
                return IsAssigned(target, local, at) && IsInside(local, place.StaticFunction) ? Rank.Local : Rank.None;
            case IParameterSymbol { RefKind: RefKind.None } parameter:
                if (IsOfPrimaryConstructor(parameter))
                    return place.ReachesPrimaryParameters ? Rank.PrimaryParameter : Rank.None;
                return IsInside(parameter, place.StaticFunction) ? Rank.Parameter : Rank.None;
            case IFieldSymbol or IPropertySymbol { GetMethod: not null }:
                return IsReachable(target, symbol, at, place) ? Rank.Member : Rank.None;
            default:
                return Rank.None;
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static bool IsReachable(FixTarget target, ISymbol member, SyntaxNode at, CodePlace place)
    {
        if (member.IsStatic)
            return true;
        if (!place.ReachesInstance || target.SemanticModel.GetDeclaredSymbol(place.Type!) is not INamedTypeSymbol type)
            return false;

        // An outer type's members need an instance of it.
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, member.ContainingType.OriginalDefinition))
                return place.Constructor is null || IsSetIn(target, place.Constructor, member, at);
        }

        return false;
    }

    // A field that this constructor has not set yet is null.
    private static bool IsSetIn(FixTarget target, ConstructorDeclarationSyntax constructor, ISymbol member, SyntaxNode at)
    {
        if (constructor.Initializer is { ThisOrBaseKeyword.ValueText: "this" } || !SymbolEqualityComparer.Default.Equals(member.ContainingType, target.SemanticModel.GetDeclaredSymbol(constructor)?.ContainingType))
            return true;

        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null })
                return true;
        }

        foreach (var node in constructor.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax assignment
                && assignment.Span.End < at.SpanStart
                && SymbolEqualityComparer.Default.Equals(target.SemanticModel.GetSymbolInfo(assignment.Left).Symbol, member))
                return true;
        }

        return false;
    }

    private static bool IsOfPrimaryConstructor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && constructor.DeclaringSyntaxReferences.Length > 0
        && constructor.DeclaringSyntaxReferences[0].GetSyntax() is TypeDeclarationSyntax;

    private static bool IsAssigned(FixTarget target, ILocalSymbol local, SyntaxNode at)
    {
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            switch (reference.GetSyntax())
            {
                case VariableDeclaratorSyntax { Initializer: not null } declaration:
                    return declaration.Span.End <= at.SpanStart;
                case ForEachStatementSyntax:
                    return true;
                // A pattern gives its variable a value only where it matches.
                case SingleVariableDesignationSyntax:
                    return at.FirstAncestorOrSelf<StatementSyntax>() is { } statement
                        && target.SemanticModel.AnalyzeDataFlow(statement) is { Succeeded: true } flow
                        && flow.DefinitelyAssignedOnEntry.Contains(local);
            }
        }

        return false;
    }

    private static bool IsInside(ISymbol symbol, SyntaxNode? function)
    {
        if (function is null)
            return true;

        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (function.Span.Contains(reference.Span))
                return true;
        }

        return false;
    }
}
