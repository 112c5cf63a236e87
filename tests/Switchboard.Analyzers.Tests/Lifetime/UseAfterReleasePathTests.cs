using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.UseAfterReleaseAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2005: the paths on which a connection is gone, and those on which it may not be.</summary>
public class UseAfterReleasePathTests
{
    [Theory]
    // Straight.
    [InlineData("await hub.DisposeAsync(); await [|hub.SendAsync(\"a\")|];")]
    [InlineData("await hub.DisposeAsync(); [|hub.On(\"a\", Log)|];")]
    [InlineData("await hub.DisposeAsync(); await [|hub.StartAsync()|];")]
    [InlineData("await hub.DisposeAsync().ConfigureAwait(false); await [|hub.StartAsync()|].ConfigureAwait(false);")]
    [InlineData("await hub.StopAsync(); await hub.DisposeAsync(); Log(); await [|hub.InvokeAsync(\"a\")|];")]
    [InlineData("hub.DisposeAsync().AsTask().Wait(); await [|hub.SendAsync(\"a\")|];")]
    [InlineData("_ = hub.DisposeAsync(); await [|hub.SendAsync(\"a\")|];")]
    // What it is given is worked out first.
    [InlineData("await [|hub.SendAsync(\"a\", hub.DisposeAsync())|];")]
    // Each use.
    [InlineData("await hub.DisposeAsync(); await [|hub.SendAsync(\"a\")|]; await [|hub.SendAsync(\"b\")|];")]
    // Both branches, or before them.
    [InlineData("if (flag) await hub.DisposeAsync(); else { Log(); await hub.DisposeAsync(); } await [|hub.SendAsync(\"a\")|];")]
    [InlineData("await hub.DisposeAsync(); if (flag) await [|hub.SendAsync(\"a\")|];")]
    [InlineData("await hub.DisposeAsync(); foreach (var item in items) await [|hub.SendAsync(\"a\")|];")]
    [InlineData("if (flag) { await hub.DisposeAsync(); await [|hub.SendAsync(\"a\")|]; return; } await hub.SendAsync(\"b\");")]
    [InlineData("switch (count) { case 0: await hub.DisposeAsync(); break; default: await hub.DisposeAsync(); break; } await [|hub.SendAsync(\"a\")|];")]
    [InlineData("if (!flag) { return; } await hub.DisposeAsync(); if (count > 0) { Log(); } await [|hub.SendAsync(\"a\")|];")]
    [InlineData("await hub.DisposeAsync(); while (true) { await [|hub.SendAsync(\"a\")|]; await Task.Delay(5); }")]
    [InlineData("while (true) { Log(); if (flag) { await hub.DisposeAsync(); break; } } await [|hub.SendAsync(\"a\")|];")]
    // Null is no other path: there is nothing to use on it.
    [InlineData("if (hub != null) await hub.DisposeAsync(); await [|hub.SendAsync(\"a\")|];")]
    [InlineData("if (hub is not null) { await hub.DisposeAsync(); } await [|hub.SendAsync(\"a\")|];")]
    // Try.
    [InlineData("try { Log(); } finally { await hub.DisposeAsync(); } await [|hub.SendAsync(\"a\")|];")]
    [InlineData("await hub.DisposeAsync(); try { Log(); } finally { await [|hub.SendAsync(\"a\")|]; }")]
    [InlineData("try { Log(); } catch { await hub.DisposeAsync(); await [|hub.SendAsync(\"a\")|]; }")]
    [InlineData("try { Log(); await hub.DisposeAsync(); await [|hub.SendAsync(\"a\")|]; } catch (IOException) { }")]
    [InlineData("try { await hub.SendAsync(\"a\"); } catch (Exception) { await hub.DisposeAsync(); throw; } await hub.DisposeAsync(); await [|hub.SendAsync(\"a\")|];")]
    [InlineData("await hub.DisposeAsync(); try { await [|hub.SendAsync(\"a\")|]; } catch (InvalidOperationException) { }")]
    // Using.
    [InlineData("await using (hub) { await hub.SendAsync(\"a\"); } await [|hub.SendAsync(\"b\")|];")]
    // Shown, not asked.
    [InlineData("await hub.DisposeAsync(); Show(hub.State); await [|hub.SendAsync(\"a\")|];")]
    public Task It_is_gone_on_every_path(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("await hub.SendAsync(\"a\"); await hub.DisposeAsync();")]
    [InlineData("await hub.DisposeAsync();")]
    // One of two paths.
    [InlineData("if (flag) await hub.DisposeAsync(); await hub.SendAsync(\"a\");")]
    [InlineData("if (flag) await hub.DisposeAsync(); else Log(); await hub.SendAsync(\"a\");")]
    [InlineData("switch (count) { case 0: await hub.DisposeAsync(); break; } await hub.SendAsync(\"a\");")]
    [InlineData("if (flag) { await hub.DisposeAsync(); return; } await hub.SendAsync(\"a\");")]
    [InlineData("if (flag) { await hub.DisposeAsync(); throw new InvalidOperationException(); } await hub.SendAsync(\"a\");")]
    [InlineData("foreach (var item in items) await hub.DisposeAsync(); await hub.SendAsync(\"a\");")]
    [InlineData("foreach (var item in items) { if (item == 3) { await hub.DisposeAsync(); break; } await hub.SendAsync(\"a\"); }")]
    [InlineData("foreach (var item in items) { await hub.SendAsync(\"a\"); await hub.DisposeAsync(); }")]
    [InlineData("while (!flag) { await hub.DisposeAsync(); break; } await hub.SendAsync(\"a\");")]
    [InlineData("var done = flag && await CloseAsync(hub); await hub.SendAsync(\"a\");")]
    // Released under the opposite condition.
    [InlineData("if (!flag) await hub.DisposeAsync(); if (flag) await hub.SendAsync(\"a\");")]
    [InlineData("if (flag) { await hub.DisposeAsync(); } else { await hub.SendAsync(\"a\"); }")]
    [InlineData("await (flag ? hub.DisposeAsync().AsTask() : hub.SendAsync(\"a\"));")]
    // Reassigned between.
    [InlineData("await hub.DisposeAsync(); hub = Build(); await hub.SendAsync(\"a\");")]
    [InlineData("await hub.DisposeAsync(); if (flag) hub = Build(); await hub.SendAsync(\"a\");")]
    [InlineData("await hub.DisposeAsync(); await (hub = Build()).SendAsync(\"a\");")]
    [InlineData("await hub.DisposeAsync(); Fill(out hub); await hub.SendAsync(\"a\");")]
    [InlineData("await hub.DisposeAsync(); Swap(ref hub); await hub.SendAsync(\"a\");")]
    [InlineData("await hub.DisposeAsync(); (hub, count) = (Build(), 1); await hub.SendAsync(\"a\");")]
    [InlineData("var old = hub; hub = Build(); await old.DisposeAsync(); await hub.SendAsync(\"a\");")]
    [InlineData("while (true) { await hub.SendAsync(\"a\"); await hub.DisposeAsync(); hub = Build(); }")]
    // In a finally after a reassign.
    [InlineData("try { await hub.DisposeAsync(); hub = Build(); } finally { await hub.SendAsync(\"a\"); }")]
    [InlineData("await hub.DisposeAsync(); try { Log(); } finally { hub = Build(); await hub.SendAsync(\"a\"); }")]
    [InlineData("await hub.DisposeAsync(); try { Log(); } finally { hub = Build(); } await hub.SendAsync(\"a\");")]
    [InlineData("try { Log(); } finally { if (flag) await hub.DisposeAsync(); } await hub.SendAsync(\"a\");")]
    // Every shape of a finally block.
    [InlineData("try { await hub.SendAsync(\"a\"); } finally { }")]
    [InlineData("try { return; } finally { Log(); }")]
    [InlineData("using (new CancellationTokenSource()) await hub.SendAsync(\"a\");")]
    [InlineData("using var source = new CancellationTokenSource(); foreach (var item in items) await hub.SendAsync(\"a\");")]
    [InlineData("await foreach (var item in hub.StreamAsync<int>(\"a\")) Log();")]
    [InlineData("await using var other = Build(); using var handler = hub.On(\"a\", Log); await hub.SendAsync(\"a\");")]
    [InlineData("using (null) await hub.SendAsync(\"a\");")]
    [InlineData("try { while (true) await hub.SendAsync(\"a\"); } finally { await hub.DisposeAsync(); }")]
    // The graph of a lambda knows the regions around it, whose blocks are none of its own.
    [InlineData("using var source = new CancellationTokenSource(); Later(() => hub.SendAsync(\"a\"));")]
    [InlineData("try { Later(async () => { await hub.SendAsync(\"a\"); Log(); }); } finally { Log(); }")]
    [InlineData("try { Later(async () => { var other = Build(); await other.DisposeAsync(); }); } catch (Exception) { Log(); }")]
    // A handler may be entered before.
    [InlineData("try { Log(); await hub.DisposeAsync(); } catch { await hub.SendAsync(\"a\"); }")]
    [InlineData("try { Log(); await hub.DisposeAsync(); } catch (IOException) { } await hub.SendAsync(\"a\");")]
    // The state is asked.
    [InlineData("await hub.DisposeAsync(); if (hub.State == HubConnectionState.Connected) await hub.SendAsync(\"a\");")]
    [InlineData("await hub.DisposeAsync(); while (hub.State != HubConnectionState.Disconnected) await hub.SendAsync(\"a\");")]
    [InlineData("await hub.DisposeAsync(); switch (hub.State) { case HubConnectionState.Connected: await hub.SendAsync(\"a\"); break; }")]
    [InlineData("await hub.DisposeAsync(); Show(hub.State);")]
    // The author knows.
    [InlineData("await hub.DisposeAsync(); try { await hub.SendAsync(\"a\"); } catch (ObjectDisposedException) { }")]
    // Another function, at another time.
    [InlineData("await hub.DisposeAsync(); Later(() => hub.SendAsync(\"a\"));")]
    [InlineData("Later(async () => await hub.DisposeAsync()); await hub.SendAsync(\"a\");")]
    [InlineData("await hub.DisposeAsync(); Later(() => { hub = Build(); return Task.CompletedTask; }); await hub.SendAsync(\"a\");")]
    // Handing it on, leaving a method, closing again, removing.
    [InlineData("await hub.DisposeAsync(); await hub.StopAsync(); hub.Remove(\"a\"); Show(hub);")]
    [InlineData("await hub.DisposeAsync(); hub.Closed += _ => Task.CompletedTask;")]
    public Task It_may_be_there(string body) => Rule.VerifyAsync(Method(body));

