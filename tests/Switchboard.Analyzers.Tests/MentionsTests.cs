using Microsoft.CodeAnalysis.Testing;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.Tests;

/// <summary>Code is found although its own file names nothing of an SDK, in a project most files of which have nothing to do with one.</summary>
public class MentionsTests
{
    [Theory]
    [InlineData("a class that derives", "public class Line(string url) : SocketIOClient.SocketIO(url);", "{|SWB1001:new Line(\"https://x\")|}")]
    [InlineData("the class after that one", "public class First(string url) : SocketIOClient.SocketIO(url); public class Line(string url) : First(url);", "{|SWB1001:new Line(\"https://x\")|}")]
    [InlineData("an alias", "global using Line = NATS.Client.Core.NatsConnection;", "{|SWB1001:new Line()|}")]
    [InlineData("a field", "public static class Lines { public static NATS.Client.Core.NatsConnection? One; }", "Lines.One = {|SWB1001:new()|}")]
    [InlineData("a property", "public static class Lines { public static NATS.Client.Core.NatsConnection? One { get; set; } }", "Lines.One = {|SWB1001:new()|}")]
    [InlineData("a property of a record", "public record Lines(NATS.Client.Core.NatsConnection? One);", "new Lines({|SWB1001:new()|})")]
    [InlineData("an indexer", "public class Lines { public NATS.Client.Core.NatsConnection this[int at] { set { } } }", "new Lines()[0] = {|SWB1001:new()|}")]
    [InlineData("a parameter", "public static class Lines { public static void Keep(NATS.Client.Core.NatsConnection line) { } }", "Lines.Keep({|SWB1001:new()|})")]
    [InlineData("a parameter of a constructor", "public class Lines { public Lines(NATS.Client.Core.NatsConnection line) { } }", "new Lines({|SWB1001:new()|})")]
    [InlineData("a parameter of a delegate", "public delegate void Keep(NATS.Client.Core.NatsConnection line); public static class Keeper { public static Keep? Kept; }", "Keeper.Kept!({|SWB1001:new()|})")]
    [InlineData("an event", "public static class Lines { public static Action<NATS.Client.Core.NatsConnection>? Kept; }", "Lines.Kept!({|SWB1001:new()|})")]
    [InlineData("an extension property", "public static class Lines { public static string Key => \"a\"; extension(string key) { public NATS.Client.Core.NatsConnection Line { set { } } } }", "Lines.Key.Line = {|SWB1001:new()|}")]
    [InlineData("an event with accessors", "public class Lines { public event Func<NATS.Client.Core.NatsConnection> Opened { add => value(); remove { } } }", "new Lines().Opened += () => {|SWB1002:new()|}")]
    public Task What_another_file_declares(string what, string declaration, string use)
    {
        Assert.NotEmpty(what);
        return VerifyAsync(declaration, use);
    }

    [Theory]
    [InlineData("{|SWB1001:new NATS.Client.Core.Nats\\u0043onnection()|}")]
    [InlineData("{|SWB1001:new NATS.Client.Core.@NatsConnection()|}")]
    [InlineData("{|SWB1001:new NATS.Client.Core.Nats\u200dConnection()|}")]
    public Task A_name_in_disguise(string use) => VerifyAsync("", use);

    [Fact]
    public Task What_one_file_after_the_other_declares() => RuleTest<CreateThroughManagerAnalyzer>.VerifyAsync(
        [
            ("/0/First.cs", "public class First(string url) : SocketIOClient.SocketIO(url);"),
            ("/0/Second.cs", "public class Second(string url) : First(url);"),
            ("/0/Page.cs", "public class Page { public object Open() => {|SWB1001:new Second(\"https://x\")|}; }"),
            .. Ordinary(),
        ]);

    // A constraint is said once: neither the other half of a type nor what implements a method explicitly repeats it.
    [Fact]
    public Task The_constraint_of_a_type() => RuleTest<DoNotDisconnectAnalyzer>.VerifyAsync(
        [
            ("/0/Page.Kinds.cs", "public partial class Page<T> where T : class, StackExchange.Redis.IConnectionMultiplexer;"),
            ("/0/Page.cs", "public partial class Page<T> { public class Part(T line) { public void Wipe() => {|SWB3001:line.Close()|}; } }"),
            .. Ordinary(),
        ]);

    [Fact]
    public Task The_constraint_of_a_method() => RuleTest<DoNotDisconnectAnalyzer>.VerifyAsync(
        [
            ("/0/IWiper.cs", "public interface IWiper { void Wipe<T>() where T : class, StackExchange.Redis.IConnectionMultiplexer; }"),
            ("/0/Wiper.cs", "public class Wiper(IServiceProvider services) : IWiper { void IWiper.Wipe<T>() => {|SWB3001:services.GetRequiredService<T>().Close()|}; }"),
            .. Ordinary(),
        ]);

