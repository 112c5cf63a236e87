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

    /// <summary>The expression that gives the manager at this place, or null.</summary>
    public static string? Find(FixTarget target, SyntaxNode at, CodePlace place)
    {
        var found = Nearest(target, at, place, mayBeNull: false, static _ => true, out var rank);
        return found is null ? null : Written(found, rank, place);
    }

    /// <summary>The expression that gives another manager than the one that is made at this place for <paramref name="holder"/>, or null.</summary>
    public static string? FindOther(FixTarget target, SyntaxNode at, CodePlace place, ISymbol? holder)
    {
        var found = Nearest(target, at, place, mayBeNull: false, symbol => !SymbolEqualityComparer.Default.Equals(symbol, holder) && !IsComputedIn(symbol, place), out var rank);
        return found is null ? null : Written(found, rank, place);
    }

    /// <summary>The field or property of the instance that gives the manager here where there is one, or null.</summary>
    public static string? FindOptional(FixTarget target, SyntaxNode at, CodePlace place, ISymbol? holder = null)
    {
        var found = Nearest(target, at, place, mayBeNull: true, symbol => !SymbolEqualityComparer.Default.Equals(symbol, holder), out var rank);
        return found is { IsStatic: false } && rank == Rank.Member ? Written(found, rank, place) : null;
    }

    private static ISymbol? Nearest(FixTarget target, SyntaxNode at, CodePlace place, bool mayBeNull, Func<ISymbol, bool> fits, out Rank best)
    {
        best = Rank.None;
        ISymbol? found = null;
        foreach (var symbol in target.SemanticModel.LookupSymbols(at.SpanStart))
        {
            if (TypeOf(symbol) is not { } type
                || target.Model.Manager?.IsManager(type) != true
                || !fits(symbol)
                || Places.MayBeNull(symbol, at, target.SemanticModel) != mayBeNull)
                continue;

            var rank = RankOf(target, symbol, at, place);
            if (rank < best)
            {
                best = rank;
                found = symbol;
            }
        }

        return found;
    }

    private static string Written(ISymbol found, Rank rank, CodePlace place) =>
        rank == Rank.Member && !found.IsStatic && FieldStyle.Of(place.Type!).UsesThis ? "this." + found.Name : found.Name;

    private static Rank RankOf(FixTarget target, ISymbol symbol, SyntaxNode at, CodePlace place)
    {
        switch (symbol)
        {
            case ILocalSymbol local:
                // A type sees the locals of top-level statements and cannot use them.
                return IsAssigned(target, local, at) && IsInside(local, place.StaticFunction ?? place.Type) ? Rank.Local : Rank.None;
            case IParameterSymbol { RefKind: RefKind.None } parameter:
                // A type sees the parameters of the type around it and cannot use them.
                if (IsOfPrimaryConstructor(parameter))
                    return place.ReachesPrimaryParameters && IsOf(target, place.Type!, parameter) ? Rank.PrimaryParameter : Rank.None;
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
        if (Computes(member, at))
            return false;
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

    // What a property of the type computes may come from what is made here.
    private static bool IsComputedIn(ISymbol member, CodePlace place)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is PropertyDeclarationSyntax property && property.Parent == place.Type && !IsAutomatic(property))
                return true;
        }

        return false;
    }

    private static bool IsAutomatic(PropertyDeclarationSyntax property) =>
        property.AccessorList is { Accessors: var accessors } && accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null });

    /// <summary>Whether the place is part of what gives the member its value: to read it there is to wait for itself.</summary>
    private static bool Computes(ISymbol member, SyntaxNode at)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == at.SyntaxTree && reference.Span.Contains(at.Span))
                return true;
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

    private static bool IsOf(FixTarget target, TypeDeclarationSyntax type, IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(target.SemanticModel.GetDeclaredSymbol(type), parameter.ContainingType);

    private static bool IsOfPrimaryConstructor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && constructor.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax);

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
