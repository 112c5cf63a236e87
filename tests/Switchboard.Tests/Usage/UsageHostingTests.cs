using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Switchboard.Tests;

public sealed class UsageHostingTests
{
    [Fact]
    public void A_usage_store_is_that_of_the_manager_and_of_the_application()
    {
        var store = new InMemoryUsageStore();
        using ServiceProvider services = new ServiceCollection().AddSwitchboard().AddUsageStore(store).Services.BuildServiceProvider();

        Assert.Same(store, services.GetRequiredService<IUsageStore>());
        Assert.Same(store, services.GetRequiredService<IOptions<ConnectionManagerOptions>>().Value.UsageStore);
    }

    [Fact]
    public void A_usage_store_can_be_made_from_services()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSwitchboard().AddUsageStore(new InMemoryUsageStore()).AddUsageStore(static provider =>
            {
                Assert.NotNull(provider.GetService<TimeProvider>());
                return new InMemoryUsageStore();
            })
            .Services.BuildServiceProvider();

        Assert.Same(services.GetServices<IUsageStore>().Last(), services.GetRequiredService<IOptions<ConnectionManagerOptions>>().Value.UsageStore);
    }

    [Fact]
    public void Without_one_there_is_none() => Assert.Null(new ConnectionManagerOptions().UsageStore);

    [Theory]
    [InlineData(nameof(ConnectionManagerOptions.LastActiveInterval), "00:00:00.5000000", "from 00:00:01 to 1.00:00:00")]
    [InlineData(nameof(ConnectionManagerOptions.UsageHeartbeatInterval), "00:11:00", "from 00:00:01 to 00:10:00")]
    [InlineData(nameof(ConnectionManagerOptions.UsageBufferCapacity), "99", "from 100 to 10000000")]
    public void An_option_out_of_its_range_is_named(string option, string value, string range)
    {
        var options = new ConnectionManagerOptions();
        switch (option)
        {
            case nameof(options.LastActiveInterval):
                options.LastActiveInterval = TimeSpan.FromMilliseconds(500);
                break;
            case nameof(options.UsageHeartbeatInterval):
                options.UsageHeartbeatInterval = TimeSpan.FromMinutes(11);
                break;
            default:
                options.UsageBufferCapacity = 99;
                break;
        }

        Assert.Equal([$"ConnectionManagerOptions.{option} is {value}; it must be {range}."], options.Problems());
    }
}
