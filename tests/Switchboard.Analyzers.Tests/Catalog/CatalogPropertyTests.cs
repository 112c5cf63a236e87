using FsCheck.Fluent;
using FsCheck;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.Catalog;
using Xunit;

namespace Switchboard.Analyzers.Tests.Catalog;

public class CatalogPropertyTests
{
    private const string Vocabulary = "client create connect subscribe T: M: E: P: A.B .#ctor ``1 ( ) { } , ` # = channel= again=adds scope=user final \t \r \n \u0085 \0 \ud800 \u2028 é";

    private static readonly string[] s_pieces = Vocabulary.Split(' ').Append(" ").ToArray();

    [Fact]
    public void Any_text_parses_without_throwing_and_problems_stand_inside_it() =>
        Prop.ForAll<string?>(text => HoldsTogether(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_mixture_of_catalog_words_parses_without_throwing()
    {
        var texts = Gen.Elements(s_pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

        Prop.ForAll(texts, HoldsTogether).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void Any_mutation_of_a_real_catalog_keeps_the_lines_it_does_not_touch()
    {
        var lines = ConnectionCatalog.BuiltIn.SelectMany(catalog => catalog.Entries).Select(entry => entry.Id).ToArray();
        var mutations =
            from id in Gen.Elements(lines)
            from position in Gen.Choose(0, 400)
            from piece in Gen.Elements(s_pieces.Where(piece => piece is not ("\n" or "\r" or "\u0085" or "\u2028")).ToArray())
            from cut in Gen.Choose(0, 3)
            select Mutate("send " + id, position, piece, cut);

        Prop.ForAll(mutations.ToArbitrary(), mutated =>
        {
            var catalog = ConnectionCatalog.Parse("a.clients.txt", SourceText.From("client T:First\n" + mutated + "\nclient T:Last"));

            return HoldsTogether(mutated)
                && catalog.Entries.Any(entry => entry.Id == "T:First")
                && catalog.Entries.Any(entry => entry.Id == "T:Last");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void What_is_written_from_an_entry_reads_back_as_the_same_entry()
    {
        foreach (var entry in ConnectionCatalog.BuiltIn.SelectMany(catalog => catalog.Entries))
        {
            var written = RoleSyntax.Of(entry.Role).Word + " " + entry.Id;
            var read = Assert.Single(ConnectionCatalog.Parse("a.clients.txt", SourceText.From(written)).Entries);

            Assert.Equal((entry.Role, entry.Id), (read.Role, read.Id));
        }
    }

    private static string Mutate(string line, int position, string piece, int cut)
    {
        var start = position % line.Length;
        return line.Remove(start, Math.Min(cut, line.Length - start)).Insert(start, piece);
    }

    private static bool HoldsTogether(string text)
    {
        var catalog = ConnectionCatalog.Parse("a.clients.txt", SourceText.From(text));
        var lines = SourceText.From(text).Lines;

        return catalog.Problems.All(problem => text.Substring(problem.Span.Start, problem.Span.Length) == problem.Text
                && problem.Span.Start >= lines[problem.Line].Start
                && problem.Span.End <= lines[problem.Line].End
                && problem.Message.Length > 0)
            && catalog.Entries.Length + catalog.Problems.Length <= lines.Count;
    }
}