    [Fact]
    public Task In_a_lambda_with_a_handler_inside_the_loop_of_another_method() => Rule.VerifyAsync("""
        class Sample
        {
            static void Add(string key, Func<Task<HubConnection>> create) { }

            public static void AddAll(IReadOnlyList<string> addresses)
            {
                foreach (var address in addresses)
                {
                    Add(address, async () =>
                    {
                        var hub = new HubConnectionBuilder().WithUrl(address).Build();
                        try
                        {
                            await hub.StartAsync();
                            return hub;
                        }
                        catch (Exception)
                        {
                            await hub.DisposeAsync();
                            await {|SWB2005:hub.SendAsync("late")|};
                            throw;
                        }
                    });
                }
            }
        }
        """);

    private static string Method(string body) => $$"""
        class Sample
        {
            public async Task RunAsync(bool flag, int count, List<int> items)
            {
                HubConnection hub = Build();
                await Task.Yield();
                {{body}}
            }

            static HubConnection Build() => new HubConnectionBuilder().WithUrl("https://x.example.org").Build();
            static void Log() { }
            static void Show(object value) { }
            static void Later(Func<Task> run) { }
            static void Fill(out HubConnection hub) => hub = Build();
            static void Swap(ref HubConnection hub) => hub = Build();
            static async Task<bool> CloseAsync(HubConnection hub) { await hub.DisposeAsync(); return true; }
        }
        """;

