namespace Switchboard.Samples.Tests;

/// <summary>The same application, repaired. That it builds without a warning is the build of this project, where warnings are errors.</summary>
public sealed class ManagedChatTests
{
    [Fact]
    public async Task It_opens_one_connection_per_key_shows_each_message_once_and_leaves_nothing_open()
    {
        string output = await DotnetCommand.RunAsync("run", "--project", "samples/ManagedChat", "--no-build", "-c", Repository.Configuration);

        Assert.Equal(new Summary(4, "chat 1, notifications 1, presence 1, ticker 1", LeftOpen: 0, ShownTwice: 0), Summary.Of(output));
    }
}
