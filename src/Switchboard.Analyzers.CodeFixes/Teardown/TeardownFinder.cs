using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Teardown;

/// <summary>Finds or introduces the member of a type that releases things.</summary>
internal static class TeardownFinder
{
    /// <summary>What a page calls when it goes away, be it to come back.</summary>
    public const string Disappearing = "OnDisappearing";

    /// <summary>The part of a type that the target stands in, where the type can have a teardown.</summary>
    public static TypeDeclarationSyntax? PartOf(FixTarget target, TypeFacts facts) =>
        facts.Type is { TypeKind: TypeKind.Class, IsStatic: false } && target.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } part && !part.OpenBraceToken.IsMissing && part.OpenBraceToken.RawKind != 0
            ? part
            : null;

    /// <summary>Adds the line to the type's teardown; false where there is no safe place for it.</summary>
    /// <param name="edits">The edits of the fix.</param>
    /// <param name="facts">The type.</param>
    /// <param name="part">The part of the type that is changed.</param>
    /// <param name="line">What releases the value.</param>
    /// <param name="madeIn">The member in which the value is made or the subscription added.</param>
    public static bool TryAdd(SourceEdits edits, TypeFacts facts, TypeDeclarationSyntax part, ReleaseLine line, ISymbol? madeIn)
    {
        if (facts.Model.Frameworks.ClosingEventOf(facts.Type) is not null)
            return false;

        // A page that went away may come back: only what it makes when it comes may be released when it goes.
        if (facts.Model.Frameworks.ClosingMethodOf(facts.Type) == Disappearing && madeIn?.Name is not ("OnAppearing" or "OnNavigatedTo"))
            return false;

        var existing = new ExistingTeardown(facts, part.SyntaxTree);
        if (existing.IsElsewhere)
            return false;

        // Blazor calls DisposeAsync alone where there are both, so the new one calls the other.
        var introduced = new NewTeardown(edits, facts, part);
        if (line.NeedsAwait && existing.OnlyDispose is { } dispose && FrameworkSymbols.Is(facts.Type, facts.Model.Frameworks.Component))
            return introduced.TryAddBesideDispose(line, dispose);

        return existing.Exists ? existing.TryAdd(edits, line) : introduced.TryAdd(line);
    }
}
