using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReleaseConnectionAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2001: the paths that lose a local, and those that do not.</summary>
public class ReleaseConnectionPathTests
{
    [Theory]
    // Early return.
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) return; socket.Dispose();")]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) { Log(); return; } Use(1); socket.Dispose();")]
    // Released in one branch only.
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) { socket.Dispose(); }")]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) Log(); else socket.Dispose();")]
    [InlineData("var socket = [|new ClientWebSocket()|]; switch (count) { case 0: socket.Dispose(); break; case 1: Log(); break; default: socket.Dispose(); break; }")]
    [InlineData("var socket = [|new ClientWebSocket()|]; switch (count) { case 0: case 1: socket.Dispose(); break; }")]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) goto done; socket.Dispose(); done: Log();")]
    // Loop exits.
    [InlineData("foreach (var item in items) { var socket = [|new ClientWebSocket()|]; if (item == 3) break; socket.Dispose(); }")]
    [InlineData("foreach (var item in items) { var socket = [|new ClientWebSocket()|]; if (item == 3) continue; socket.Dispose(); }")]
    [InlineData("while (true) { var socket = [|new ClientWebSocket()|]; if (flag) break; socket.Dispose(); }")]
    [InlineData("for (var i = 0; i < 3; i++) { var socket = [|new ClientWebSocket()|]; Log(); }")]
    [InlineData("do { var socket = [|new ClientWebSocket()|]; if (flag) continue; socket.Dispose(); } while (flag);")]
    [InlineData("var socket = [|new ClientWebSocket()|]; foreach (var item in items) { socket.Dispose(); }")]
    // Throw.
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) throw new InvalidOperationException(); socket.Dispose();")]
    [InlineData("try { var socket = [|new ClientWebSocket()|]; if (flag) throw new InvalidOperationException(); socket.Dispose(); } catch (ArgumentException) { }")]
    [InlineData("var socket = [|new ClientWebSocket()|]; var name = text ?? throw new ArgumentNullException(); socket.Dispose();")]
    // A catch that swallows.
    [InlineData("var socket = [|new ClientWebSocket()|]; try { Log(); socket.Dispose(); } catch { }")]
    [InlineData("try { var socket = [|new ClientWebSocket()|]; Log(); socket.Dispose(); } catch (Exception) { Log(); }")]
    [InlineData("var socket = [|new ClientWebSocket()|]; try { Log(); socket.Dispose(); } catch (Exception e) when (e is IOException) { return; }")]
    [InlineData("try { try { var socket = [|new ClientWebSocket()|]; Log(); socket.Dispose(); } catch (IOException) { throw; } } catch (Exception) { }")]
    // Finally, but not always.
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) return; try { Log(); } finally { socket.Dispose(); }")]
    [InlineData("var socket = [|new ClientWebSocket()|]; try { Log(); } finally { Log(); }")]
    // A disconnect that leaves resources.
    [InlineData("var socket = [|new ClientWebSocket()|]; await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);")]
    // Nothing at all.
    [InlineData("var socket = [|new ClientWebSocket()|];")]
    [InlineData("ClientWebSocket socket = [|new()|]; await socket.ConnectAsync(url, default);")]
    [InlineData("ClientWebSocket socket; socket = [|new ClientWebSocket()|]; await socket.ConnectAsync(url, default);")]
    [InlineData("WebSocket socket = [|new ClientWebSocket()|]; Log();")]
    [InlineData("ClientWebSocket? socket = null; try { socket = [|new ClientWebSocket()|]; Log(); } catch { }")]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (socket.State == WebSocketState.Open) socket.Dispose();")]
    public Task A_path_loses_it(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    // In a lambda, within regions of the method around it.
    [InlineData("try { Action run = () => { var socket = new ClientWebSocket(); Log(); socket.Dispose(); }; run(); } catch { Log(); }")]
    [InlineData("try { Func<Task> run = async () => { var socket = new ClientWebSocket(); try { await socket.ConnectAsync(url, default); } finally { socket.Dispose(); } }; await run(); } finally { Log(); }")]
    // Released on every path.
    [InlineData("var socket = new ClientWebSocket(); socket.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); socket.Abort();")]
    [InlineData("var socket = new ClientWebSocket(); if (flag) { socket.Dispose(); return; } socket.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); if (flag) socket.Dispose(); else socket.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); switch (count) { case 0: socket.Dispose(); break; default: socket.Dispose(); break; }")]
    [InlineData("var socket = new ClientWebSocket(); if (flag) goto done; Log(); done: socket.Dispose();")]
    [InlineData("foreach (var item in items) { var socket = new ClientWebSocket(); socket.Dispose(); if (item == 3) break; }")]
    [InlineData("while (true) { var socket = new ClientWebSocket(); socket.Dispose(); }")]
    [InlineData("while (true) { using var socket = new ClientWebSocket(); if (flag) break; }")]
    [InlineData("do { var socket = new ClientWebSocket(); socket.Dispose(); } while (flag);")]
    [InlineData("if (flag) return; var socket = new ClientWebSocket(); socket.Dispose();")]
    // An endless loop has no end to reach.
    [InlineData("var socket = new ClientWebSocket(); while (true) { await Task.Delay(1000); }")]
    [InlineData("var socket = new ClientWebSocket(); for (; ; ) Log();")]
    // Finally.
    [InlineData("var socket = new ClientWebSocket(); try { if (flag) return; Log(); } finally { socket.Dispose(); }")]
    [InlineData("var socket = new ClientWebSocket(); try { if (flag) throw new InvalidOperationException(); } finally { socket.Dispose(); }")]
    [InlineData("var socket = new ClientWebSocket(); try { try { Log(); } catch { } } finally { socket.Dispose(); }")]
    [InlineData("ClientWebSocket? socket = null; try { socket = new ClientWebSocket(); Log(); } catch { } finally { socket?.Dispose(); }")]
    [InlineData("ClientWebSocket? socket = null; try { socket = new ClientWebSocket(); Log(); } finally { if (socket != null) socket.Dispose(); }")]
    [InlineData("foreach (var item in items) { var socket = new ClientWebSocket(); try { if (item == 3) break; if (item == 4) continue; } finally { socket.Dispose(); } }")]
    // Exceptions that nothing here swallows.
    [InlineData("var socket = new ClientWebSocket(); await socket.ConnectAsync(url, default); Log(); socket.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); try { Log(); } catch { socket.Dispose(); throw; } socket.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); try { Log(); } catch (Exception e) { throw new InvalidOperationException(\"\", e); } socket.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); try { Log(); } catch (Exception) { socket.Dispose(); return; } socket.Dispose();")]
    [InlineData("try { var socket = new ClientWebSocket(); socket.Dispose(); Log(); } catch { }")]
    // Null.
    [InlineData("ClientWebSocket? socket = flag ? new ClientWebSocket() : null; if (socket is null) return; socket.Dispose();")]
    [InlineData("ClientWebSocket? socket = flag ? new ClientWebSocket() : null; if (socket == null) return; socket.Dispose();")]
    [InlineData("ClientWebSocket? socket = flag ? new ClientWebSocket() : null; if (socket is not null) socket.Dispose();")]
    [InlineData("ClientWebSocket? socket = flag ? new ClientWebSocket() : null; if (socket is { } open) open.Dispose();")]
    [InlineData("ClientWebSocket? socket = flag ? new ClientWebSocket() : null; socket?.Dispose();")]
    [InlineData("ClientWebSocket? socket = null; if (flag) socket = new ClientWebSocket(); if (socket is not null) { socket.Dispose(); }")]
    [InlineData("ClientWebSocket? socket = flag ? new ClientWebSocket() : null; if (!(socket is null)) socket.Dispose();")]
    [InlineData("ClientWebSocket? socket = flag ? new ClientWebSocket() : null; if (null != socket && flag | true) socket.Dispose(); else socket?.Dispose();")]
    // Using.
    [InlineData("using var socket = new ClientWebSocket(); if (flag) return;")]
    [InlineData("using (var socket = new ClientWebSocket()) { if (flag) return; }")]
    [InlineData("var socket = new ClientWebSocket(); using (socket) { Log(); }")]
    [InlineData("var socket = new ClientWebSocket(); using var scope = socket; if (flag) return;")]
    [InlineData("using ClientWebSocket one = new(), two = new(); Log();")]
    public Task Every_path_releases_it(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("ThrowIfTrue(flag);")]
    [InlineData("ArgumentNullException.ThrowIfNull(text);")]
    [InlineData("_ = items[0];")]
    public Task A_call_that_might_throw_is_no_path(string call) =>
        Rule.VerifyAsync(Method($"var socket = new ClientWebSocket(); {call} socket.Dispose();"));

    [Fact]
    public Task The_condition_of_a_filter_is_no_release() => Rule.VerifyAsync(Method(
        "var socket = [|new ClientWebSocket()|]; try { Log(); } catch (Exception) when (flag) { return; } socket.Dispose();"));

    // The graph of the lambda ends at the lambda.
    [Theory]
    [InlineData("try { Later(() => { var socket = [|new ClientWebSocket()|]; Log(); }); } finally { Log(); }")]
    [InlineData("try { Later(() => { var socket = new ClientWebSocket(); Log(); socket.Dispose(); }); } catch (Exception) { Log(); }")]
    [InlineData("foreach (var item in items) Later(() => { var socket = [|new ClientWebSocket()|]; if (flag) throw new InvalidOperationException(); socket.Dispose(); });")]
    public Task A_lambda_in_a_try_block(string body) => Rule.VerifyAsync(Method(body));

    [Fact]
    public Task A_retry_loop_that_hands_over_what_connected() => Rule.VerifyAsync("""
        using System.Net.WebSockets;
        class Dialer
        {
            public async Task<ClientWebSocket> DialAsync(Uri url, CancellationToken stop)
            {
                while (true)
                {
                    var socket = new ClientWebSocket();
                    try
                    {
                        await socket.ConnectAsync(url, stop);
                        return socket;
                    }
                    catch (WebSocketException)
                    {
                        socket.Dispose();
                        await Task.Delay(1000, stop);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task A_retry_loop_that_drops_what_did_not_connect() => Rule.VerifyAsync("""
        using System.Net.WebSockets;
        class Dialer
        {
            public async Task<ClientWebSocket> DialAsync(Uri url, CancellationToken stop)
            {
                while (true)
                {
                    var socket = [|new ClientWebSocket()|];
                    try
                    {
                        await socket.ConnectAsync(url, stop);
                        return socket;
                    }
                    catch (WebSocketException)
                    {
                        await Task.Delay(1000, stop);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task In_a_lambda_with_a_handler_inside_the_loop_of_another_method() => Rule.VerifyAsync("""
        using MQTTnet;
        class Bus
        {
            public void Add(string key, Func<IMqttClient> create) { }
        }
        static class Brokers
        {
            public static void AddAll(IReadOnlyList<string> hosts, Bus bus, MqttClientOptions options)
            {
                foreach (var host in hosts)
                {
                    bus.Add(host, () =>
                    {
                        try
                        {
                            var client = new MqttClientFactory().CreateMqttClient();
                            client.ConnectAsync(options);
                            return client;
                        }
                        catch (Exception error)
                        {
                            throw new ArgumentException(error.Message);
                        }
                    });
                }
            }
        }
        """);

    [Fact]
    public Task A_finally_of_the_method_around_a_lambda_releases_nothing_in_it() => Rule.VerifyAsync("""
        using System.Net.WebSockets;
        class Sample
        {
            public void Run(Uri url, List<Func<Task>> jobs)
            {
                var outer = new ClientWebSocket();
                try
                {
                    jobs.Add(async () =>
                    {
                        var socket = [|new ClientWebSocket()|];
                        await socket.ConnectAsync(url, default);
                    });
                }
                finally
                {
                    outer.Dispose();
                }
            }
        }
        """);

    // A throw goes nowhere but to the catch clause that takes it.
    [Theory]
    [InlineData("catch (Exception)")]
    [InlineData("catch (SystemException)")]
    [InlineData("catch (InvalidOperationException)")]
    [InlineData("catch (InvalidOperationException) when (count > 3)", "[|new ClientWebSocket()|]")]
    [InlineData("catch (ObjectDisposedException)", "[|new ClientWebSocket()|]")]
    [InlineData("catch")]
    public Task A_throw_that_is_caught_before_the_release(string clause, string creation = "new ClientWebSocket()") => Rule.VerifyAsync(Method(
        $$"""
        var socket = {{creation}};
        try
        {
            if (flag)
                throw new InvalidOperationException();
        }
        {{clause}}
        {
            Log();
        }

        socket.Dispose();
        """));

    private static string Method(string body) => $$"""
        using System.Net.WebSockets;
        class Sample
        {
            public async Task RunAsync(bool flag, int count, string? text, Uri url, List<int> items)
            {
                await Task.Yield();
                {{body}}
            }

            static void Log() { }
            static void Use(int value) { }
            static void Later(Action run) { }
            static void ThrowIfTrue(bool flag) { if (flag) throw new InvalidOperationException(); }
        }
        """;
}
