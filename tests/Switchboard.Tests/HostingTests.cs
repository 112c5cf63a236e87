using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Switchboard.Tests;

public sealed class HostingTests
{
    [Fact]
    public async Task The_container_has_one_manager_and_closes_it()
    {
        FakeClient client;
        await using (ServiceProvider services = new ServiceCollection().AddSwitchboard().AddConnector(FakeConnector.Restartable).Services.BuildServiceProvider())
        {
            var connections = services.GetRequiredService<IConnectionManager>();
            Assert.Same(connections, services.GetRequiredService<IConnectionManager>());
            client = (await connections.AcquireAsync("chat", () => new FakeClient("client")).Soon()).Client;
        }

        Assert.True(client.IsDisposed);
    }

    [Fact]
    public async Task A_container_that_is_disposed_synchronously_closes_it_too()
    {
        ServiceProvider services = new ServiceCollection().AddSwitchboard().AddConnector(FakeConnector.Restartable).Services.BuildServiceProvider();
        FakeClient client = (await services.GetRequiredService<IConnectionManager>().AcquireAsync("chat", () => new FakeClient("client")).Soon()).Client;

        services.Dispose();

        Assert.True(client.IsDisposed);
    }

    [Fact]
    public void A_bad_option_is_named_with_its_value_and_range_when_the_host_starts()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddSwitchboard(static options => options.Linger = TimeSpan.FromSeconds(-1)).Services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal("ConnectionManagerOptions.Linger is -00:00:01; it must be from 00:00:00 to 1.00:00:00.", error.Message);
    }

    [Fact]
    public void Made_by_hand_a_manager_checks_its_options_too()
    {
        var error = Assert.Throws<ArgumentException>(() => new ConnectionManager(new ConnectionManagerOptions { CloseTimeout = TimeSpan.Zero }));

        Assert.Contains("CloseTimeout is 00:00:00", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_manager_of_the_process_is_one() => Assert.Same(ConnectionManager.Default, ConnectionManager.Default);

    [Fact]
    public async Task A_connector_can_be_registered_with_a_running_manager()
    {
        await using var connections = new ConnectionManager();
        connections.AddConnector(FakeConnector.OneWay).AddConnector(FakeConnector.Restartable);

        ConnectionLease<FakeClient> lease = await connections.AcquireAsync("chat", () => new FakeClient("client")).Soon();

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
    }

    [Fact]
    public void A_connector_that_cannot_connect_is_not_built()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Connector.For<FakeClient>().Build());

        Assert.Contains("ConnectWith", error.Message, StringComparison.Ordinal);
    }
}
