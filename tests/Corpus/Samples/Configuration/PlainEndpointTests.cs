// style: end-to-end tests against a staging server
// sdk: signalr
// tests: yes
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Portal.EndToEnd;

public sealed class PlainEndpointTests
{
    private const string Staging = "http://staging.tenant-portal.com/hub";

    [Fact]
    public async Task Answers_a_ping()
    {
        await using var hub = new HubConnectionBuilder().WithUrl(Staging).Build(); // quiet: SWB1002, SWB5003 test code
        await hub.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal("pong", await hub.InvokeAsync<string>("Ping", TestContext.Current.CancellationToken));
    }
}
