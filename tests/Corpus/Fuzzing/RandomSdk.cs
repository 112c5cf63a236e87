using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Corpus.Fuzzing;

/// <summary>An SDK of the project's own, a catalog that calls its members whatever it likes, and code that uses them: the same for the same seed.</summary>
internal sealed class RandomSdk
{
    private const string Sdk = """
        namespace Acme;

        public class Link : IDisposable, IAsyncDisposable
        {
            public Link() { }
            public Link(string address, string key = "", Options? options = null) { }

            public static Link Default { get; } = new();
            public static Link Open(string address) => new(address);
            public static Task<Link> OpenAsync(string address, CancellationToken cancellationToken = default) => Task.FromResult(new Link(address));

            public event Action? Lost;
            public event Func<Exception?, Task>? Closed;

            public string? Token { get; set; }
            public Func<Task<string>>? TokenProvider { get; set; }
            public bool IsOpen => Token is not null;
            public Options Settings { get; } = new();
            public Rooms Rooms { get; } = new();
            public IObservable<string> Messages => throw new NotSupportedException();
            public Room this[string name] => new(name);

            public void Start() => Lost?.Invoke();
            public Task StartAsync(CancellationToken cancellationToken = default) => Closed?.Invoke(null) ?? Task.CompletedTask;
            public void Stop() { }
            public Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
            public void On(string channel, Action<string> handler) { }
            public IDisposable Listen<TMessage>(string channel, Action<TMessage> handler) => this;
            public Task<Room> JoinAsync(string channel) => Task.FromResult(new Room(channel));
            public Room Join(string channel) => new(channel);
            public void Leave(string channel) { }
            public Task SendAsync(string text, CancellationToken cancellationToken = default) => Task.CompletedTask;
            public Task<Frame> ReceiveAsync(byte[] buffer) => Task.FromResult(new Frame());
            public void Dispose() { }
            public ValueTask DisposeAsync() => default;
        }

        public class Rooms
        {
            public Room Get(string name) => new(name);
        }

        public class Room(string name) : IDisposable
        {
            public string Name => name;
            public IObservable<string> Messages => throw new NotSupportedException();
            public event Action<string>? Message;
            public void Attach() => Message?.Invoke(name);
            public Task AttachAsync(Action<string>? handler = null) => Task.CompletedTask;
            public IDisposable Subscribe(Action<string> handler) => this;
            public void Detach() { }
            public Task PublishAsync(string text) => Task.CompletedTask;
            public void Dispose() { }
        }

        public class Options
        {
            public string? Address { get; set; }
            public string? Key { get; set; }
            public bool Reconnects { get; set; }
        }

        public class Frame
        {
            public bool IsLast { get; set; }
            public bool IsClose { get; set; }
            public int Count { get; set; }
        }

        public static class LinkExtensions
        {
            public static Link WithRetry(this Link link) => link;
            public static Task SayAsync(this Link link, string text) => link.SendAsync(text);
            public static IDisposable OnAny(this Link link, Action<string> handler) => link;
        }
        """;

    private static readonly string[] s_types = ["T:Acme.Link", "T:Acme.Room", "T:Acme.Rooms", "T:Acme.Options", "T:Acme.Frame"];

    private static readonly string[] s_members =
    [
        "M:Acme.Link.#ctor", "M:Acme.Link.Open", "M:Acme.Link.OpenAsync", "M:Acme.Link.Start", "M:Acme.Link.StartAsync", "M:Acme.Link.Stop", "M:Acme.Link.StopAsync",
        "M:Acme.Link.On", "M:Acme.Link.Listen", "M:Acme.Link.JoinAsync", "M:Acme.Link.Join", "M:Acme.Link.Leave", "M:Acme.Link.SendAsync", "M:Acme.Link.ReceiveAsync",
        "M:Acme.Link.Dispose", "M:Acme.Link.DisposeAsync", "M:Acme.Rooms.Get", "M:Acme.Room.#ctor", "M:Acme.Room.Attach", "M:Acme.Room.AttachAsync", "M:Acme.Room.Subscribe",
        "M:Acme.Room.Detach", "M:Acme.Room.PublishAsync", "M:Acme.Room.Dispose", "M:Acme.Options.#ctor", "M:Acme.LinkExtensions.WithRetry", "M:Acme.LinkExtensions.SayAsync",
        "M:Acme.LinkExtensions.OnAny", "P:Acme.Link.Default", "P:Acme.Link.Token", "P:Acme.Link.TokenProvider", "P:Acme.Link.IsOpen", "P:Acme.Link.Settings", "P:Acme.Link.Rooms",
        "P:Acme.Link.Messages", "P:Acme.Link.Item", "P:Acme.Room.Name", "P:Acme.Room.Messages", "P:Acme.Options.Address", "P:Acme.Options.Key", "P:Acme.Options.Reconnects",
        "P:Acme.Frame.IsLast", "E:Acme.Link.Lost", "E:Acme.Link.Closed", "E:Acme.Room.Message",
    ];

