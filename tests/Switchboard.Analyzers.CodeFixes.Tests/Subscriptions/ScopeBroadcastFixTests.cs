using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<
    Switchboard.Analyzers.Rules.ScopeBroadcastAnalyzer, Switchboard.Analyzers.CodeFixes.Subscriptions.ScopeBroadcastFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Subscriptions;

/// <summary>SWB4004: what was sent to everybody goes to the scope at hand.</summary>
public sealed class ScopeBroadcastFixTests
{
    [Fact]
    public Task Everybody_is_the_scope() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR;

        [assembly: Switchboard.RequireConnectionScope]

        namespace App;

        public sealed class ChatHub : Hub
        {
            public async Task Say(string tenant, string text)
            {
                // To everybody.
                await {|SWB4004:Clients.All|} // all
                    .SendAsync("Message", text);
                await {|SWB4004:Clients.All|}.SendAsync("Typing");
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR;
        using Switchboard;

        [assembly: Switchboard.RequireConnectionScope]

        namespace App;

        public sealed class ChatHub : Hub
        {
            public async Task Say(string tenant, string text)
            {
                // To everybody.
                await Clients.Scope(tenant) // all
                    .SendAsync("Message", text);
                await Clients.Scope(tenant).SendAsync("Typing");
            }
        }

        """);

    [Fact]
    public Task A_broadcast_goes_to_the_scope_of_a_field() => Fix.VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        [assembly: RequireConnectionScope]

        namespace App;

        public sealed class Sender
        {
            private readonly string _tenantId = "acme";

            public Task SendAsync(IConnectionManager connections, string text, CancellationToken cancellationToken) =>
                {|SWB4004:connections.BroadcastAsync<HubConnection>(
                    (hub, token) => hub.SendAsync("Message", text, token), // each
                    cancellationToken)|};
        }

        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        [assembly: RequireConnectionScope]

        namespace App;

        public sealed class Sender
        {
            private readonly string _tenantId = "acme";

            public Task SendAsync(IConnectionManager connections, string text, CancellationToken cancellationToken) =>
                connections.BroadcastToScopeAsync<HubConnection>(
                    _tenantId, (hub, token) => hub.SendAsync("Message", text, token), // each
                    cancellationToken);
        }

        """);

    [Fact]
    public Task A_typed_hub_context() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR;
        using Switchboard;

        [assembly: RequireConnectionScope]

        public interface IChat
        {
            Task Say(string text);
        }

        public sealed class ChatHub : Hub<IChat>;

        public sealed class Announcer(IHubContext<ChatHub, IChat> hub)
        {
            public Task AnnounceAsync(string scope, string text) => {|SWB4004:hub.Clients.All|}.Say(text);
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR;
        using Switchboard;

        [assembly: RequireConnectionScope]

        public interface IChat
        {
            Task Say(string text);
        }

        public sealed class ChatHub : Hub<IChat>;

        public sealed class Announcer(IHubContext<ChatHub, IChat> hub)
        {
            public Task AnnounceAsync(string scope, string text) => hub.Clients.Scope(scope).Say(text);
        }

        """);

    [Fact]
    public Task A_broadcast_brings_the_namespace_into_scope() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        [assembly: Switchboard.RequireConnectionScope]

        public static class Sender
        {
            public static Task SendAsync(Switchboard.IConnectionManager connections, string tenant) =>
                {|SWB4004:connections.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Message", token))|};
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        [assembly: Switchboard.RequireConnectionScope]

        public static class Sender
        {
            public static Task SendAsync(Switchboard.IConnectionManager connections, string tenant) =>
                connections.BroadcastToScopeAsync<HubConnection>(tenant, (hub, token) => hub.SendAsync("Message", token));
        }

        """);

    [Theory]
    [InlineData("string scope", "scope")]
    [InlineData("string tenantId", "tenantId")]
    [InlineData("string tenantKey", "tenantKey")]
    [InlineData("string TenantName", "TenantName")]
    [InlineData("string text", "_tenant")]
    public Task The_nearest_text_that_is_named_after_a_scope(string parameters, string scope) => Fix.VerifyAsync(
        Hub(parameters, "{|SWB4004:Clients.All|}.SendAsync(\"Message\", _tenant)"), Hub(parameters, $"Clients.Scope({scope}).SendAsync(\"Message\", _tenant)"));

    private static string Hub(string parameters, string body) =>
        $$"""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR;
        using Switchboard;

        [assembly: RequireConnectionScope]

        public sealed class ChatHub : Hub
        {
            private readonly string _tenant = "acme";

            public Task Say({{parameters}}) => {{body}};
        }

        """;

    [Fact]
    public Task A_local_is_nearer_than_a_parameter() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR;
        using Switchboard;

        [assembly: RequireConnectionScope]

        public sealed class ChatHub : Hub
        {
            public Task Say(string tenantId)
            {
                var tenantKey = tenantId.Trim();
                return {|SWB4004:Clients.All|}.SendAsync("Message", tenantKey);
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR;
        using Switchboard;

        [assembly: RequireConnectionScope]

        public sealed class ChatHub : Hub
        {
            public Task Say(string tenantId)
            {
                var tenantKey = tenantId.Trim();
                return Clients.Scope(tenantKey).SendAsync("Message", tenantKey);
            }
        }

        """);

    [Fact]
    public Task Tabs_and_line_ends_are_kept() => Fix.VerifyAsync(
        "using System.Threading.Tasks;\r\nusing Microsoft.AspNetCore.SignalR;\r\nusing Switchboard;\r\n\r\n[assembly: RequireConnectionScope]\r\n\r\npublic sealed class ChatHub : Hub\r\n{\r\n\tpublic Task Say(string tenant) =>\r\n\t\t{|SWB4004:Clients.All|}.SendAsync(\"Message\", tenant);\r\n}\r\n",
        "using System.Threading.Tasks;\r\nusing Microsoft.AspNetCore.SignalR;\r\nusing Switchboard;\r\n\r\n[assembly: RequireConnectionScope]\r\n\r\npublic sealed class ChatHub : Hub\r\n{\r\n\tpublic Task Say(string tenant) =>\r\n\t\tClients.Scope(tenant).SendAsync(\"Message\", tenant);\r\n}\r\n");

    [Theory]
    [InlineData("public Task Say(string text) => {|SWB4004:Clients.All|}.SendAsync(\"Message\", text);")]
    [InlineData("public Task Say(string? tenant) => {|SWB4004:Clients.All|}.SendAsync(\"Message\", tenant);")]
    [InlineData("public Task Say(int tenant) => {|SWB4004:Clients.All|}.SendAsync(\"Message\", tenant);")]
    [InlineData("public Task Say(string tenant) => {|SWB4004:Clients.Others|}.SendAsync(\"Message\", tenant);")]
    [InlineData("public Task Say(string tenant) => {|SWB4004:Clients.AllExcept(tenant)|}.SendAsync(\"Message\", tenant);")]
    public Task Not_offered_without_a_scope_at_hand_or_where_some_are_left_out(string method) => Fix.VerifyNotOfferedAsync(
        $$"""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR;
        using Switchboard;

        [assembly: RequireConnectionScope]

        public sealed class ChatHub : Hub
        {
            {{method}}
        }

        """);
}
