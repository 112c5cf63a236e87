using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.SubscribeWhereCodeRunsAgainAnalyzer>;

namespace Switchboard.Analyzers.Tests.Subscriptions;

/// <summary>SWB4002 where the SDK itself sees to it that subscribing again changes nothing.</summary>
public class SubscribeAgainTests
{
    [Theory]
    [InlineData("await pusher.SubscribeAsync(\"news\");")]
    [InlineData("await pusher.SubscribePresenceAsync<string>(\"presence-news\");")]
    [InlineData("await room.Subscribe();")]
    [InlineData("await web.JoinGroupAsync(\"news\");")]
    [InlineData("await ably.AttachAsync();")]
    public Task A_subscription_that_is_ignored_the_second_time(string statement) => Rule.VerifyAsync(Feed(statement));

    [Theory]
    [InlineData("room.AddMessageReceivedHandler(OnMessage);")]
    [InlineData("room.AddMessageReceivedHandler(this.OnMessage);")]
    [InlineData("room.AddMessageReceivedHandler(OnAnyMessage);")]
    [InlineData("room.AddMessageReceivedHandler((_, _) => Count++);")]
    [InlineData("room.AddMessageReceivedHandler((_, message) => Console.WriteLine(message));")]
    [InlineData("room.AddMessageReceivedHandler(static (_, _) => { var here = 1; Console.WriteLine(here); });")]
    [InlineData("const string Name = \"me\"; room.AddMessageReceivedHandler((_, _) => Console.WriteLine(Name));")]
    [InlineData("room.AddMessageReceivedHandler((_, _) => { Inner(); void Inner() => Count++; });")]
    [InlineData("room.AddErrorHandler(OnError);")]
    [InlineData("(await pusher.SubscribeAsync(\"news\")).Bind(\"message\", OnEvent);")]
    [InlineData("(await pusher.SubscribeAsync(\"news\")).BindAll(OnEveryEvent);")]
    [InlineData("pusher.Bind(\"message\", (Action<PusherClient.PusherEvent>)OnEvent);")]
    public Task A_handler_that_equals_the_one_that_is_there(string statement) => Rule.VerifyAsync(Feed(statement));

    [Theory]
    [InlineData("var started = DateTime.Now; [|room.AddMessageReceivedHandler((_, _) => Console.WriteLine(started))|];")]
    [InlineData("[|room.AddMessageReceivedHandler((_, _) => Console.WriteLine(times))|];")]
    [InlineData("[|room.AddMessageReceivedHandler(new Feed(null!, null!, null!, null!).OnMessage)|];")]
    [InlineData("[|room.AddMessageReceivedHandler(Make())|];")]
    [InlineData("[|pusher.Bind(\"message\", (PusherClient.PusherEvent _) => Console.WriteLine(times))|];")]
    [InlineData("var started = DateTime.Now; void Inner(object sender, object message) => Console.WriteLine(started); [|room.AddMessageReceivedHandler(Inner)|];")]
    [InlineData("var started = DateTime.Now; void Inner() => Console.WriteLine(started); [|room.AddMessageReceivedHandler((_, _) => Inner())|];")]
    public Task Another_handler_on_every_run(string statement) => Rule.VerifyAsync(Feed(statement));

    [Theory]
    [InlineData("[|hub.On<string>(\"message\", Show)|];")]
    [InlineData("[|io.On(\"message\", _ => { })|];")]
    public Task An_SDK_that_adds_or_replaces(string statement) => Rule.VerifyAsync(Feed(statement));

    private static string Feed(string statement) => $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;
        using Supabase.Realtime;
        using Supabase.Realtime.Exceptions;
        using Supabase.Realtime.Interfaces;
        using Supabase.Realtime.Socket;

        public class Feed(RealtimeChannel room, PusherClient.Pusher pusher, Azure.Messaging.WebPubSub.Clients.WebPubSubClient web, IO.Ably.Realtime.IRealtimeChannel ably) : ComponentBase
        {
            [Inject] private HubConnection hub { get; set; } = null!;
            [Inject] private SocketIOClient.SocketIO io { get; set; } = null!;

            public int Count { get; set; }

            protected override Task OnParametersSetAsync() => ListenAsync(1);

            private async Task ListenAsync(int times)
            {
                await Task.Yield();
                {{statement}}
            }

            public void OnMessage(IRealtimeChannel sender, SocketResponse message) => Count++;

            private static void OnAnyMessage(IRealtimeChannel sender, SocketResponse message) { }

            private void OnEvent(PusherClient.PusherEvent message) => Count++;

            private void OnEveryEvent(string name, PusherClient.PusherEvent message) => Count++;

            private void OnError(IRealtimeChannel sender, RealtimeException error) { }

            private void Show(string text) { }

            private IRealtimeChannel.MessageReceivedHandler Make() => (_, _) => { };
        }
        """;
}
