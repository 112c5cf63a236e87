using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ConcurrentTransferAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3009: which calls before a send enter a lock of the user's own, and which are only called so.</summary>
public class ConcurrentLockTests
{
    private const string Twice =
        "_ = socket.SendAsync(data, WebSocketMessageType.Text, true, default); await [|socket.SendAsync(data, WebSocketMessageType.Text, true, default)|];";

    private static readonly string s_unmarked = Twice.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    [Theory]
    [InlineData("LockScreen();")]
    [InlineData("screen.LockScreen();")]
    [InlineData("maybe?.LockScreen();")]
    [InlineData("screen.EnterRoom(\"lobby\");")]
    [InlineData("screen.Lockdown();")]
    [InlineData("if (await screen.EnterpriseAsync()) return;")]
    [InlineData("Lockers.Refresh();")]
    [InlineData("screen.LockScreen(); gate.UnlockDoor();")]
    public Task Only_called_so(string code) => VerifyAsync($"{code} {Twice}");

    [Theory]
    [InlineData("using var turn = await gate.LockForAsync(1);")]
    [InlineData("var turn = await gate.LockForAsync(1).ConfigureAwait(false);")]
    [InlineData("await gate.LockDoorAsync();")]
    [InlineData("await LockBothAsync();")]
    [InlineData("if (!gate.LockIfFree()) return;")]
    [InlineData("gate.Lock();")]
    [InlineData("gate.Enter();")]
    [InlineData("LockTurn();")]
    public Task It_is_held(string code) => VerifyAsync($"{code} {s_unmarked}");

    [Fact]
    public Task Held_until_it_is_left() => VerifyAsync($"gate.LockDoor(); try {{ {s_unmarked} }} finally {{ gate.UnlockDoor(); }}");

    [Fact]
    public Task In_what_it_is_given() => VerifyAsync($"gate.LockAround(async () => {{ {s_unmarked} }});");

    private static Task VerifyAsync(string body) => Rule.VerifyAsync(
        $$"""
        using System.Net.WebSockets;

        public class Talk(WebSocket socket, Screen screen, Screen? maybe, Gate gate)
        {
            private readonly SemaphoreSlim _turn = new(1, 1);

            public async Task RunAsync(byte[] data)
            {
                {{body}}
                await Task.CompletedTask;
            }

            private static void LockScreen() { }

            private void LockTurn() => _turn.Wait();

            private Task LockBothAsync() => Task.WhenAll(_turn.WaitAsync(), gate.LockDoorAsync());
        }

        public abstract class Screen
        {
            public abstract void LockScreen();
            public abstract void EnterRoom(string name);
            public abstract void Lockdown();
            public abstract Task<bool> EnterpriseAsync();
        }

        public static class Lockers
        {
            public static void Refresh() { }
        }

        public abstract class Gate
        {
            public abstract Task<IDisposable> LockForAsync(int key);
            public abstract Task LockDoorAsync();
            public abstract bool LockIfFree();
            public abstract void Lock();
            public abstract void Enter();
            public abstract void LockDoor();
            public abstract void UnlockDoor();
            public abstract void LockAround(Func<Task> action);
        }
        """);
}
