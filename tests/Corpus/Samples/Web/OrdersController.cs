// style: MVC controller
// sdk: redis
using Microsoft.AspNetCore.Mvc;
using StackExchange.Redis;

namespace Shop.Controllers;

[ApiController]
[Route("api/[controller]")]
public class OrdersController : ControllerBase
{
    private readonly IConnectionMultiplexer _redis;

    public OrdersController(IConnectionMultiplexer redis) => _redis = redis;

    [HttpGet("{id}")]
    public async Task<IActionResult> Get(string id)
    {
        var redis = ConnectionMultiplexer.Connect("cache:6379"); // expect: SWB1002, SWB2001
        var value = await redis.GetDatabase().StringGetAsync(id);
        return Ok(value.ToString());
    }

    [HttpPut("{id}")]
    public async Task<IActionResult> Put(string id, [FromBody] string body)
    {
        using (var redis = ConnectionMultiplexer.Connect("cache:6379")) // expect: SWB1002
        {
            await redis.GetSubscriber().PublishAsync("orders", $"{id}={body}");
        }

        return NoContent();
    }

    [HttpDelete("{id}")]
    public async Task<IActionResult> Delete(string id)
    {
        await _redis.GetSubscriber().PublishAsync("orders", id); // quiet: SWB1001 injected
        return NoContent();
    }
}