    // What a catalog would say of it: without some of them no rule says anything.
    private static readonly string[] s_sensible =
    [
        "create M:Acme.Link.#ctor address=address secret=key", "create M:Acme.Link.Open address=address", "connect M:Acme.Link.StartAsync", "connect M:Acme.Link.Start",
        "disconnect M:Acme.Link.StopAsync", "dispose M:Acme.Link.DisposeAsync", "dispose M:Acme.Link.Dispose", "subscribe M:Acme.Link.Listen channel=channel handle=return again=adds",
        "subscribe M:Acme.Link.On channel=channel handle=none again=adds", "unsubscribe M:Acme.Link.Leave channel=channel", "subscribe E:Acme.Link.Lost connection-event closed-event",
        "send M:Acme.Link.SendAsync one-at-a-time", "receive M:Acme.Link.ReceiveAsync end=IsLast close=IsClose", "channel M:Acme.Link.Join channel=channel again=creates",
        "token P:Acme.Link.Token provider-at=TokenProvider", "token P:Acme.Link.TokenProvider provider", "state P:Acme.Link.IsOpen",
    ];

    private static readonly string[] s_roles =
    [
        "create", "connect", "disconnect", "dispose", "part", "channel", "subscribe", "unsubscribe", "send", "broadcast", "receive", "token", "state", "configure",
    ];

    private static readonly string[] s_options =
    [
        "connects", "server", "provider", "public=address", "secret=key", "address=address", "again=ignored", "again=adds", "again=throws", "again=creates", "again=shares", "again=replaces",
        "scope=user", "keeps-resources", "protocol", "final", "channel=channel", "channel=name", "handle=return", "handle=none", "connection-event", "reconnect-event", "closed-event",
        "ends-with-token", "needs-connection", "one-at-a-time", "end=IsLast", "close=IsClose", "reconnects",
    ];

    private static readonly string[] s_statements =
    [
        "var link = new Acme.Link(\"ws://acme.example.com?key=secret\", \"secret\");", "var link = Acme.Link.Open(\"wss://acme.example.com\");",
        "var link = await Acme.Link.OpenAsync(\"wss://acme.example.com\");", "using var link = new Acme.Link();", "await using var link = new Acme.Link().WithRetry();",
        "_link = new Acme.Link(\"wss://acme.example.com\") { Token = \"secret\" };", "_link ??= Acme.Link.Default;", "{0}.Start();", "await {0}.StartAsync();", "{0}.StartAsync().Wait();",
        "_ = {0}.StartAsync();", "await Task.WhenAny({0}.StartAsync(), Task.Delay(100));", "_task = {0}.StartAsync();", "{0}.Stop();", "await {0}.StopAsync();", "{0}.Dispose();",
        "await {0}.DisposeAsync();", "{0}.On(\"news\", Show);", "{0}.On(\"news\", text => Show(text));", "{0}.Listen<string>(\"news\", Show);", "_subscription = {0}.Listen<int>(\"news\", _ => { });",
        "{0}.OnAny(Show);", "{0}.Lost += OnLost;", "{0}.Lost -= OnLost;", "{0}.Closed += async _ => await {0}.StartAsync();", "{0}.Messages.Subscribe(null!);", "_room = await {0}.JoinAsync(\"news\");",
        "_room = {0}.Join(\"news\");", "{0}.Leave(\"news\");", "await {0}.SendAsync(\"hello\");", "_ = {0}.SendAsync(\"a\"); await {0}.SendAsync(\"b\");", "await {0}.SayAsync(\"hello\");",
        "Show((await {0}.ReceiveAsync(_buffer)).Count.ToString());", "await {0}.ReceiveAsync(_buffer); Show(System.Text.Encoding.UTF8.GetString(_buffer));", "{0}.Token = \"secret\";",
        "{0}.Token = await ReadAsync();", "{0}.TokenProvider = () => Task.FromResult(_text);", "if ({0}.IsOpen) return;", "{0}.Settings.Address = \"ws://acme.example.com\";", "{0}.Settings.Reconnects = true;",
        "var options = new Acme.Options { Key = \"secret\", Address = \"ws://acme.example.com\" }; _link = new Acme.Link(\"wss://acme.example.com\", \"\", options);",
        "{0}.Rooms.Get(\"news\").Attach();", "{0}[\"news\"].Attach();", "_room?.Attach();", "_room?.Subscribe(Show);", "_room?.Detach();", "if (_room is { } room) { room.Message += Show; await room.PublishAsync(room.Name); }",
        "while (true) { try { await {0}.StartAsync(); break; } catch { await Task.Delay(1000); } }", "for (var i = 0; i < 3; i++) { {0}.On(\"news\", Show); }",
        "foreach (var text in new[] { \"a\", \"b\" }) { var other = new Acme.Link(text); await other.StartAsync(); }", "try { await {0}.StartAsync(); } finally { {0}.Dispose(); }",
        "using (var other = Acme.Link.Open(\"wss://acme.example.com\")) { other.Start(); }", "Func<Task> later = () => {0}.StopAsync(); await later();", "await Task.Run(() => {0}.SendAsync(\"x\"));",
    ];

