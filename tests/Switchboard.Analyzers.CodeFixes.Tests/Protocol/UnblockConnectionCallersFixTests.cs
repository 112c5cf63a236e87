using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3003: the callers of the function that awaits become asynchronous too, or nothing does.</summary>
public sealed class UnblockConnectionCallersFixTests
{
    private const string Usings = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;


        """;

    [Theory]
    [InlineData("public async Task OpenAsync() { await Task.Yield(); {|SWB3003:_hub.StartAsync().Wait()|}; }", "Await 'StartAsync'")]
    [InlineData("public void Open() { {|SWB3003:_hub.StartAsync().Wait()|}; }", "Await 'StartAsync' and make 'Open' async")]
    [InlineData("public void Open() { {|SWB3003:_hub.StartAsync().Wait()|}; } public void Load() { Open(); }", "Await 'StartAsync' and make 'Open' and 'Load' async")]
    [InlineData("public void Open() { {|SWB3003:_hub.StartAsync().Wait()|}; } public void Load() { Open(); } public void Show() { Load(); }", "Await 'StartAsync' and make 'Open' and its callers async")]
    public Task The_title_says_what_becomes_asynchronous(string members, string title)
    {
        var source = Usings + "public class Chat\n{\n    private readonly HubConnection _hub = new HubConnectionBuilder().Build();\n\n    " + members + "\n}\n";
        var fixedSource = source
            .Replace("{|SWB3003:_hub.StartAsync().Wait()|}", "await _hub.StartAsync()", StringComparison.Ordinal)
            .Replace("public void", "public async Task", StringComparison.Ordinal)
            .Replace("{ Open();", "{ await Open();", StringComparison.Ordinal)
            .Replace("{ Load();", "{ await Load();", StringComparison.Ordinal);
        return new SdkFix<BlockedConnectionAnalyzer, UnblockConnectionFix>
        {
            TestCode = source,
            FixedCode = fixedSource,
            CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title),
        }.RunAsync();
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public Task A_chain_of_callers_is_followed_so_far(int length, bool isOffered)
    {
        var source = ChainOf(length, "void", "{|SWB3003:hub.StartAsync().Wait()|}", "");
        return VerifyAsync(source, isOffered ? ChainOf(length, "async Task", "await hub.StartAsync()", "await ") : source);
    }

    private static string ChainOf(int length, string returns, string open, string call)
    {
        var text = new StringBuilder(Usings).Append("public class Chat(HubConnection hub)\n{\n");
        text.Append(CultureInfo.InvariantCulture, $"    public {returns} Open1() => {open};\n");
        for (var number = 2; number <= length; number++)
            text.Append(CultureInfo.InvariantCulture, $"\n    public {returns} Open{number}() => {call}Open{number - 1}();\n");
        return text.Append("}\n").ToString();
    }

    [Fact]
    public Task Names_and_handlers_and_what_is_asked_of_a_result() => VerifyAsync(Usings +
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Chat()
            {
                Asked += this.OnAsked;
                Asked += (sender, e) =>
                {
                    Open();
                    Open();
                };
            }

            public event EventHandler? Asked;

            public string Opening => nameof(Open) + nameof(this.Open);

            public int? Length() => Find()?.Length;

            public void Detach() => Asked -= OnAsked;

            private string? Find() => {|SWB3003:_hub.InvokeAsync<string?>("Name").Result|};

            private void OnAsked(object? sender, EventArgs e) => {|SWB3003:_hub.SendAsync("Asked").Wait()|};

            private void Open() => {|SWB3003:_hub.StartAsync().Wait()|};
        }

        """, Usings +
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Chat()
            {
                Asked += this.OnAsked;
                Asked += async (sender, e) =>
                {
                    await Open();
                    await Open();
                };
            }

            public event EventHandler? Asked;

            public string Opening => nameof(Open) + nameof(this.Open);

            public async Task<int?> Length() => (await Find())?.Length;

            public void Detach() => Asked -= OnAsked;

            private async Task<string?> Find() => await _hub.InvokeAsync<string?>("Name");

            private async void OnAsked(object? sender, EventArgs e) => await _hub.SendAsync("Asked");

