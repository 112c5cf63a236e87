using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>Finds or introduces the member of a type that releases things.</summary>
internal static class TeardownFinder
{
    /// <summary>The part of a type that the target stands in, where the type can have a teardown.</summary>
    public static TypeDeclarationSyntax? PartOf(FixTarget target, TypeFacts facts) =>
        facts.Type is { TypeKind: TypeKind.Class, IsStatic: false } && target.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } part && !part.OpenBraceToken.IsMissing && part.OpenBraceToken.RawKind != 0
            ? part
            : null;

    /// <summary>Adds the line to the type's teardown; false where there is no safe place for it.</summary>
    public static bool TryAdd(SourceEdits edits, TypeFacts facts, TypeDeclarationSyntax part, ReleaseLine line)
    {
        if (Callbacks.HasNoEnd(facts))
            return false;

        var existing = new ExistingTeardown(facts, part.SyntaxTree);
        if (existing.IsElsewhere)
            return false;

        // Blazor calls DisposeAsync alone where there are both, so the new one calls the other.
        var introduced = new NewTeardown(edits, facts, part);
        if (existing.Exists && line.NeedsAwait && existing.IsSynchronous && FrameworkSymbols.Is(facts.Type, facts.Model.Frameworks.Component))
            return introduced.TryAddBesideDispose(line, existing.Find("Dispose"));

        return existing.Exists ? existing.TryAdd(edits, line) : introduced.TryAdd(line);
    }
}
