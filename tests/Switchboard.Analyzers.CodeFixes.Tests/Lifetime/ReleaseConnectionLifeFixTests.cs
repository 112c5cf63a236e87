using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.ReleaseConnectionAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.ReleaseConnectionFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2001: what needs the connection after its block.</summary>
public class ReleaseConnectionLifeFixTests
{
    [Fact]
    public Task A_task_that_is_returned_from_a_local_needs_its_connection() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public Task OpenAsync()
            {
                var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                var opening = hub.StartAsync();
                return opening;
            }
        }
        """);

    [Theory]
    [InlineData("hub?.StartAsync();")]
    [InlineData("_ = hub?.StartAsync();")]
    [InlineData("hub?.StartAsync().ConfigureAwait(false);")]
    public Task A_task_of_a_hub_that_may_be_null_needs_its_connection(string statement) => Fix.VerifyNotOfferedAsync(
        $$"""
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public void Open()
            {
                HubConnection? hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                {{statement}}
            }
        }
        """);

    [Fact]
    public Task A_task_that_is_handed_on_needs_its_connection() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public void Open()
            {
                var hub = {|SWB2001:new HubConnectionBuilder().WithUrl("https://example.org/chat").Build()|};
                Forget(hub.StartAsync());
            }

            private static void Forget(Task task)
            {
            }
        }
        """);

    [Fact]
    public Task A_value_task_that_nobody_awaits_needs_its_connection() => Fix.VerifyNotOfferedAsync(
        """
        using NATS.Client.Core;

        public class Sender
        {
            public void Send()
            {
                var nats = {|SWB2001:new NatsConnection()|};
                _ = nats.PublishAsync("news", "hello");
            }
        }
        """);

    [Fact]
    public Task A_database_that_is_stored_needs_its_connection() => Fix.VerifyNotOfferedAsync(
        """
        using StackExchange.Redis;

        public class Sender
        {
            private IDatabase? _database;

            public void Open()
            {
                var redis = {|SWB2001:ConnectionMultiplexer.Connect("cache:6379")|};
                _database = redis.GetDatabase();
            }
        }
        """);

    [Fact]
    public Task A_database_in_a_property_needs_its_connection() => Fix.VerifyNotOfferedAsync(
        """
        using StackExchange.Redis;

        public class Sender
        {
            public IDatabase? Database { get; private set; }

            public void Open()
            {
                var redis = {|SWB2001:ConnectionMultiplexer.Connect("cache:6379")|};
                Database = redis.GetDatabase();
            }
        }
        """);

    [Fact]
    public Task A_database_that_is_returned_from_a_local_needs_its_connection() => Fix.VerifyNotOfferedAsync(
        """
        using StackExchange.Redis;

        public class Sender
        {
            public IDatabase Open()
            {
                var redis = {|SWB2001:ConnectionMultiplexer.Connect("cache:6379")|};
                var database = redis.GetDatabase();
                return database;
            }
        }
        """);

    [Fact]
    public Task A_channel_that_is_returned_needs_its_connection() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using PusherClient;

        public class Sender
        {
            public async Task<Channel> OpenAsync()
            {
                var pusher = {|SWB2001:new Pusher("key")|};
                await pusher.ConnectAsync();
                return await pusher.SubscribeAsync("news");
            }
        }
        """);

    [Fact]
    public Task A_part_of_a_client_that_is_returned_needs_its_connection() => Fix.VerifyNotOfferedAsync(
        """
        using IO.Ably;
        using IO.Ably.Realtime;

        public class Sender
        {
            public RealtimeChannels Open()
            {
                var ably = {|SWB2001:new AblyRealtime("key")|};
                return ably.Channels;
            }
        }
        """);

    [Fact]
    public Task A_task_that_gives_the_connection_is_not_disposed_of() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using StackExchange.Redis;

        public class Sender
        {
            public async Task OpenAsync()
            {
                var opening = {|SWB2001:ConnectionMultiplexer.ConnectAsync("cache:6379")|};
                await opening;
            }
        }
        """);
}
