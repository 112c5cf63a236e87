using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.LetManagerReconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3006 leaves alone what opens a connection from time to time to use it and to leave again.</summary>
public class LetManagerReconnectVisitTests
{
    [Theory]
    [InlineData("await hub.StartAsync(); await hub.SendAsync(\"ping\"); await hub.StopAsync();")]
    [InlineData("await hub.StartAsync(); await ((IAsyncDisposable)hub).DisposeAsync();")]
    [InlineData("await hub.StartAsync(); hub.On(\"pong\", () => { }); await hub.StopAsync();")]
    [InlineData("await hub.StartAsync(); Console.WriteLine(\"up\"); await hub.StopAsync();")]
    [InlineData("await using (var own = new HubConnectionBuilder().Build()) { await own.StartAsync(); await own.SendAsync(\"ping\"); }")]
    [InlineData("await using var own = new HubConnectionBuilder().Build(); await own.StartAsync(); await own.SendAsync(\"ping\");")]
    [InlineData("await using var own = new HubConnectionBuilder().Build(); await own.StartAsync(); foreach (var name in names) await own.SendAsync(name);")]
    [InlineData("await using var own = new HubConnectionBuilder().Build(); var done = new TaskCompletionSource(); own.On(\"pong\", done.SetResult); await own.StartAsync(); await own.SendAsync(\"ping\"); await done.Task;")]
    [InlineData("try { await hub.StartAsync(); await hub.SendAsync(\"ping\"); } finally { await hub.StopAsync(); }")]
    public Task It_is_left_in_a_straight_line(string code) => Rule.VerifyAsync(Polling(code));

    [Theory]
    [InlineData("await {|SWB3006:hub.StartAsync()|};")]
    [InlineData("await {|SWB3006:hub.StartAsync()|}; await hub.SendAsync(\"ping\");")]
    [InlineData("await {|SWB3006:hub.StartAsync()|}; await log.StopAsync();")]
    [InlineData("await {|SWB3006:hub.StartAsync()|}; await ((IAsyncDisposable)log).DisposeAsync();")]
    [InlineData("await {|SWB3006:hub.StartAsync()|}; work(hub); await hub.StopAsync();")]
    [InlineData("await {|SWB3006:hub.StartAsync()|}; await Task.Delay(10); await hub.StopAsync();")]
    [InlineData("await {|SWB3006:hub.StartAsync()|}; await WorkAsync(); await hub.StopAsync();")]
    [InlineData("await {|SWB3006:hub.StartAsync()|}; await closed; await hub.StopAsync();")]
    [InlineData("await {|SWB3006:Pick().StartAsync()|}; await hub.StopAsync();")]
    [InlineData("await using (var own = new HubConnectionBuilder().Build()) { await {|SWB3006:own.StartAsync()|}; Console.WriteLine(\"up\"); }")]
    [InlineData("await using var own = new HubConnectionBuilder().Build(); await {|SWB3006:own.StartAsync()|}; foreach (var name in queue.GetConsumingEnumerable()) await own.SendAsync(name);")]
    [InlineData("await using var own = new HubConnectionBuilder().Build(); var done = new TaskCompletionSource(); own.Closed += _ => { done.SetResult(); return Task.CompletedTask; }; own.On(\"pong\", () => done.TrySetResult()); await {|SWB3006:own.StartAsync()|}; await own.SendAsync(\"ping\"); await done.Task;")]
    [InlineData("await using var own = new HubConnectionBuilder().Build(); var done = new TaskCompletionSource(); await {|SWB3006:own.StartAsync()|}; await own.SendAsync(\"ping\"); await done.Task;")]
    [InlineData("try { await {|SWB3006:hub.StartAsync()|}; await WorkAsync(); } finally { await hub.StopAsync(); }")]
    [InlineData("try { await {|SWB3006:hub.StartAsync()|}; await hub.SendAsync(\"ping\"); } finally { Console.WriteLine(); }")]
    public Task It_stays(string code) => Rule.VerifyAsync(Polling(code));

    private static string Polling(string code) => $$"""
        public class Rooms(HubConnection hub, HubConnection log, Action<HubConnection> work, Task closed, string[] names, System.Collections.Concurrent.BlockingCollection<string> queue)
        {
            public async Task RunAsync()
            {
                while (true)
                {
                    try
                    {
                        {{code}}
                    }
                    catch (HttpRequestException)
                    {
                    }

                    await Task.Delay(1000);
                }
            }

            public static HubConnection Pick() => throw new InvalidOperationException();

            private Task WorkAsync() => closed;
        }
        """;
}
