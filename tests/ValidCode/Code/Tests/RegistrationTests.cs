using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;
using Xunit;

namespace Crm.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task A_page_takes_its_handler_with_it()
    {
        var services = new ServiceCollection();
        services.AddSwitchboard().AddSignalR();
        services.AddSingleton(_ => Build());
        await using var provider = services.BuildServiceProvider();
        var hub = provider.GetRequiredService<HubConnection>();

        using (var page = new TestPage(hub))
            Assert.Equal(0, page.Messages);

        Assert.Equal(HubConnectionState.Disconnected, hub.State);
    }

    [Fact]
    public async Task Two_keys_are_two_clients()
    {
        await using var connections = new ConnectionManager(new ConnectionManagerOptions());
        var clients = new[] { "a", "b" }.Select(key => connections.GetOrCreate(key, Build)).ToList();
        Assert.Equal(2, clients.Distinct().Count());
        foreach (var client in clients)
            await connections.ReleaseAsync(client);
    }

    private static HubConnection Build() => new HubConnectionBuilder().WithUrl("http://localhost/hub").Build();

    private sealed class TestPage : IDisposable
    {
        private readonly IDisposable _handler;

        public TestPage(HubConnection hub) => _handler = hub.On("Said", () => Messages++);

        public int Messages { get; private set; }

        public void Dispose() => _handler.Dispose();
    }
}
