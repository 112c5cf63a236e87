using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReleaseConnectionAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2001: what a method asks twice has the same answer twice.</summary>
public class ReleaseConnectionFlagTests
{
    [Theory]
    [InlineData("var socket = new ClientWebSocket(); if (!flag) socket.Dispose(); if (flag) socket.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); if (!flag) { socket.Dispose(); } Log(); if (flag) { Log(); socket.Dispose(); }")]
    [InlineData("var ready = count > 3; var socket = new ClientWebSocket(); if (ready) socket.Dispose(); Log(); if (!ready) socket.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); if (text is null) socket.Dispose(); else Log(); if (text != null) socket.Dispose();")]
    [InlineData("ClientWebSocket? socket = null; if (flag) socket = new ClientWebSocket(); Log(); if (flag) socket!.Dispose();")]
    [InlineData("ClientWebSocket? socket = null; if (!flag) socket = new ClientWebSocket(); if (flag) return; socket!.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); if (_isOwner) Log(); else socket.Dispose(); if (_isOwner) socket.Dispose();")]
    [InlineData("foreach (var item in items) { var last = item == 3; var socket = new ClientWebSocket(); if (last) socket.Dispose(); if (!last) socket.Dispose(); }")]
    [InlineData("var socket = new ClientWebSocket(); if (flag) socket.Dispose(); foreach (var item in items) { var last = item == 3; if (last) Log(); if (last) Log(); } if (!flag) socket.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); try { if (flag) socket.Dispose(); } catch (Exception) { socket.Dispose(); throw; } if (!flag) socket.Dispose();")]
    public Task The_same_question_has_the_same_answer(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) socket.Dispose(); if (flag) Log();")]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) socket.Dispose(); flag = count == 1; if (!flag) socket.Dispose();")]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) socket.Dispose(); flag |= count == 1; if (!flag) socket.Dispose();")]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) socket.Dispose(); if (!other) socket.Dispose();")]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (Ask()) socket.Dispose(); if (!Ask()) socket.Dispose();")]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (_isOpen) socket.Dispose(); Log(); if (!_isOpen) socket.Dispose();")]
    [InlineData("ClientWebSocket? socket = null; if (flag) socket = [|new ClientWebSocket()|]; Log(); if (!flag) socket?.Dispose();")]
    [InlineData("ClientWebSocket? socket = null; foreach (var item in items) { var first = item == 0; if (first) socket = [|new ClientWebSocket()|]; else Log(); if (first) Log(); }")]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (text is null) socket.Dispose(); text = text?.Trim(); if (text != null) socket.Dispose();")]
    [InlineData("foreach (var item in items) { var last = item == 3; if (last) Log(); if (last) Log(); var socket = [|new ClientWebSocket()|]; if (!flag) socket.Dispose(); if (!flag) Log(); }")]
    [InlineData("var done = count > 3; var socket = [|new ClientWebSocket()|]; if (done) socket.Dispose(); AskAgain(out done); if (!done) socket.Dispose();")]
    public Task Another_question_or_a_changed_answer(string body) => Rule.VerifyAsync(Method(body));

    private static string Method(string body) => $$"""
        using System.Net.WebSockets;
        class Sample
        {
            private readonly bool _isOwner = DateTime.Now.Ticks > 0;
            private bool _isOpen;

            public async Task RunAsync(bool flag, bool other, int count, string? text, List<int> items)
            {
                await Task.Yield();
                {{body}}
            }

            static bool Ask() => DateTime.Now.Ticks % 2 == 0;
            static void AskAgain(out bool answer) => answer = Ask();
            void Log() => _isOpen = Ask();
        }
        """;

    // Behind a cast the compiler leaves the negation where it stands.
    [Fact]
    public Task A_negation_behind_a_cast() => Rule.VerifyAsync(
        """
        public class Chat
        {
            public async Task ShowAsync(bool keep)
            {
                var hub = new HubConnectionBuilder().Build();
                if ((bool)!keep)
                    await hub.DisposeAsync();
                if (keep)
                    await hub.DisposeAsync();
            }

            public async Task CloseAsync()
            {
                var hub = new HubConnectionBuilder().Build();
                if ((bool)!(hub is null))
                    await hub.DisposeAsync();
            }

            public async Task LoseAsync(bool keep)
            {
                var hub = {|SWB2001:new HubConnectionBuilder().Build()|};
                if ((bool)!keep)
                    await hub.DisposeAsync();
                if (!keep)
                    await hub.StopAsync();
            }

            public async Task CloseWhereThereIsNoneAsync()
            {
                var hub = {|SWB2001:new HubConnectionBuilder().Build()|};
                if ((bool)(hub is null))
                    await hub!.DisposeAsync();
            }
        }
        """);
}
