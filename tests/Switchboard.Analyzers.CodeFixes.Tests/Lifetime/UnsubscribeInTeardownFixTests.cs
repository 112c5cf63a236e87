using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.KeepSubscriptionAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.KeepSubscriptionFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2003: what undoes a subscription that gives nothing to keep.</summary>
public sealed class UnsubscribeInTeardownFixTests
{
    [Fact]
    public Task A_channel_without_a_handler_is_left_as_a_whole() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Azure.Messaging.WebPubSub.Clients;

        public class News
        {
            private readonly WebPubSubClient _client;

            public News(WebPubSubClient client)
            {
                _client = client;
            }

            public async Task OpenAsync()
            {
                await {|SWB2003:_client.JoinGroupAsync("news")|};
            }
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Azure.Messaging.WebPubSub.Clients;

        public class News : IAsyncDisposable
        {
            private readonly WebPubSubClient _client;

            public News(WebPubSubClient client)
            {
                _client = client;
            }

            public async Task OpenAsync()
            {
                await _client.JoinGroupAsync("news");
            }

            public async ValueTask DisposeAsync()
            {
                await _client.LeaveGroupAsync("news");
            }
        }

        """);

    [Fact]
    public Task A_handler_that_cannot_be_named_does_not_take_those_of_others_along() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using IO.Ably.Realtime;

        public class Members
        {
            private readonly Presence _presence;

            public Members(Presence presence)
            {
                _presence = presence;
                {|SWB2003:_presence.Subscribe(member => Console.WriteLine(member))|};
            }
        }

        """);

    [Fact]
    public Task Options_that_only_the_author_knows_are_not_made_up() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using MQTTnet;

        public class Devices
        {
            private readonly IMqttClient _client;

            public Devices(IMqttClient client)
            {
                _client = client;
            }

            public async Task OpenAsync(MqttClientSubscribeOptions options)
            {
                await {|SWB2003:_client.SubscribeAsync(options)|};
            }
        }

        """);

    [Fact]
    public Task Through_what_the_constructor_keeps() => Fix.VerifyAsync(
        """
        using StackExchange.Redis;

        public class Scores
        {
            private readonly IConnectionMultiplexer _redis;
            private readonly string _name;

            public Scores(IConnectionMultiplexer redis, string name)
            {
                _redis = redis;
                _name = name;
                {|SWB2003:redis.GetSubscriber().Subscribe(RedisChannel.Literal(name), OnScore)|};
            }

            private void OnScore(RedisChannel channel, RedisValue value)
            {
            }
        }

        """,
        """
        using System;
        using StackExchange.Redis;

        public class Scores : IDisposable
        {
            private readonly IConnectionMultiplexer _redis;
            private readonly string _name;

            public Scores(IConnectionMultiplexer redis, string name)
            {
                _redis = redis;
                _name = name;
                redis.GetSubscriber().Subscribe(RedisChannel.Literal(name), OnScore);
            }

            private void OnScore(RedisChannel channel, RedisValue value)
            {
            }

            public void Dispose()
            {
                _redis.GetSubscriber().Unsubscribe(RedisChannel.Literal(_name), OnScore);
            }
        }

        """);

    [Fact]
    public Task Not_from_a_channel_that_only_its_place_has() => Fix.VerifyNotOfferedAsync(
        """
        using StackExchange.Redis;

        public class Scores(IConnectionMultiplexer redis)
        {
            public void Watch(string name)
            {
                {|SWB2003:redis.GetSubscriber().Subscribe(RedisChannel.Literal(name), OnScore)|};
            }

            private void OnScore(RedisChannel channel, RedisValue value)
            {
            }
        }

        public class States(IConnectionMultiplexer redis)
        {
            public void Watch(object state)
            {
                {|SWB2003:redis.GetSubscriber(state).Subscribe(RedisChannel.Literal("a"), OnScore)|};
            }

            private void OnScore(RedisChannel channel, RedisValue value)
            {
            }
        }

        public class Created(IConnectionMultiplexer redis)
        {
            public void Watch()
            {
                {|SWB2003:redis.GetSubscriber().Subscribe(new RedisChannel("c", RedisChannel.PatternMode.Literal), OnScore)|};
            }

            private void OnScore(RedisChannel channel, RedisValue value)
            {
            }
        }

        """);

    [Fact]
    public Task A_client_of_this_that_may_not_be_there_yet_is_asked_for() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Azure.Messaging.WebPubSub.Clients;

        public class News : IAsyncDisposable
        {
            private readonly WebPubSubClient? _client;

            public News(WebPubSubClient? client)
            {
                this._client = client;
            }

            public async Task OpenAsync()
            {
                if (this._client != null)
                    await {|SWB2003:this._client.JoinGroupAsync("news")|};
            }

            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
            }
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Azure.Messaging.WebPubSub.Clients;

        public class News : IAsyncDisposable
        {
            private readonly WebPubSubClient? _client;

            public News(WebPubSubClient? client)
            {
                this._client = client;
            }

            public async Task OpenAsync()
            {
                if (this._client != null)
                    await this._client.JoinGroupAsync("news");
            }

            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
                if (this._client is not null)
                {
                    await this._client.LeaveGroupAsync("news");
                }
            }
        }

        """);
}
