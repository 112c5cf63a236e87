namespace Switchboard.Testing.Tests.Example;

public sealed class ChatViewModelTests
{
    [Fact]
    public async Task Chat_says_that_it_reconnects_and_goes_on_afterwards()
    {
        await using var test = TestConnectionManager.Create();
        await using var chat = new ChatViewModel<ScriptedClient>(test.Manager, () => new ScriptedClient());
        await chat.OpenAsync();
        await test.WaitForPhaseAsync("chat", ConnectionPhase.Connected);

        await test.Connector.Client.EmitAsync("Message", "hello");
        await test.SettleAsync();
        Assert.Equal(["hello"], chat.Messages);
        Assert.Equal("", chat.Banner);

        // The connection drops, and the first two attempts to get it back fail.
        test.Connector.NextConnects(ConnectScript.Fail(), ConnectScript.Fail());
        test.Connector.Client.Drop();
        await test.SettleAsync();
        Assert.Equal("Reconnecting…", chat.Banner);

        // A minute later, without waiting a second, it is back; and so is the subscription.
        await test.AdvanceAsync(TimeSpan.FromMinutes(1));
        await test.Connector.Client.EmitAsync("Message", "still there?");
        await test.SettleAsync();
        Assert.Equal("", chat.Banner);
        Assert.Equal(["hello", "still there?"], chat.Messages);
        Assert.Equal(4, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task Chat_gives_its_connection_back()
    {
        await using var test = TestConnectionManager.Create();
        var chat = new ChatViewModel<ScriptedClient>(test.Manager, () => new ScriptedClient());
        await chat.OpenAsync();

        await chat.DisposeAsync();
        Assert.True(test.Connector.Client.Connection!.IsOpen);
        await test.AdvanceAsync(TimeSpan.FromSeconds(30));

        Assert.False(test.Connector.Client.Connection!.IsOpen);
    }
}
