using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3003: an await takes the place of what blocks, as far up as that goes.</summary>
public sealed class UnblockConnectionFixTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;


        """;

    [Fact]
    public Task In_code_that_can_await() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task<string> OpenAsync()
            {
                // Open it.
                {|SWB3003:hub.StartAsync().Wait()|}; // now
                {|SWB3003:hub.SendAsync("Hello").ConfigureAwait(false).GetAwaiter().GetResult()|};
                {|SWB3003:Task.WaitAll(hub.SendAsync("One"), hub.SendAsync("Two"))|};
                {|SWB3003:Task.Run(() => hub.SendAsync("Three")).Wait()|};
                var count = hub.InvokeAsync<int>("Count");
                var next = {|SWB3003:count.Result|} + 1;
                var name = {|SWB3003:hub.InvokeAsync<string>("Name").Result|}.Trim();
                await Task.Yield();
                return {|SWB3003:hub.InvokeAsync<string>("Name").GetAwaiter().GetResult()|} + next + name;
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task<string> OpenAsync()
            {
                // Open it.
                await hub.StartAsync(); // now
                await hub.SendAsync("Hello").ConfigureAwait(false);
                await Task.WhenAll(hub.SendAsync("One"), hub.SendAsync("Two"));
                await Task.Run(() => hub.SendAsync("Three"));
                var count = hub.InvokeAsync<int>("Count");
                var next = await count + 1;
                var name = (await hub.InvokeAsync<string>("Name")).Trim();
                await Task.Yield();
                return await hub.InvokeAsync<string>("Name") + next + name;
            }
        }

        """);

    [Fact]
    public Task A_method_and_its_callers() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using NATS.Client.Core;

        public class Chat(HubConnection hub, INatsConnection nats)
        {
            /// <summary>Counts.</summary>
            public int Count() => {|SWB3003:hub.InvokeAsync<int>("Count").Result|};

            public bool IsBusy(int limit)
            {
                // Many?
                if (Count() > limit)
                    return true;
                {|SWB3003:nats.ConnectAsync().AsTask().Wait()|};
                return false;
            }

            internal static string Describe(Chat chat)
            {
                var text = chat.IsBusy(5) ? "busy" : "calm";
                return text + chat.Count().ToString();
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using NATS.Client.Core;

        public class Chat(HubConnection hub, INatsConnection nats)
        {
            /// <summary>Counts.</summary>
            public async Task<int> Count() => await hub.InvokeAsync<int>("Count");

            public async Task<bool> IsBusy(int limit)
            {
                // Many?
                if (await Count() > limit)
                    return true;
                await nats.ConnectAsync();
                return false;
            }

            internal static async Task<string> Describe(Chat chat)
            {
                var text = await chat.IsBusy(5) ? "busy" : "calm";
                return text + (await chat.Count()).ToString();
            }
        }

        """);

    [Fact]
    public Task Main_and_a_controller_and_an_event_handler() => VerifyAsync(Usings +
        """
        using Microsoft.AspNetCore.Mvc;

        public class PresenceController(HubConnection hub) : ControllerBase
        {
            [HttpGet]
            public IActionResult Get()
            {
                {|SWB3003:hub.SendAsync("Hello").Wait()|};
                return Ok();
            }
        }

        public class Form
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            private void OnClick(object sender, EventArgs e) => {|SWB3003:_hub.StartAsync().Wait()|};
        }

        public static class Program
        {
            public static int Main(string[] args)
            {
                var hub = new HubConnectionBuilder().Build();
                {|SWB3003:hub.StartAsync().Wait()|};
                return 0;
            }
        }

        """, Usings +
        """
        using Microsoft.AspNetCore.Mvc;

        public class PresenceController(HubConnection hub) : ControllerBase
        {
            [HttpGet]
            public async Task<IActionResult> Get()
            {
                await hub.SendAsync("Hello");
                return Ok();
            }
        }

        public class Form
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            private async void OnClick(object sender, EventArgs e) => await _hub.StartAsync();
        }

        public static class Program
        {
            public static async Task<int> Main(string[] args)
            {
                var hub = new HubConnectionBuilder().Build();
                await hub.StartAsync();
                return 0;
            }
        }

        """);

    [Fact]
    public Task Top_level_statements() => SdkFix<BlockedConnectionAnalyzer, UnblockConnectionFix>.VerifyAsync(Usings +
        """
        var hub = new HubConnectionBuilder().Build();
        {|SWB3003:hub.StartAsync().Wait()|};
        Console.WriteLine({|SWB3003:hub.InvokeAsync<int>("Count").Result|});

        """, Usings +
        """
        var hub = new HubConnectionBuilder().Build();
        await hub.StartAsync();
        Console.WriteLine(await hub.InvokeAsync<int>("Count"));

        """, isProgram: true);

    [Fact]
    public Task Tabs_and_windows_line_ends_are_kept() => VerifyAsync(
        (Usings + "public class Chat(HubConnection hub) {\n\tpublic void Open() {\n\t\t{|SWB3003:hub.StartAsync().Wait()|};\n\t}\n}\n").ReplaceLineEndings("\r\n"),
        (Usings + "public class Chat(HubConnection hub) {\n\tpublic async Task Open() {\n\t\tawait hub.StartAsync();\n\t}\n}\n").ReplaceLineEndings("\r\n"));

    [Theory]
    [InlineData("public Chat() { {|SWB3003:_hub.StartAsync().Wait()|}; }")]
    [InlineData("public int Count => {|SWB3003:_hub.InvokeAsync<int>(\"Count\").Result|};")]
    [InlineData("public override string ToString() => {|SWB3003:_hub.InvokeAsync<string>(\"Name\").Result|};")]
    [InlineData("public void Open() { lock (this) { {|SWB3003:_hub.StartAsync().Wait()|}; } }")]
    [InlineData("public void Open() { _hub?.ToString(); {|SWB3003:_hub?.StartAsync().Wait()|}; }")]
    [InlineData("public void Open() { try { {|SWB3003:_hub.StartAsync().Wait()|}; } catch (AggregateException) { } }")]
    [InlineData("public void Open() { try { {|SWB3003:_hub.StartAsync().Wait()|}; } catch (Exception e) when (e is AggregateException) { } }")]
    [InlineData("public void Open() { try { {|SWB3003:_hub.StartAsync().Wait()|}; } catch (Exception e) { Console.WriteLine(e.InnerException!.Message); } }")]
    [InlineData("private void Open() { {|SWB3003:_hub.StartAsync().Wait()|}; } public void Reopen() { try { Open(); } catch (AggregateException e) { Console.WriteLine(e.InnerExceptions[0].Message); } }")]
    [InlineData("public void Send() { {|SWB3003:_hub.SendAsync(\"Hello\").Wait(5000)|}; }")]
    [InlineData("public void Open(CancellationToken stop) { {|SWB3003:_hub.StartAsync().Wait(stop)|}; }")]
    [InlineData("public void Fill(Span<int> counts) { counts[0] = {|SWB3003:_hub.InvokeAsync<int>(\"Count\").Result|}; }")]
    [InlineData("public int Count() => {|SWB3003:_hub.InvokeAsync<int>(\"Count\").Result|}; public Func<int> Counting => Count;")]
    [InlineData("public int Count() => {|SWB3003:_hub.InvokeAsync<int>(\"Count\").Result|}; public Chat() => Count();")]
    [InlineData("public Lazy<int> Count() => new(() => {|SWB3003:_hub.InvokeAsync<int>(\"Count\").Result|});")]
    [InlineData("public int Count() => {|SWB3003:_hub.InvokeAsync<int>(\"Count\").Result|}; public Chat() => Console.WriteLine(Count());")]
    [InlineData("public int Count() => {|SWB3003:_hub.InvokeAsync<int>(\"Count\").Result|}; public static int? Of(Chat? chat) => chat?.Count();")]
    [InlineData("public int Count() => {|SWB3003:_hub.InvokeAsync<int>(\"Count\").Result|}; public Chat? Other { get; set; } public static int? Of(Chat? chat) => chat?.Other!.Count();")]
    [InlineData("private int _count; public ref int Count() { _count = {|SWB3003:_hub.InvokeAsync<int>(\"Count\").Result|}; return ref _count; }")]
    [InlineData("public void Count(ref int count) => count = {|SWB3003:_hub.InvokeAsync<int>(\"Count\").Result|};")]
    [InlineData("public IEnumerable<int> Read() { yield return {|SWB3003:_hub.InvokeAsync<int>(\"Count\").Result|}; }")]
    [InlineData("public unsafe void Open() { {|SWB3003:_hub.StartAsync().Wait()|}; }")]
    [InlineData("public void Open() { unsafe { {|SWB3003:_hub.StartAsync().Wait()|}; } }")]
    [InlineData("private unsafe class Room(HubConnection hub) { public void Open(int[] counts) { fixed (int* count = counts) { {|SWB3003:hub.StartAsync().Wait()|}; } } }")]
    [InlineData("private partial class Room(HubConnection hub) { partial void Open(); partial void Open() { {|SWB3003:hub.StartAsync().Wait()|}; } }")]
    [InlineData("public void Open() { try { _hub.ToString(); } catch (Exception) when ({|SWB3003:_hub.InvokeAsync<int>(\"Count\").Result|} > 1) { } }")]
    [InlineData("public IEnumerable<int> Above(int[] counts) => from count in counts where count > {|SWB3003:_hub.InvokeAsync<int>(\"Count\").Result|} select count;")]
    [InlineData("[System.Runtime.Serialization.OnDeserialized] public void Open(System.Runtime.Serialization.StreamingContext context) { {|SWB3003:_hub.StartAsync().Wait()|}; }")]
    public Task Nothing_is_offered_where_it_could_not_be_right(string member) => SdkFix<BlockedConnectionAnalyzer, UnblockConnectionFix>.VerifyNotOfferedAsync(Usings +
        $$"""
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            {{member}}
        }

        """);

    [Fact]
    public Task Nothing_is_offered_for_what_a_derived_type_implements_an_interface_with() => SdkFix<BlockedConnectionAnalyzer, UnblockConnectionFix>.VerifyNotOfferedAsync(Usings +
        """
        public interface IOpens
        {
            void Open();
        }

        public class Chat(HubConnection hub)
        {
            public void Open() => {|SWB3003:hub.StartAsync().Wait()|};
        }

        public class Room(HubConnection hub) : Chat(hub), IOpens;

        """);

    private static Task VerifyAsync(string source, string fixedSource) => SdkFix<BlockedConnectionAnalyzer, UnblockConnectionFix>.VerifyAsync(source, fixedSource);
}
