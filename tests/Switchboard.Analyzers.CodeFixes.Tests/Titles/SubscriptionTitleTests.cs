using Switchboard.Analyzers.CodeFixes.Subscriptions;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Titles;

/// <summary>SWB4001 to SWB4004: the titles.</summary>
public sealed class SubscriptionTitleTests
{
    [Fact]
    public Task A_second_subscription_names_its_channel_or_its_event() => Titles<SubscribeOnceAnalyzer, SubscribeOnceFix>.VerifyAsync(
        """
        public class Status
        {
            public Status(HubConnection hub)
            {
                hub.On<string>("message", Console.WriteLine);
                hub.On<string>("message", Console.WriteLine);
                hub.Closed += OnLost;
                hub.Closed += OnLost;
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """,
        "[RemoveSecondSubscription] Remove the second subscription to 'message'",
        "[RemoveSecondSubscription] Remove the second subscription to 'Closed'");

    [Fact]
    public Task Two_handlers_share_one_subscription() => Titles<SubscribeOnceAnalyzer, SubscribeOnceFix>.VerifyAsync(
        """
        public static class Feed
        {
            public static void Open(HubConnection hub)
            {
                hub.On("left", () => Console.WriteLine("one"));
                hub.On("left", () => Console.WriteLine("two"));
            }
        }
        """,
        "[ShareSubscription] Share one subscription through the connection manager");

    [Fact]
    public Task A_subscription_of_every_render_names_its_channel_or_its_event() => Titles<SubscribeWhereCodeRunsAgainAnalyzer, SubscribeWhereCodeRunsAgainFix>.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;

        public partial class Board : ComponentBase
        {
            [Inject] private HubConnection Hub { get; set; } = default!;

            protected override void OnAfterRender(bool firstRender)
            {
                Hub.On("left", () => { });
                Hub.Closed += _ => Task.CompletedTask;
            }
        }
        """,
        "[SubscribeOnFirstRender] Subscribe to 'left' on the first render only",
        "[SubscribeOnFirstRender] Subscribe to 'Closed' on the first render only");

    [Fact]
    public Task A_subscription_of_code_that_runs_again_is_kept_or_taken_off() => Titles<SubscribeWhereCodeRunsAgainAnalyzer, SubscribeWhereCodeRunsAgainFix>.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;

        public sealed partial class Board : ComponentBase, IDisposable
        {
            private IDisposable? _messages;

            [Parameter] public HubConnection Hub { get; set; } = default!;

            protected override void OnParametersSet()
            {
                _messages = Hub.On("message", () => { });
                Hub.On("left", () => { });
                Hub.Closed += OnLost;
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;

            public void Dispose() => _messages?.Dispose();
        }
        """,
        "[KeepFirstSubscription] Subscribe to 'message' unless it is subscribed to",
        "[KeepFirstSubscription] Subscribe to 'left' unless it is subscribed to",
        "[RemoveHandlerBefore] Remove the handler of 'Closed' before it is added");

    [Fact]
    public Task A_late_handler_names_its_channel_and_the_connect() => Titles<SubscribeBeforeConnectingAnalyzer, SubscribeBeforeConnectingFix>.VerifyAsync(
        """
        public sealed class Chat
        {
            public async Task RunAsync(string method)
            {
                var hub = new HubConnectionBuilder().Build();
                await hub.StartAsync();
                hub.On<string>("Message", Console.WriteLine);
                hub.On<string>(method, Console.WriteLine);
            }
        }

        public sealed class Devices
        {
            private readonly MQTTnet.IMqttClient _client = new MQTTnet.MqttClientFactory().CreateMqttClient();

            public async Task OpenAsync(MQTTnet.MqttClientOptions options)
            {
                await _client.ConnectAsync(options);
                _client.ApplicationMessageReceivedAsync += message => Task.CompletedTask;
            }
        }
        """,
        "[SubscribeBeforeConnecting] Register the handler of 'Message' before 'StartAsync'",
        "[SubscribeBeforeConnecting] Register the handler of 'On' before 'StartAsync'",
        "[SubscribeBeforeConnecting] Register the handler of 'ApplicationMessageReceivedAsync' before 'ConnectAsync'");

    [Fact]
    public Task A_broadcast_names_the_scope_at_hand() => Titles<ScopeBroadcastAnalyzer, ScopeBroadcastFix>.VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR;

        [assembly: RequireConnectionScope]

        public sealed class ChatHub : Hub
        {
            private readonly string _tenantName = "acme";

            public Task Say(string tenant) => Clients.All.SendAsync("Message", tenant);

            public Task Tell(string text) => Clients.All.SendAsync("Message", text);
        }
        """,
        "[SWB4004] Send to the scope 'tenant' alone",
        "[SWB4004] Send to the scope '_tenantName' alone");
}