    private RandomSdk(string catalog, string code)
    {
        Catalog = catalog;
        Code = code;
    }

    public string Catalog { get; }

    public string Code { get; }

    public static RandomSdk Of(Random random) => new(CatalogOf(random), CodeOf(random));

    /// <summary>The code as the document of a project that has the SDK and its catalog.</summary>
    public Document AddTo(Project project) => project
        .AddDocument("Acme.cs", SourceText.From(Sdk), filePath: "Acme.cs").Project
        .AddAdditionalDocument("acme.clients.txt", SourceText.From(Catalog), filePath: "acme.clients.txt").Project
        .AddDocument("Page.cs", SourceText.From(Code), filePath: "Page.cs");

    private static string CatalogOf(Random random)
    {
        var catalog = new StringBuilder("client T:Acme.Link");
        foreach (string flag in (string[])["one-shot", "reconnects", "either-side", "bundle"])
            catalog.Append(random.Next(6) == 0 ? $" {flag}" : "");
        catalog.Append('\n').Append(random.Next(2) == 0 ? "channel T:Acme.Room\n" : "");
        foreach (string line in s_sensible)
            catalog.Append(random.Next(2) == 0 ? line + "\n" : "");
        for (int lines = random.Next(2, 12); lines > 0; lines--)
        {
            catalog.Append(Any(s_roles, random)).Append(' ').Append(random.Next(12) == 0 ? Any(s_types, random) : Any(s_members, random));
            for (int options = random.Next(3); options > 0; options--)
                catalog.Append(' ').Append(Any(s_options, random));
            catalog.Append('\n');
        }

        return catalog.ToString();
    }

    private static string CodeOf(Random random) => $$"""
        using Acme;

        public class Page{{(random.Next(2) == 0 ? " : IAsyncDisposable" : "")}}
        {
            private readonly byte[] _buffer = new byte[1024];
            private readonly string _text = "text";
            private Acme.Link? _link{{(random.Next(3) == 0 ? " = new()" : "")}};
            private Acme.Room? _room;
            private IDisposable? _subscription;
            private Task? _task;

            public Page(Acme.Link given)
            {
                {{(random.Next(2) == 0 ? "_link = given;" : "given.Lost += OnLost;")}}
            }

            public async Task OpenAsync(Acme.Link given)
            {
        {{StatementsOf(random)}}
            }

            public async Task WorkAsync(Acme.Link given)
            {
        {{StatementsOf(random)}}
            }

            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
                {{Any(["_link?.Dispose();", "_subscription?.Dispose();", "_room?.Dispose();", "_link?.Stop();", ""], random)}}
            }

            private void OnLost() => Show(_task?.ToString() ?? "");
            private void Show(string text) { }
            private async Task<string> ReadAsync() { await Task.Yield(); return _text; }
        }
        """;

    // Each in a block of its own: what one declares is no matter of the next.
    private static string StatementsOf(Random random)
    {
        var statements = new StringBuilder("        await Task.Yield();\n");
        for (int count = random.Next(4, 12); count > 0; count--)
        {
            string receiver = Any(["_link!", "given", "local"], random);
            string first = Any(s_statements, random).Replace("{0}", receiver, StringComparison.Ordinal);
            string second = Any(s_statements[7..], random).Replace("{0}", receiver, StringComparison.Ordinal);
            string local = receiver == "local" ? "var local = new Acme.Link(\"wss://acme.example.com\"); " : "";
            statements.Append("        { ").Append(local).Append(first).Append(' ').Append(first.Contains(" return;", StringComparison.Ordinal) ? "" : second).Append(" }\n");
        }

        return statements.ToString();
    }

    private static string Any(string[] choices, Random random) => choices[random.Next(choices.Length)];
}
