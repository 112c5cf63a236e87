using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.LetManagerReconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3006: loops that do what they are told, and loops that fill a table with connections.</summary>
public class LetManagerReconnectCommandTests
{
    [Theory]
    [InlineData("while (true) { var open = await commands.Reader.ReadAsync(); try { if (open) await hub.StartAsync(); else await hub.StopAsync(); } catch (HttpRequestException) { await Task.Delay(500); } }")]
    [InlineData("while (await commands.Reader.WaitToReadAsync()) { while (commands.Reader.TryRead(out var open)) { try { await DoAsync(open); } catch (HttpRequestException) { await Task.Delay(500); } } }")]
    [InlineData("while (true) { var open = queue.Take(); try { await DoAsync(open); } catch (HttpRequestException) { Thread.Sleep(500); } }")]
    [InlineData("while (waiting.Count > 0) { var open = waiting.Dequeue(); try { await DoAsync(open); } catch (HttpRequestException) { await Task.Delay(500); } }")]
    [InlineData("while (waiting.TryDequeue(out var open)) { try { if (open) await hub.StartAsync(); else await hub.StopAsync(); } catch (HttpRequestException) { await Task.Delay(500); } }")]
    [InlineData("while (undone.Count > 0) { var open = undone.Pop(); try { await DoAsync(open); } catch (HttpRequestException) { await Task.Delay(500); } }")]
    [InlineData("while (undone.TryPop(out var open)) { try { if (open) await hub.StartAsync(); else await hub.StopAsync(); } catch (HttpRequestException) { await Task.Delay(500); } }")]
    [InlineData("while (queue.TryTake(out var open)) { try { if (open) await hub.StartAsync(); else await hub.StopAsync(); } catch (HttpRequestException) { Thread.Sleep(500); } }")]
    [InlineData("while (true) { var line = await Console.In.ReadLineAsync(); try { if (line == \"open\") await hub.StartAsync(); else await Task.Delay(500); } catch (HttpRequestException) { } }")]
    public Task A_loop_that_does_what_it_is_told(string code) => Rule.VerifyAsync(Commands(code));

    [Theory]
    [InlineData("while (true) { try { await {|SWB3006:hub.StartAsync()|}; await foreach (var open in commands.Reader.ReadAllAsync()) await hub.SendAsync(\"say\", open); } catch (HttpRequestException) { await Task.Delay(500); } }")]
    [InlineData("while (true) { try { await {|SWB3006:hub.StartAsync()|}; while (true) await hub.SendAsync(\"say\", await commands.Reader.ReadAsync()); } catch (HttpRequestException) { await Task.Delay(500); } }")]
    public Task A_loop_that_works_once_it_is_connected(string code) => Rule.VerifyAsync(Commands(code));

    [Theory]
    [InlineData("foreach (var i in Enumerable.Range(0, users)) { try { var hub = Build(); await hub.StartAsync(); hubs[i] = hub; } catch (HttpRequestException) { } await Task.Delay(20); }")]
    [InlineData("var count = 0; while (count < users) { try { var hub = Build(); await hub.StartAsync(); byNumber[count++] = hub; } catch (HttpRequestException) { } await Task.Delay(20); }")]
    public Task A_place_of_its_own_for_each(string code) => Rule.VerifyAsync(Table(code));

    [Theory]
    [InlineData("while (true) { try { var hub = Build(); await {|SWB3006:hub.StartAsync()|}; byNumber[users] = hub; return; } catch (HttpRequestException) { await Task.Delay(20); } }")]
    public Task One_place_for_all(string code) => Rule.VerifyAsync(Table(code));

    private static string Commands(string code) => $$"""
        using System.Collections.Concurrent;
        using System.Threading.Channels;

        public class Rooms(HubConnection hub, Channel<bool> commands, BlockingCollection<bool> queue, Queue<bool> waiting, Stack<bool> undone)
        {
            public async Task RunAsync()
            {
                {{code}}
            }

            private Task DoAsync(bool open) => open ? hub.StartAsync() : hub.StopAsync();
        }
        """;

    private static string Table(string code) => $$"""
        public class Crowd(HubConnection[] hubs, Dictionary<int, HubConnection> byNumber)
        {
            public async Task FillAsync(int users)
            {
                {{code}}
            }

            private static HubConnection Build() => new HubConnectionBuilder().Build();
        }
        """;
}