    [Fact]
    public Task A_finally_block_with_code_and_locals_of_its_own() => Rule.VerifyAsync(
        """
        public class Rooms(Func<int> work)
        {
            public async Task BeforeAsync(HubConnection hub)
            {
                await hub.DisposeAsync();
                try
                {
                    work();
                }
                finally
                {
                    var rest = work();
                    for (var i = 0; i < rest; i++)
                        work();
                }

                await {|SWB2005:hub.StartAsync()|};
            }

            public async Task WithinAsync(HubConnection hub)
            {
                try
                {
                    work();
                }
                finally
                {
                    var rest = work();
                    await hub.DisposeAsync();
                }

                await {|SWB2005:hub.StartAsync()|};
            }

            public async Task OfItsOwnAsync(HubConnection hub)
            {
                await hub.DisposeAsync();
                try
                {
                    work();
                }
                finally
                {
                    try
                    {
                        work();
                    }
                    catch (InvalidOperationException)
                    {
                        await {|SWB2005:hub.StartAsync()|};
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Behind_a_finally_block_that_nothing_gets_out_of() => Rule.VerifyAsync(
        """
        public class Rooms(Func<int> work)
        {
            public async Task ThrowAsync(HubConnection hub)
            {
                await hub.DisposeAsync();
                try
                {
                    if (work() > 0)
                        return;
                    work();
                }
                finally
                {
                    throw new InvalidOperationException();
                }

                await hub.StartAsync();
            }

            public async Task ThrowInsideAsync(HubConnection hub)
            {
                try
                {
                    try
                    {
                        await hub.DisposeAsync();
                        work();
                    }
                    finally
                    {
                        throw new InvalidOperationException();
                    }
                }
                catch (InvalidOperationException)
                {
                    await hub.StartAsync();
                }
            }

            public async Task WaitForEverAsync(HubConnection hub)
            {
                await hub.DisposeAsync();
                try
                {
                    work();
                }
                finally
                {
                    while (true)
                        work();
                }

                await hub.StartAsync();
            }
        }
        """);

    [Fact]
    public Task A_variable_that_a_lambda_writes() => Rule.VerifyAsync(
        """
        public class Rooms
        {
            public async Task OpenAsync(HubConnection hub)
            {
                Func<Task> renew = async () =>
                {
                    await hub.DisposeAsync();
                    await hub.StartAsync();
                };
                await renew();
                hub = new HubConnectionBuilder().Build();
                hub = new HubConnectionBuilder().Build();
            }

            public async Task OpenLaterAsync(HubConnection hub)
            {
                Action renew = () => hub = new HubConnectionBuilder().Build();
                await hub.DisposeAsync();
                renew();
                await hub.StartAsync();
            }
        }
        """);

    // Whoever is given this object, or a delegate of it, may have put another connection in its place.
    [Fact]
    public Task A_field_and_somebody_who_may_replace_it() => Rule.VerifyAsync(
        """
        public class Guide
        {
            public void Show(Rooms? rooms)
            {
            }

            public void Run(Action work)
            {
            }
        }

        public class Rooms(Guide guide)
        {
            private HubConnection _hub = new HubConnectionBuilder().Build();

            public void Renew() => _hub = new HubConnectionBuilder().Build();

            public async Task ShowThisAsync()
            {
                await _hub.DisposeAsync();
                guide.Show(this);
                await _hub.StartAsync();
            }

            public async Task RenewAnotherAsync(Rooms other)
            {
                await _hub.DisposeAsync();
                other.Renew();
                await _hub.StartAsync();
            }

            public async Task TellAnotherAsync(HubConnection other)
            {
                await _hub.DisposeAsync();
                await other.SendAsync("gone", this);
                await {|SWB2005:_hub.StartAsync()|};
            }

            public async Task ShowNobodyAsync()
            {
                await _hub.DisposeAsync();
                guide.Show(null);
                await {|SWB2005:_hub.StartAsync()|};
            }

            public async Task RunAsync()
            {
                await _hub.DisposeAsync();
                guide.Run(Renew);
                await _hub.StartAsync();
            }

            public async Task RunLambdaAsync()
            {
                await _hub.DisposeAsync();
                guide.Run(() => Renew());
                await _hub.StartAsync();
            }
        }
        """);

    [Fact]
    public Task Another_one_is_given_back_to_the_manager_or_this_one_connected() => Rule.VerifyAsync(
        """
        public class Rooms(IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                var first = connections.GetOrCreate("first", () => new HubConnectionBuilder().Build());
                var second = connections.GetOrCreate("second", () => new HubConnectionBuilder().Build());
                await connections.ReleaseAsync(first);
                await second.SendAsync("left");
                await {|SWB2005:first.SendAsync("left")|};
            }

            public async Task MoveAsync(HubConnection old)
            {
                var next = connections.GetOrCreate("next", () => new HubConnectionBuilder().Build());
                await old.DisposeAsync();
                await connections.ConnectAsync(next, next.StartAsync);
                await next.SendAsync("moved");
            }
        }
        """);

    [Fact]
    public Task Another_one_is_closed_or_asked_for_its_state() => Rule.VerifyAsync(
        """
        public class Room
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task CloseAsync() => await _hub.DisposeAsync();

            public async Task ReplaceAsync(Room other)
            {
                await other.CloseAsync();
                await _hub.SendAsync("moved");
            }

            public async Task LeaveAsync()
            {
                await CloseAsync();
                await {|SWB2005:_hub.SendAsync("left")|};
            }

            public async Task LeaveForAsync(HubConnection other)
            {
                await _hub.DisposeAsync();
                if (other.State != HubConnectionState.Connected)
                    return;
                await {|SWB2005:_hub.SendAsync("left")|};
            }
        }
        """);
}
