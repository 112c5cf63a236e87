using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ScopeBroadcastAnalyzer>;

namespace Switchboard.Analyzers.Tests.Subscriptions;

/// <summary>SWB4004: a broadcast to everybody in an assembly that requires a scope.</summary>
public class ScopeBroadcastTests
{
    private const string Marked = "[assembly: RequireConnectionScope]";

    [Theory]
    [InlineData("Clients.All", "All", "Scope")]
    [InlineData("Connections.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync(\"x\", token))", "BroadcastAsync", "BroadcastToScopeAsync")]
    public Task The_message_names_the_member_and_the_way_out(string expression, string member, string instead)
    {
        var test = new Rule();
        test.TestState.Sources.Add($$"""
            {{Marked}}

            public class ChatHub(IConnectionManager connections) : Microsoft.AspNetCore.SignalR.Hub
            {
                private IConnectionManager Connections { get; set; } = ConnectionManager.Default;

                public object Get() => {|#0:{{expression}}|};
            }
            """);
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SWB4004", DiagnosticSeverity.Info)
            .WithLocation(0)
            .WithMessage($"'{member}' reaches the connections of every scope, and this assembly requires one; send through '{instead}'"));
        return test.RunAsync();
    }

    [Fact]
    public void It_is_off_by_default()
    {
        var descriptor = Assert.Single(new Switchboard.Analyzers.Rules.ScopeBroadcastAnalyzer().SupportedDiagnostics);

        Assert.False(descriptor.IsEnabledByDefault);
        Assert.Equal(DiagnosticSeverity.Info, descriptor.DefaultSeverity);
    }

    [Fact]
    public Task Everybody_and_everybody_but_some() => Hub("""
        await {|SWB4004:Clients.All|}.SendAsync("Message", text);
        await {|SWB4004:Clients.All|}.SendCoreAsync("Message", new object?[] { text });
        await {|SWB4004:Clients.Others|}.SendAsync("Message", text);
        await {|SWB4004:Clients.AllExcept(Context.ConnectionId)|}.SendAsync("Message", text);
        await {|SWB4004:Clients.AllExcept(new List<string> { text })|}.SendAsync("Message", text);
        var everybody = {|SWB4004:Clients.All|};
        await everybody.SendAsync("Message", text);
        """);

    [Fact]
    public Task A_hub_context_and_a_typed_hub() => Rule.VerifyAsync(
        Marked + """

        public interface IChat
        {
            Task Say(string text);
        }

        public class ChatHub : Microsoft.AspNetCore.SignalR.Hub<IChat>
        {
            public Task Say(string text) => {|SWB4004:Clients.All|}.Say(text);
        }

        public class Announcer(Microsoft.AspNetCore.SignalR.IHubContext<ChatHub, IChat> hub)
        {
            public Task AnnounceAsync(string text) => {|SWB4004:hub.Clients.All|}.Say(text);

            public async Task LaterAsync() => await Task.WhenAll(new[] { "a", "b" }.Select(text => {|SWB4004:hub.Clients.All|}.Say(text)));
        }
        """);

    [Fact]
    public Task A_minimal_api() => Rule.VerifyProgramAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.SignalR;

        [assembly: RequireConnectionScope]

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/announce", (string text, IHubContext<ChatHub> hub) => {|SWB4004:hub.Clients.All|}.SendAsync("Announcement", text));
        app.Run();

        public class ChatHub : Hub;
        """);

    [Fact]
    public Task The_whole_manager() => Manager("""
        await {|SWB4004:connections.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Message", text, token))|};
        await {|SWB4004:_connections.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Message", text, token))|};
        await {|SWB4004:ConnectionManager.Default.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Message", text, token))|};
        var all = connections;
        await {|SWB4004:all.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Message", text, token))|};
        """);

    [Fact]
    public Task A_part_of_the_hub_that_is_not_everybody() => Hub("""
        await Clients.Caller.SendAsync("Message", text);
        await Clients.Group("news").SendAsync("Message", text);
        await Clients.User(text).SendAsync("Message", text);
        await Clients.OthersInGroup("news").SendAsync("Message", text);
        await Clients.Client(Context.ConnectionId).SendAsync("Message", text);
        """);

    [Fact]
    public Task The_helpers() => Hub("""
        await Groups.AddToScopeAsync(Context.ConnectionId, text);
        await Clients.Scope(text).SendAsync("Message", text);
        await Groups.RemoveFromScopeAsync(Context.ConnectionId, text);
        """);

    [Fact]
    public Task A_view_of_one_scope() => Manager("""
        await connections.BroadcastToScopeAsync<HubConnection>("acme", (hub, token) => hub.SendAsync("Message", text, token));
        await connections.ForScope("acme").BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Message", text, token));
        var acme = connections.ForScope("acme");
        await acme.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Message", text, token));
        """);

    [Fact]
    public Task A_manager_that_was_given_where_views_are_made() => Rule.VerifyAsync(
        ("Startup.cs",
            Marked + """

            public static class Startup
            {
                public static void Configure(IServiceCollection services) =>
                    services.AddSwitchboard().Services.AddScoped(provider => new Tenant(provider.GetRequiredService<IConnectionManager>().ForScope("acme")));
            }
            """),
        ("Tenant.cs",
            """
            public class Tenant(IConnectionManager connections)
            {
                public Task SendAsync(string text) => connections.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Message", text, token));

                public Task SendToAllAsync(string text) => {|SWB4004:ConnectionManager.Default.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Message", text, token))|};
            }
            """));

    [Fact]
    public Task A_manager_of_unknown_origin() => Rule.VerifyAsync(
        Marked + """

        public class Tenants(Func<string, IConnectionManager> tenant)
        {
            public Task SendAsync(string text) => tenant("acme").BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Message", text, token));
        }
        """);

    [Fact]
    public Task An_assembly_that_requires_none() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR;

        public class ChatHub(IConnectionManager connections) : Hub
        {
            public Task Say(string text) => Clients.All.SendAsync("Message", text);

            public Task Send(string text) => connections.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Message", text, token));
        }
        """);

    [Fact]
    public Task An_attribute_of_the_same_name() => Rule.VerifyAsync(
        """
        [assembly: Own.RequireConnectionScope]

        public class ChatHub : Microsoft.AspNetCore.SignalR.Hub
        {
            public object Get() => Clients.All;
        }

        namespace Own
        {
            public class RequireConnectionScopeAttribute : Attribute;
        }
        """);

    [Fact]
    public Task Clients_of_the_users_own() => Rule.VerifyAsync(
        Marked + """

        public class Board(Own.Clients clients)
        {
            public string Everybody => clients.All + clients.BroadcastAsync();
        }

        namespace Own
        {
            public class Clients
            {
                public string All => "";
                public string BroadcastAsync() => "";
            }
        }
        """);

    [Fact]
    public Task Half_typed_code() => Hub("""
        await Clients.{|CS1061:Al|}.SendAsync("Message", text);
        """);

    [Fact]
    public Task Generated_code()
    {
        var test = new Rule { TestCode = Marked };
        test.TestState.Sources.Add(("Chat.g.cs", "public class ChatHub : Microsoft.AspNetCore.SignalR.Hub { public object Get() => Clients.All; }"));
        return test.RunAsync();
    }

    private static Task Hub(string statements) => Rule.VerifyAsync(
        $$"""
        using Microsoft.AspNetCore.SignalR;

        {{Marked}}

        public class ChatHub : Hub
        {
            public async Task Say(string text)
            {
        {{statements}}
            }
        }
        """);

    private static Task Manager(string statements) => Rule.VerifyAsync(
        $$"""
        {{Marked}}

        public class Sender(IConnectionManager given)
        {
            private readonly IConnectionManager _connections = given;

            public async Task SendAsync(IConnectionManager connections, string text)
            {
                _ = _connections;
        {{statements}}
            }
        }
        """);

    [Fact]
    public Task The_manager_of_the_process_and_one_of_its_own() => Rule.VerifyAsync(
        $$"""
        {{Marked}}

        public class Chat
        {
            public Task TellAsync() => {|SWB4004:ConnectionManager.Default.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("x", token))|};

            public Task TellLaterAsync()
            {
                var connections = ConnectionManager.Default;
                return {|SWB4004:connections.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("x", token))|};
            }

            public Task TellNewAsync() => {|SWB4004:new ConnectionManager().BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("x", token))|};

            public Task TellScopeAsync() => ConnectionManager.Default.ForScope("a").BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("x", token));
        }
        """);
}
