using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1001: which calls make a registration of what they are given, and which only look like one.</summary>
public class CompositionRootCallTests
{
    [Fact]
    public Task An_extension_of_whatever_is_a_service_collection() => Rule.VerifyAsync(
        """
        public static class Extensions
        {
            public static T AddChat<T>(this T services, HubConnection hub)
                where T : IServiceCollection => services;

            public static T Chat<T>(this T services, HubConnection hub)
                where T : class => services;
        }

        public static class Setup
        {
            public static void Add(ServiceCollection services, string other)
            {
                services.AddChat(new HubConnectionBuilder().Build());
                other.Chat({|SWB1001:new HubConnectionBuilder().Build()|});
            }

            public static void AddTo<T>(T services)
                where T : IServiceCollection => services.AddSingleton(new HubConnectionBuilder().Build());

            public static void Fill<T>(T list)
                where T : ICollection<HubConnection> => list.Add({|SWB1001:new HubConnectionBuilder().Build()|});
        }
        """);

    [Fact]
    public Task Whatever_is_a_service_collection_by_its_constraint() => Rule.VerifyAsync(
        """
        public interface IServices : IServiceCollection
        {
            void Share(HubConnection hub);
        }

        public class Services : ServiceCollection
        {
            public void Share(HubConnection hub) => this.AddSingleton(hub);
        }

        public class Shelf
        {
            public void Share(HubConnection hub) { }
        }

        public static class Setup
        {
            public static void Interface<T>(T services)
                where T : IServices => services.Share(new HubConnectionBuilder().Build());

            public static void Class<T>(T services)
                where T : Services => services.Share(new HubConnectionBuilder().Build());

            public static void Other<T>(T shelf)
                where T : Shelf => shelf.Share({|SWB1001:new HubConnectionBuilder().Build()|});

            public static void Further<T, TServices>(T services)
                where T : TServices
                where TServices : IServices => services.Share(new HubConnectionBuilder().Build());

            public static void FurtherOther<T, TShelf>(T shelf)
                where T : TShelf
                where TShelf : Shelf => shelf.Share({|SWB1001:new HubConnectionBuilder().Build()|});
        }
        """);

    [Fact]
    public Task What_is_no_call_registers_nothing() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public Chat(HubConnection hub, int number)
                : this(hub)
            {
                Number = number;
            }

            public int Number { get; }

            public int this[HubConnection other] => other == hub ? 1 : 0;

            public int Find() => this[{|SWB1001:new HubConnectionBuilder().Build()|}];
        }

        public class Room() : Chat({|SWB1001:new HubConnectionBuilder().Build()|});
        """);

    [Fact]
    public Task A_factory_that_calls_itself() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSingleton(_ => Make(3));

            private static HubConnection Make(int tries) => tries > 0 ? Make(tries - 1) : new HubConnectionBuilder().Build();

            private static HubConnection MakeAlone(int tries) => tries > 0 ? MakeAlone(tries - 1) : {|SWB1001:new HubConnectionBuilder().Build()|};
        }
        """);

    [Fact]
    public Task A_factory_that_is_named_with_its_namespace() => Rule.VerifyAsync(
        """
        namespace Chat.Clients
        {
            public static class Hubs
            {
                public static HubConnection Create() => new HubConnectionBuilder().Build();

                public static HubConnection CreateFor(IServiceProvider services) => new HubConnectionBuilder().Build();

                public static HubConnection CreateAlone() => {|SWB1001:new HubConnectionBuilder().Build()|};
            }
        }

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddSingleton(_ => Chat.Clients.Hubs.Create());
                services.AddSingleton(Chat.Clients.Hubs.CreateFor);
            }
        }
        """);

    [Fact]
    public Task A_local_factory_that_calls_itself() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddSingleton(_ => Make(3));

                static HubConnection Make(int tries) => tries > 0 ? Make(tries - 1) : new HubConnectionBuilder().Build();
            }

            public static HubConnection Open()
            {
                return Make(3);

                static HubConnection Make(int tries) => tries > 0 ? Make(tries - 1) : {|SWB1001:new HubConnectionBuilder().Build()|};
            }
        }
        """);

    [Fact]
    public Task A_client_of_the_users_own_is_made_as_its_base_is() => Rule.VerifyAsync(
        """
        using PusherClient;
        using System.Net.WebSockets;

        public class OwnPusher(string key) : Pusher(key);

        public class Chat
        {
            public object Pusher() => {|SWB1001:new OwnPusher("key")|};

            public object Socket() => new OwnSocket();
        }

        public class OwnSocket : WebSocket
        {
            public override WebSocketCloseStatus? CloseStatus => null;

            public override string? CloseStatusDescription => null;

            public override WebSocketState State => WebSocketState.Open;

            public override string? SubProtocol => null;

            public override void Abort()
            {
            }

            public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

            public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

            public override void Dispose()
            {
            }

            public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

            public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """);
}
