using Chat;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;

await using ChatServer server = await ChatServer.StartAsync();
await using ServiceProvider services = new ServiceCollection().AddLogging().AddChat(server.Address).BuildServiceProvider();

services.GetRequiredService<Typing>().Watch();
Session session = services.GetRequiredService<Session>();
await session.OpenAsync();

Inbox inbox = services.GetRequiredService<Inbox>();
inbox.Open();
await services.GetRequiredService<Announcer>().AnnounceAsync("hello");
Console.WriteLine($"received: {await inbox.FirstAsync().WaitAsync(TimeSpan.FromSeconds(30))}");

Visitors visitors = services.GetRequiredService<Visitors>();
int first = await visitors.CountAsync();
int second = await visitors.CountAsync();
Console.WriteLine($"one connection for two calls: {first == second}");

ConnectionStatistics statistics = services.GetRequiredService<IConnectionManager>().GetStatistics();
Console.WriteLine($"connected through the manager: {statistics.Connected > 0 && statistics.ConnectFailures == 0}");

await session.CloseAsync();
Console.WriteLine("done");