    [Fact]
    public Task The_last_word_of_a_half_typed_file()
    {
        var test = new RuleTest<CreateThroughManagerAnalyzer> { CompilerDiagnostics = CompilerDiagnostics.None };
        test.TestState.Sources.Add(("/0/First.cs", "public class First() : SocketIOClient.SocketIO(\"https://x\");"));
        test.TestState.Sources.Add(("/0/Second.cs", "public class Second : First"));
        foreach (var file in Ordinary())
            test.TestState.Sources.Add(file);
        return test.CheckAsync("public class Page { public object Open() => {|SWB1001:new Second()|}; }");
    }

    // A file is read in pieces of this many characters.
    [Theory]
    [InlineData(4096 - 6)]
    [InlineData(4096)]
    [InlineData(2 * 4096)]
    public Task A_word_far_down_in_a_file(int position)
    {
        const string Before = "public class Page { public object Open() => {|SWB1001:new ";
        var padding = new string(' ', position - Before.Length + "{|SWB1001:".Length);
        return RuleTest<CreateThroughManagerAnalyzer>.VerifyAsync(
            [("/0/Alias.cs", "global using Telegraph = NATS.Client.Core.NatsConnection;"), ("/0/Page.cs", padding + Before + "Telegraph()|}; }"), .. Ordinary()]);
    }

    [Fact]
    public Task A_file_that_ends_in_a_backslash() => RuleTest<CreateThroughManagerAnalyzer>.VerifyAsync(
        "public class Page { public object Open() => {|SWB1001:new NATS.Client.Core.NatsConnection()|}; } // \\");

    [Fact]
    public Task The_other_half_of_a_type() => RuleTest<CreateThroughManagerAnalyzer>.VerifyAsync(
        [
            ("/0/Page.Fields.cs", "public partial class Page { private NATS.Client.Core.NatsConnection? _line; }"),
            ("/0/Page.cs", "public partial class Page { public void Open() => _line = {|SWB1001:new()|}; }"),
            .. Ordinary(),
        ]);

    [Fact]
    public Task A_base_class() => RuleTest<CreateThroughManagerAnalyzer>.VerifyAsync(
        [
            ("/0/PageBase.cs", "public class PageBase { protected NATS.Client.Core.NatsConnection? Line { get; set; } }"),
            ("/0/Page.cs", "public class Page : PageBase { public void Open() => Line = {|SWB1001:new()|}; }"),
            .. Ordinary(),
        ]);

    [Fact]
    public Task A_base_class_that_holds_the_manager() => RuleTest<ReleaseOnSignOutAnalyzer>.VerifyAsync(
        [
            ("/0/SessionBase.cs", "public class SessionBase { protected IConnectionManager Held => ConnectionManager.Default; }"),
            ("/0/SessionMiddle.cs", "public class SessionMiddle : SessionBase;"),
            ("/0/Session.cs", "public class Session : SessionMiddle { private string? _token = \"a\"; public string? Text => _token; public void Logout() => {|SWB2006:_token = null|}; }"),
            .. Ordinary(),
        ]);

    [Fact]
    public Task A_sign_out_that_the_options_name()
    {
        var test = new RuleTest<ReleaseOnSignOutAnalyzer>
        {
            EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.Switchboard.additional_sign_out_methods = M:Acme.Identity.End\n",
        };
        test.TestState.Sources.Add(("/0/Identity.cs", "namespace Acme { public static class Identity { public static void End() { } } }"));
        test.TestState.Sources.Add(("/0/PageBase.cs", "public class PageBase { protected IConnectionManager Held => ConnectionManager.Default; }"));
        foreach (var file in Ordinary())
            test.TestState.Sources.Add(file);
        return test.CheckAsync("public class Page : PageBase { public void Leave() => {|SWB2006:Acme.Identity.End()|}; }");
    }

    [Fact]
    public Task A_program_that_hardly_uses_a_connection_is_read_where_it_does() => RuleTest<CreateThroughManagerAnalyzer>.VerifyAsync(
        [("/0/Page.cs", "public class Page { private readonly object _line = {|SWB1001:new NATS.Client.Core.NatsConnection()|}; }"), .. Ordinary()]);

    private static Task VerifyAsync(string declaration, string use) => RuleTest<CreateThroughManagerAnalyzer>.VerifyAsync(
        [("/0/Declares.cs", declaration), ("/0/Uses.cs", $"public static class Uses {{ public static void Run() => {use}; }}"), .. Ordinary()]);

    private static IEnumerable<(string, string)> Ordinary() =>
        Enumerable.Range(0, 12).Select(static number => ($"/0/Order{number}.cs", $"public class Order{number} {{ public string Text => string.Concat(\"a\", {number}); }}"));
}
