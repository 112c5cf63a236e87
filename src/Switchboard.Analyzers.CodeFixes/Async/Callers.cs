using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Switchboard.Analyzers.CodeFixes.Async;

/// <summary>The places that name a method.</summary>
internal static class Callers
{
    /// <summary>The calls of the method; null where something else than a call needs it as it is, or another file names it.</summary>
    public static async Task<IReadOnlyList<ExpressionSyntax>?> OfAsync(FixTarget target, IMethodSymbol method, CancellationToken cancellationToken)
    {
        var calls = new List<ExpressionSyntax>();
        if (method.MethodKind != MethodKind.LocalFunction && await ServesDerivedAsync(target, method, cancellationToken).ConfigureAwait(false))
            return null;
        if (await NamesAsync(target, method, cancellationToken).ConfigureAwait(false) is not { } names)
            return null;

        foreach (var name in names)
        {
            if (CallOf(name) is not { } call)
                return null;
            calls.Add(call);
        }

        return calls;
    }

    /// <summary>Whether nothing in the solution but events names the method.</summary>
    public static async Task<bool> AreEventsAsync(FixTarget target, IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (await NamesAsync(target, method, cancellationToken).ConfigureAwait(false) is not { } names)
            return false;

        foreach (var name in names)
        {
            ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (whole.Parent is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression or (int)SyntaxKind.SubtractAssignmentExpression } assignment
                || assignment.Right != whole
                || target.SemanticModel.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is not IEventSymbol)
                return false;
        }

        return true;
    }

    /// <summary>The names of the method in the file; null where other files name it too.</summary>
    private static async Task<List<SimpleNameSyntax>?> NamesAsync(FixTarget target, IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.MethodKind != MethodKind.LocalFunction && await IsNamedElsewhereAsync(target, method, cancellationToken).ConfigureAwait(false))
            return null;

        var names = new List<SimpleNameSyntax>();
        foreach (var node in target.Root.DescendantNodes())
        {
            if (node is not SimpleNameSyntax name || name.Identifier.ValueText != method.Name || IsInNameOf(name))
                continue;

            // What does not bind may mean the method.
            var info = target.SemanticModel.GetSymbolInfo(name, cancellationToken);
            if (info.Symbol is null && !info.CandidateSymbols.IsEmpty)
                return null;
            if (info.Symbol is IMethodSymbol named && SymbolEqualityComparer.Default.Equals((named.ReducedFrom ?? named).OriginalDefinition, method.OriginalDefinition))
                names.Add(name);
        }

        return names;
    }

    private static async Task<bool> IsNamedElsewhereAsync(FixTarget target, IMethodSymbol method, CancellationToken cancellationToken)
    {
        var linked = target.Document.GetLinkedDocumentIds();
        foreach (var referenced in await SymbolFinder.FindReferencesAsync(method, target.Document.Project.Solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (var reference in referenced.Locations)
            {
                if (reference.Document.Id != target.Document.Id && !IsHereToo(target, reference, linked))
                    return true;
            }
        }

        return false;
    }

    // A project for several frameworks has each file once for each of them. What one of them alone compiles (#if) is not seen from here.
    private static bool IsHereToo(FixTarget target, ReferenceLocation reference, ImmutableArray<DocumentId> linked) =>
        linked.Contains(reference.Document.Id)
        && target.Root.FullSpan.Contains(reference.Location.SourceSpan)
        && target.Root.FindToken(reference.Location.SourceSpan.Start).Span == reference.Location.SourceSpan;

    // class Page : Base, IOpens: what Base declares implements the interface.
    private static async Task<bool> ServesDerivedAsync(FixTarget target, IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (var derived in await SymbolFinder.FindDerivedClassesAsync(method.ContainingType, target.Document.Project.Solution, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (var implemented in derived.AllInterfaces)
            {
                foreach (var member in implemented.GetMembers(method.Name))
                {
                    if (SymbolEqualityComparer.Default.Equals(derived.FindImplementationForInterfaceMember(member)?.OriginalDefinition, method.OriginalDefinition))
                        return true;
                }
            }
        }

        return false;
    }

    private static ExpressionSyntax? CallOf(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (whole.Parent is not InvocationExpressionSyntax call || call.Expression != whole)
            return null;

        // x?.Open() would be awaited where there is no x.
        for (SyntaxNode? parent = call; parent is ExpressionSyntax; parent = parent.Parent)
        {
            if (parent.Parent is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull == parent)
                return null;
        }

        return call;
    }

    private static bool IsInNameOf(SyntaxNode name) =>
        name.FirstAncestorOrSelf<InvocationExpressionSyntax>(static call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }) is not null;
}
