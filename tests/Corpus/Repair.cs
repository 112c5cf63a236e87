using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace Corpus;

/// <summary>A fix that is offered for a diagnostic.</summary>
internal sealed record Offer(CodeFixProvider Provider, Diagnostic Diagnostic, CodeAction Action);

/// <summary>A document with all that is offered for it, and what it must not lose by being repaired.</summary>
internal sealed class Repair
{
    // The handler is a lambda that nothing names, added to a method that gives nothing back: no fix can remove it, and another fix goes before it in FixTests.
    private static readonly HashSet<(string File, string Rule)> s_known = [("HeldOut/Services/SupabaseTables.cs", "SWB2003")];

    private readonly Document _document;
    private readonly ImmutableArray<Diagnostic> _reported;
    private readonly ImmutableArray<string> _comments;

    private Repair(Document document, ImmutableArray<Diagnostic> reported, ImmutableArray<Offer> offers, ImmutableArray<string> comments)
    {
        _document = document;
        _reported = reported;
        Offers = offers;
        _comments = comments;
    }

    public ImmutableArray<Offer> Offers { get; }

    public static async Task<Repair> OfAsync(Document document, CancellationToken cancellationToken)
    {
        ImmutableArray<Diagnostic> reported = await FixerRun.DiagnoseAsync(document, cancellationToken);
        var offers = ImmutableArray.CreateBuilder<Offer>();
        foreach (Diagnostic diagnostic in reported)
            offers.AddRange(await FixerRun.OffersAsync(document, diagnostic, cancellationToken));
        return new Repair(document, reported, offers.ToImmutable(), await CommentsOfAsync(document, cancellationToken));
    }

    /// <summary>Applies the fix to every diagnostic of its id in the document, as an editor does.</summary>
    public async Task<Document> ApplyAllAsync(Offer offer, CancellationToken cancellationToken)
    {
        var context = new FixAllContext(
            _document, offer.Provider, FixAllScope.Document, offer.Action.EquivalenceKey!, [offer.Diagnostic.Id], new FixAllDiagnostics(_document.Project.Solution, _reported), cancellationToken);
        CodeAction? all = await offer.Provider.GetFixAllProvider()!.GetFixAsync(context);
        return all is null ? throw new InvalidOperationException("Fix All is not offered.") : await FixerRun.ApplyAsync(_document, all, cancellationToken);
    }

    /// <summary>What is wrong with the document after a fix.</summary>
    public async Task<List<string>> ProblemsOfAsync(Document repaired, CancellationToken cancellationToken)
    {
        string text = (await repaired.GetTextAsync(cancellationToken)).ToString();
        var problems = new List<string>();
        problems.AddRange(await FixerRun.ErrorsOfAsync(repaired, cancellationToken));
        if (problems.Count == 0)
        {
            ImmutableArray<Diagnostic> now = await FixerRun.DiagnoseAsync(repaired, cancellationToken);
            foreach (Diagnostic diagnostic in now)
            {
                if (!_reported.Any(before => before.Id == diagnostic.Id) && !IsKnown(diagnostic.Id) && !await IsRepairableAsync(repaired, now, diagnostic, cancellationToken))
                    problems.Add($"is new, and no fix is offered: {diagnostic}");
            }
        }

        if (text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n', StringComparison.Ordinal))
            problems.Add("a line ends with \\n alone");
        var left = (await CommentsOfAsync(repaired, cancellationToken)).ToList();
        problems.AddRange(_comments.Where(comment => !left.Remove(comment)).Select(static comment => $"lost: {comment}"));
        if (problems.Count > 0)
            problems.Add(text);
        return problems;
    }

    private bool IsKnown(string rule) => FixTests.Known.ContainsKey((_document.Name, rule)) || s_known.Contains((_document.Name, rule));

    // What follows from a fix, as a handler that outlives its page once the connection does, is repaired by one of its own, or by the one of another rule in its place.
    private static async Task<bool> IsRepairableAsync(Document repaired, ImmutableArray<Diagnostic> reported, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        foreach (Diagnostic there in reported.Where(other => other.Location.SourceSpan.Start == diagnostic.Location.SourceSpan.Start))
        {
            if ((await FixerRun.OffersAsync(repaired, there, cancellationToken)).Count > 0)
                return true;
        }

        return false;
    }

    private static async Task<ImmutableArray<string>> CommentsOfAsync(Document document, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken))!;
        return [.. root.DescendantTrivia()
            .Where(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
            .Select(static trivia => trivia.ToString())];
    }
}