            private async Task Open() => await _hub.StartAsync();
        }

        """);

    [Theory]
    [InlineData("private void OnAsked(object? sender, EventArgs e) { {|SWB3003:_hub.StartAsync().Wait()|}; } public void Ask() { OnAsked(this, EventArgs.Empty); Console.WriteLine(); }")]
    [InlineData("private void OnAsked(object? sender, EventArgs e) { {|SWB3003:_hub.StartAsync().Wait()|}; } public EventHandler Handler => OnAsked;")]
    [InlineData("private void OnAsked(object? sender, EventArgs e) { {|SWB3003:_hub.StartAsync().Wait()|}; } public EventHandler? Asked { get; set; } public void Attach() => Asked += OnAsked;")]
    [InlineData("public interface IListens { void Handle(object? sender, EventArgs e); } public class Room(HubConnection hub) : IListens { public void Handle(object? sender, EventArgs e) { {|SWB3003:hub.StartAsync().Wait()|}; } }")]
    [InlineData("public interface IListens { void Handle(object? sender, EventArgs e); } public class Room(HubConnection hub) : IListens { void IListens.Handle(object? sender, EventArgs e) { {|SWB3003:hub.StartAsync().Wait()|}; } }")]
    [InlineData("public class Base { public virtual void OnAsked(object? sender, EventArgs e) { } } public class Room(HubConnection hub) : Base { public override void OnAsked(object? sender, EventArgs e) { {|SWB3003:hub.StartAsync().Wait()|}; } }")]
    public Task A_handler_that_is_more_than_that_stays_as_it_is(string members) => VerifyNotOfferedAsync(Usings +
        $$"""
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            {{members}}
        }

        """);

    [Fact]
    public Task A_handler_that_another_file_names_stays_as_it_is() => VerifyNotOfferedAsync(
        Usings +
        """
        public class Chat(HubConnection hub)
        {
            internal void OnAsked(object? sender, EventArgs e) => {|SWB3003:hub.StartAsync().Wait()|};
        }

        """,
        Usings +
        """
        public class Page(Chat chat)
        {
            public void Load()
            {
                chat.OnAsked(this, EventArgs.Empty);
                Console.WriteLine("Loaded");
            }
        }

        """);

    [Fact]
    public Task What_a_derived_type_in_another_file_implements_an_interface_with_stays_as_it_is() => VerifyNotOfferedAsync(
        Usings +
        """
        public class Chat(HubConnection hub)
        {
            public void Open() => {|SWB3003:hub.StartAsync().Wait()|};
        }

        """,
        Usings +
        """
        public interface IOpens
        {
            void Open();
        }

        public class Room(HubConnection hub) : Chat(hub), IOpens;

        """);

    [Fact]
    public Task A_derived_type_may_implement_the_interface_itself() => VerifyAsync(Usings +
        """
        public interface IOpens
        {
            void Open();
        }

        public class Chat(HubConnection hub)
        {
            public void Open() => {|SWB3003:hub.StartAsync().Wait()|};
        }

        public class Room(HubConnection hub) : Chat(hub), IOpens
        {
            void IOpens.Open()
            {
            }
        }

        """, Usings +
        """
        public interface IOpens
        {
            void Open();
        }

        public class Chat(HubConnection hub)
        {
            public async Task Open() => await hub.StartAsync();
        }

        public class Room(HubConnection hub) : Chat(hub), IOpens
        {
            void IOpens.Open()
            {
            }
        }

        """);

    [Theory]
    [InlineData("public", false)]
    [InlineData("private", true)]
    public Task What_a_scene_of_unity_may_call_stays_as_it_is(string access, bool isOffered)
    {
        var source = Usings +
            $$"""
            public class Ship : UnityEngine.MonoBehaviour
            {
                private readonly HubConnection _hub = new HubConnectionBuilder().Build();

                {{access}} void Connect() => {|SWB3003:_hub.StartAsync().Wait()|};
            }

            """;
        var fixedSource = source
            .Replace("void", "async Task", StringComparison.Ordinal)
            .Replace("{|SWB3003:_hub.StartAsync().Wait()|}", "await _hub.StartAsync()", StringComparison.Ordinal);
        return VerifyAsync(source, isOffered ? fixedSource : source);
    }

    [Theory]
    [InlineData("public static void Main()", LanguageVersion.CSharp7_1, true)]
    [InlineData("public static void Main()", LanguageVersion.CSharp7, false)]
    [InlineData("public static void Run()", LanguageVersion.CSharp7, true)]
    [InlineData("public void Main()", LanguageVersion.CSharp7, true)]
    public Task Main_awaits_where_the_language_lets_it(string method, LanguageVersion version, bool isOffered)
    {
        var source = Usings +
            $$"""
            public class Program
            {
                {{method}}
                {
                    Open(new HubConnectionBuilder().Build());
                }

                private static void Open(HubConnection hub)
                {
                    {|SWB3003:hub.StartAsync().Wait()|};
                }
            }

            """;
        var fixedSource = source
            .Replace("void", "async Task", StringComparison.Ordinal)
            .Replace("Open(new", "await Open(new", StringComparison.Ordinal)
            .Replace("{|SWB3003:hub.StartAsync().Wait()|}", "await hub.StartAsync()", StringComparison.Ordinal);
        return SdkFix<BlockedConnectionAnalyzer, UnblockConnectionFix>.VerifyAsync(source, isOffered ? fixedSource : source, version);
    }

    private static Task VerifyAsync(string source, string fixedSource) => SdkFix<BlockedConnectionAnalyzer, UnblockConnectionFix>.VerifyAsync(source, fixedSource);

    private static Task VerifyNotOfferedAsync(params string[] files)
    {
        var test = new SdkFix<BlockedConnectionAnalyzer, UnblockConnectionFix>();
        foreach (var file in files)
        {
            test.TestState.Sources.Add(file);
            test.FixedState.Sources.Add(file);
        }

        return test.RunAsync();
    }
}
