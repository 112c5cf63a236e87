using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.Catalog;
using Xunit;

namespace Switchboard.Analyzers.Tests.Catalog;

public class ConnectionCatalogTests
{
    [Theory]
    [InlineData("client T:A.B", "T:A.B")]
    [InlineData("  client\tT:A.B  ", "T:A.B")]
    [InlineData("client T:A.B`2", "T:A.B`2")]
    [InlineData("client T:A.B # why", "T:A.B")]
    [InlineData("create M:A.B.#ctor", "M:A.B.#ctor")]
    [InlineData("create M:A.B.#ctor(System.String,C.D{System.Int32}) connects", "M:A.B.#ctor(System.String,C.D{System.Int32})")]
    [InlineData("connect M:A.B.Open``1(``0)", "M:A.B.Open``1(``0)")]
    [InlineData("subscribe E:A.B.Closed", "E:A.B.Closed")]
    [InlineData("dispose M:A.B.System#IDisposable#Dispose", "M:A.B.System#IDisposable#Dispose")]
    public void A_line_is_read(string line, string id)
    {
        var catalog = Parse(line);

        Assert.Empty(catalog.Problems);
        Assert.Equal(id, Assert.Single(catalog.Entries).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \t ")]
    [InlineData("# client T:A.B")]
    [InlineData("   # client")]
    public void Blank_lines_and_comments_say_nothing(string line)
    {
        var catalog = Parse(line);

        Assert.Empty(catalog.Entries);
        Assert.Empty(catalog.Problems);
    }

    [Fact]
    public void An_entry_knows_its_role_line_catalog_and_options()
    {
        var catalog = ConnectionCatalog.Parse(@"C:\src\acme.clients.txt", SourceText.From("# Acme\r\n\r\nsubscribe M:A.B.On channel=topic again=adds needs-connection\r\n"));

        var entry = Assert.Single(catalog.Entries);
        Assert.Equal(ConnectionRole.Subscribe, entry.Role);
        Assert.Equal(2, entry.Line);
        Assert.Equal("acme", entry.Catalog);
        Assert.Equal("acme", catalog.Name);
        Assert.Equal("topic", entry["channel"]);
        Assert.Equal("adds", entry["again"]);
        Assert.Null(entry["handle"]);
        Assert.Null(entry["needs-connection"]);
        Assert.True(entry.Has("needs-connection"));
        Assert.False(entry.Has("connection-event"));
    }

    [Theory]
    [InlineData("clinet T:A.B", "clinet", "The role 'clinet' is not known; use one of client, create, connect,")]
    [InlineData("Client T:A.B", "Client", "The role 'Client' is not known")]
    [InlineData("client", "client", "The role 'client' stands without an id; write a documentation id such as T:Namespace.Type after it")]
    [InlineData("client # T:A.B", "client", "The role 'client' stands without an id")]
    [InlineData("client A.B", "A.B", "'A.B' is not a documentation id")]
    [InlineData("client T:", "T:", "'T:' is not a documentation id")]
    [InlineData("client T:A..B", "T:A..B", "is not a documentation id")]
    [InlineData("client T:A.B.", "T:A.B.", "is not a documentation id")]
    [InlineData("client T:A.B()", "T:A.B()", "is not a documentation id")]
    [InlineData("connect M:Open", "M:Open", "is not a documentation id")]
    [InlineData("connect M:A.B.Open(System.String", "M:A.B.Open(System.String", "is not a documentation id")]
    [InlineData("connect M:A.B.Open(System.String) )", ")", "The option ')' of a 'connect' line is not known")]
    [InlineData("connect M:A.B.Open``x", "M:A.B.Open``x", "is not a documentation id")]
    [InlineData("connect M:A.B.Open(System.String, System.Int32)", "M:A.B.Open(System.String,", "without spaces")]
    [InlineData("client M:A.B.C", "M:A.B.C", "A 'client' line takes an id that begins with T:, not with M:")]
    [InlineData("state E:A.B.C", "E:A.B.C", "A 'state' line takes an id that begins with P: or M:, not with E:")]
    [InlineData("connect M:A.B.C fast", "fast", "The option 'fast' of a 'connect' line is not known; it takes provider, public, secret, address")]
    [InlineData("connect M:A.B.C provider-at", "provider-at", "The option 'provider-at' needs a value; write provider-at=<name>")]
    [InlineData("send M:A.B.C expires=token", "expires=token", "A 'send' line does not take the option 'expires'; it takes no options")]
    [InlineData("connect M:A.B.C scope=user", "scope=user", "A 'connect' line does not take the option 'scope'")]
    [InlineData("part M:A.B.C channel=topic", "channel=topic", "A 'part' line does not take the option 'channel'; it takes no options")]
    [InlineData("send M:A.B.C channel=topic", "channel=topic", "A 'send' line does not take the option 'channel'; it takes one-at-a-time")]
    [InlineData("disconnect M:A.B.C scope=team", "scope=team", "The option 'scope' cannot be 'team'; use one of user")]
    [InlineData("disconnect M:A.B.C scope", "scope", "The option 'scope' needs a value; write scope=user")]
    [InlineData("unsubscribe M:A.B.C channel=", "channel=", "The option 'channel' needs a value; write channel=<name>")]
    [InlineData("disconnect M:A.B.C final=yes", "final=yes", "The flag 'final' takes no value; write it alone")]
    [InlineData("disconnect M:A.B.C final final", "final", "The option 'final' stands twice; keep one of the two")]
    public void A_line_that_cannot_be_used_is_a_problem_that_says_why(string line, string words, string message)
    {
        var catalog = Parse("# first\n" + line + "\nclient T:Still.Works\n");

        var problem = Assert.Single(catalog.Problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(words, problem.Text);
        Assert.Equal(1, problem.Line);
        Assert.Equal(words, ("# first\n" + line).Substring(problem.Span.Start, problem.Span.Length));
        Assert.Equal("T:Still.Works", Assert.Single(catalog.Entries).Id);
    }

    [Fact]
    public void The_second_of_two_equal_words_is_the_one_that_is_shown()
    {
        const string Line = "disconnect M:A.B.final final final";

        Assert.Equal(Line.LastIndexOf("final", StringComparison.Ordinal), Assert.Single(Parse(Line).Problems).Span.Start);
    }

    [Fact]
    public void A_line_that_repeats_another_is_a_problem()
    {
        var catalog = Parse("connect M:A.B.Open\n\nconnect M:A.B.Open");

        Assert.Single(catalog.Entries);
        var problem = Assert.Single(catalog.Problems);
        Assert.Equal(2, problem.Line);
        Assert.Contains("repeats line 1", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_id_may_play_two_roles() => Assert.Equal(2, Parse("connect M:A.B.Open\nsubscribe M:A.B.Open").Entries.Length);

    [Theory]
    [InlineData("acme.clients.txt", true)]
    [InlineData("/src/acme.clients.txt", true)]
    [InlineData("ACME.Clients.TXT", true)]
    [InlineData("clients.txt", false)]
    [InlineData("acme.txt", false)]
    [InlineData("acme.clients.txt.bak", false)]
    public void A_catalog_is_known_by_its_file_name(string path, bool expected) => Assert.Equal(expected, ConnectionCatalog.IsCatalogFile(path));

    private static ConnectionCatalog Parse(string text) => ConnectionCatalog.Parse("acme.clients.txt", SourceText.From(text));
}
