// style: test fixture
// sdk: redis
// tests: yes
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Xunit;

namespace App.Tests;

public sealed class RedisFixture : IDisposable
{
    public ConnectionMultiplexer Redis { get; } = ConnectionMultiplexer.Connect("localhost"); // quiet: SWB1001, SWB2002 test code, released

    public void Dispose() => Redis.Dispose(); // quiet: SWB3001 owner
}

public sealed class CacheTests(RedisFixture fixture) : IClassFixture<RedisFixture>
{
    [Fact]
    public void A_value_is_kept()
    {
        var value = fixture.Redis.GetDatabase().StringGet("key");
        Assert.Equal("value", value.ToString());
    }

    [Fact]
    public void A_registration_per_scope_still_builds()
    {
        var services = new ServiceCollection();
        services.AddScoped<IConnectionMultiplexer>(_ => fixture.Redis); // quiet: SWB1004 test code
        Assert.Single(services);
    }
}
