using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3003: where in the code an await can stand, and what it looks like there.</summary>
public sealed class UnblockConnectionPlacesFixTests
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
    public Task Before_what_binds_closer_the_await_is_in_parentheses() => VerifyAsync(Usings +
        """
        public record Place(int X);

        public class Chat(HubConnection hub)
        {
            public async Task<int> SumAsync()
            {
                var first = {|SWB3003:hub.InvokeAsync<int[]>("All").Result|}[0];
                var length = {|SWB3003:hub.InvokeAsync<string?>("Name").Result|}?.Length ?? 0;
                {|SWB3003:hub.InvokeAsync<Action>("Work").Result|}();
                string name = {|SWB3003:hub.InvokeAsync<string?>("Name").Result|}!;
                var kind = {|SWB3003:hub.InvokeAsync<string>("Kind").Result|} switch { "room" => 1, _ => 2 };
                var moved = {|SWB3003:hub.InvokeAsync<Place>("Where").Result|} with { X = 1 };
                await Task.Yield();
                return first + length + name.Length + kind + moved.X + -{|SWB3003:hub.InvokeAsync<int>("Count").Result|};
            }
        }

        """, Usings +
        """
        public record Place(int X);

        public class Chat(HubConnection hub)
        {
            public async Task<int> SumAsync()
            {
                var first = (await hub.InvokeAsync<int[]>("All"))[0];
                var length = (await hub.InvokeAsync<string?>("Name"))?.Length ?? 0;
                (await hub.InvokeAsync<Action>("Work"))();
                string name = (await hub.InvokeAsync<string?>("Name"))!;
                var kind = (await hub.InvokeAsync<string>("Kind")) switch { "room" => 1, _ => 2 };
                var moved = (await hub.InvokeAsync<Place>("Where")) with { X = 1 };
                await Task.Yield();
                return first + length + name.Length + kind + moved.X + -await hub.InvokeAsync<int>("Count");
            }
        }

        """);

    [Fact]
    public Task In_async_lambdas_in_what_a_run_runs_and_where_a_query_begins() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public Func<Task> Opening => async () =>
            {
                {|SWB3003:hub.StartAsync().Wait()|};
                await Task.Yield();
            };

            public Task OpenAsync() => Task.Run(() =>
            {
                {|SWB3003:hub.StartAsync().Wait()|};
                {|SWB3003:hub.SendAsync("Hello").Wait()|};
            });

            public IEnumerable<int> Lengths() => from name in {|SWB3003:hub.InvokeAsync<string[]>("Names").Result|} select name.Length;
        }

        """, Usings +
        """
        public class Chat(HubConnection hub)
        {
            public Func<Task> Opening => async () =>
            {
                await hub.StartAsync();
                await Task.Yield();
            };

            public Task OpenAsync() => Task.Run(async () =>
            {
                await hub.StartAsync();
                await hub.SendAsync("Hello");
            });

            public async Task<IEnumerable<int>> Lengths() => from name in await hub.InvokeAsync<string[]>("Names") select name.Length;
        }

        """);

    [Fact]
    public Task In_a_method_that_returns_a_task_by_hand() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public Task GreetAsync() => hub.SendAsync("Hello", {|SWB3003:hub.InvokeAsync<string>("Name").Result|});

            public Task<int> LengthAsync() => Task.FromResult({|SWB3003:hub.InvokeAsync<string>("Name").Result|}.Length);

            public ValueTask<int> CountAsync(bool quick)
            {
                {|SWB3003:hub.StartAsync().Wait()|};
                if (quick)
                    return ValueTask.FromResult(0);
                return new Counter(hub).CountAsync();
            }
        }

        public class Counter(HubConnection hub)
        {
            public async ValueTask<int> CountAsync() => await hub.InvokeAsync<int>("Count");
        }

        """, Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task GreetAsync() => await hub.SendAsync("Hello", await hub.InvokeAsync<string>("Name"));

            public async Task<int> LengthAsync() => (await hub.InvokeAsync<string>("Name")).Length;

            public async ValueTask<int> CountAsync(bool quick)
            {
                await hub.StartAsync();
                if (quick)
                    return 0;
                return await new Counter(hub).CountAsync();
            }
        }

        public class Counter(HubConnection hub)
        {
            public async ValueTask<int> CountAsync() => await hub.InvokeAsync<int>("Count");
        }

        """);

    [Theory]
    [InlineData("public Task<object> NameAsync(bool quick) { {|SWB3003:_hub.StartAsync().Wait()|}; return quick ? Task.FromResult<object>(1) : _hub.InvokeAsync<object>(\"Name\"); }")]
    [InlineData("public Task OpenAsync(bool quick) => quick ? Task.CompletedTask : _hub.SendAsync({|SWB3003:_hub.InvokeAsync<string>(\"Name\").Result|});")]
    [InlineData("private Task CompletedTask => _hub.SendAsync(\"Done\"); public Task OpenAsync() { {|SWB3003:_hub.StartAsync().Wait()|}; return CompletedTask; }")]
    public Task Not_where_what_is_returned_is_no_plain_task(string member) => VerifyNotOfferedAsync(member);

    [Theory]
    [InlineData("public void Open() { Span<int> counts = stackalloc int[2]; {|SWB3003:_hub.StartAsync().Wait()|}; Console.WriteLine(counts[0]); }")]
    [InlineData("public void Open(int[] counts) { ref var first = ref counts[0]; {|SWB3003:_hub.StartAsync().Wait()|}; first = 1; }")]
    [InlineData("public void Open(string name) { foreach (var letter in name.AsSpan()) {|SWB3003:_hub.SendAsync(\"Letter\", letter).Wait()|}; }")]
    [InlineData("public async Task OpenAsync(int[] counts) { foreach (ref var count in counts.AsSpan()) { {|SWB3003:_hub.StartAsync().Wait()|}; count++; } await Task.Yield(); }")]
    [InlineData("public async Task OpenAsync() { Span<int> counts = stackalloc int[2]; {|SWB3003:_hub.StartAsync().Wait()|}; counts[0] = 1; await Task.Yield(); }")]
    [InlineData("public Task OpenAsync() => Task.Run(() => { Span<int> counts = stackalloc int[2]; {|SWB3003:_hub.StartAsync().Wait()|}; counts[0] = 1; });")]
    [InlineData("public void Open() { Local(); void Local() { Span<int> counts = stackalloc int[2]; {|SWB3003:_hub.StartAsync().Wait()|}; counts[0] = 1; } }")]
    [InlineData("private void Open() { {|SWB3003:_hub.StartAsync().Wait()|}; } public void Reopen() { Span<int> counts = stackalloc int[2]; Open(); counts[0] = 1; }")]
    [InlineData("public void Open() { Fill(out var counts); {|SWB3003:_hub.StartAsync().Wait()|}; Console.WriteLine(counts.Length); } private static void Fill(out Span<int> counts) => counts = default;")]
    [InlineData("public class Counts { private int _first; public Counts GetEnumerator() => this; public bool MoveNext() => false; public ref int Current => ref _first; } public void Open(Counts counts) { foreach (ref var count in counts) { {|SWB3003:_hub.StartAsync().Wait()|}; count++; } }")]
    public Task Not_where_a_span_or_a_reference_would_have_to_outlive_the_await(string member) => VerifyNotOfferedAsync(member);

    [Fact]
    public Task Not_where_a_program_holds_a_span()
    {
        const string source = Usings + """
            Span<int> counts = stackalloc int[2];
            var hub = new HubConnectionBuilder().Build();
            {|SWB3003:hub.StartAsync().Wait()|};
            counts[0] = 1;

            """;
        return SdkFix<BlockedConnectionAnalyzer, UnblockConnectionFix>.VerifyAsync(source, source, isProgram: true);
    }

    [Fact]
    public Task What_another_function_holds_does_not_matter() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public void Open()
            {
                Fill();
                {|SWB3003:hub.StartAsync().Wait()|};

                void Fill()
                {
                    Span<int> counts = stackalloc int[2];
                    counts[0] = 1;
                }
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task Open()
            {
                Fill();
                await hub.StartAsync();

                void Fill()
                {
                    Span<int> counts = stackalloc int[2];
                    counts[0] = 1;
                }
            }
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) => SdkFix<BlockedConnectionAnalyzer, UnblockConnectionFix>.VerifyAsync(source, fixedSource);

    private static Task VerifyNotOfferedAsync(string member) => SdkFix<BlockedConnectionAnalyzer, UnblockConnectionFix>.VerifyNotOfferedAsync(Usings +
        $$"""
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            {{member}}
        }

        """);
}
