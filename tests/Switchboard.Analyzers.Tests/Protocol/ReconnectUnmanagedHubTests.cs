using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReconnectUnmanagedHubAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3008: a hub that is kept should reconnect by itself.</summary>
public class ReconnectUnmanagedHubTests
{
    [Fact]
    public Task The_message_names_the_field_and_the_option()
    {
        var test = new Rule
        {
            TestCode = """
                public class Chat
                {
                    private readonly HubConnection _hub = {|#0:new HubConnectionBuilder().WithUrl("https://x.example.com").Build()|};
                }
                """,
        };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SWB3008", DiagnosticSeverity.Info).WithLocation(0)
            .WithMessage("'_hub' is built without automatic reconnect, so it stays closed once its connection is lost; add 'WithAutomaticReconnect', or get it from the connection manager"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("_hub = {|SWB3008:new HubConnectionBuilder().WithUrl(url).Build()|};")]
    [InlineData("_hub ??= {|SWB3008:new HubConnectionBuilder().WithUrl(url).Build()|};")]
    [InlineData("var hub = {|SWB3008:new HubConnectionBuilder().WithUrl(url).Build()|}; hub.On(\"a\", () => { }); _hub = hub;")]
    [InlineData("var builder = new HubConnectionBuilder(); builder.WithUrl(url); _hub = {|SWB3008:builder.Build()|};")]
    [InlineData("IHubConnectionBuilder builder = new HubConnectionBuilder().WithUrl(url); builder.Services.AddSingleton(\"a\"); _hub = {|SWB3008:builder.Build()|};")]
    [InlineData("_hub = Build();  HubConnection Build() => {|SWB3008:new HubConnectionBuilder().WithUrl(url).Build()|};")]
    [InlineData("Hub = {|SWB3008:new HubConnectionBuilder().WithUrl(url, options => options.AccessTokenProvider = () => Task.FromResult<string?>(\"a\")).Build()|};")]
    [InlineData("s_hub = {|SWB3008:new HubConnectionBuilder().WithUrl(url).WithServerTimeout(TimeSpan.FromMinutes(1)).Build()|};")]
    [InlineData("_hub = url.Length > 0 ? {|SWB3008:new HubConnectionBuilder().WithUrl(url).Build()|} : null;")]
    public Task Kept_in_a_field_or_property(string code) => Rule.VerifyAsync(
        $$"""
        public class Chat
        {
            private static HubConnection? s_hub;
            private HubConnection? _hub;

            public HubConnection? Hub { get; private set; }

            public void Open(string url)
            {
                {{code}}
            }

            public HubConnection? Any => _hub ?? s_hub;
        }
        """);

    [Fact]
    public Task In_a_component_a_record_a_nested_and_a_partial_type() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;

        public partial class Board : ComponentBase, IAsyncDisposable
        {
            private HubConnection? _hub;

            protected override async Task OnInitializedAsync()
            {
                _hub = Build("https://x.example.com");
                _hub.Closed += _ => InvokeAsync(StateHasChanged);
                await _hub.StartAsync();
            }
        }

        public partial class Board
        {
            private static HubConnection Build(string url) => {|SWB3008:new HubConnectionBuilder().WithUrl(url).Build()|};

            public ValueTask DisposeAsync() => _hub?.DisposeAsync() ?? default;
        }

        public record Chat(string Url)
        {
            public HubConnection Hub { get; } = {|SWB3008:new HubConnectionBuilder().WithUrl(Url).Build()|};

            private class Inner
            {
                private readonly HubConnection _hub;

                public Inner(string url) => _hub = {|SWB3008:new HubConnectionBuilder().WithUrl(url).Build()|};
            }
        }
        """);

    [Fact]
    public Task Without_the_runtime_too() => new Rule { ReferencesSwitchboard = false }.CheckAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = {|SWB3008:new HubConnectionBuilder().Build()|};
        }
        """);

    [Theory]
    [InlineData("_hub = new HubConnectionBuilder().WithUrl(url).WithAutomaticReconnect().Build();")]
    [InlineData("_hub = new HubConnectionBuilder().WithAutomaticReconnect([TimeSpan.Zero]).WithUrl(url).Build();")]
    [InlineData("_hub = new HubConnectionBuilder().WithUrl(url).WithAutomaticReconnect(policy).Build();")]
    [InlineData("_hub = new HubConnectionBuilder().WithUrl(url).WithStatefulReconnect().Build();")]
    [InlineData("var builder = new HubConnectionBuilder().WithUrl(url); builder.WithAutomaticReconnect(); _hub = builder.Build();")]
    [InlineData("var builder = new HubConnectionBuilder().WithUrl(url); builder.WithDefaults(); _hub = builder.Build();")]
    [InlineData("var builder = new HubConnectionBuilder().WithUrl(url); if (url.Length > 3) builder = builder.WithAutomaticReconnect(); _hub = builder.Build();")]
    [InlineData("var builder = new HubConnectionBuilder().WithUrl(url); Configure(builder); _hub = builder.Build();")]
    [InlineData("IHubConnectionBuilder builder = new HubConnectionBuilder().WithUrl(url); services.AddSingleton(builder); _hub = builder.Build();")]
    [InlineData("_hub = Configure(new HubConnectionBuilder()).Build();")]
    [InlineData("_hub = new HubConnectionBuilder().WithUrl(url).WithDefaults().Build();")]
    [InlineData("_hub = given.Build();")]
    [InlineData("var hub = new HubConnectionBuilder().WithUrl(url).Build(); hub.On(\"a\", () => { });")]
    [InlineData("_any = new HubConnectionBuilder().WithUrl(url).Build();")]
    [InlineData("_hub = connections.GetOrCreate(\"a\", () => new HubConnectionBuilder().WithUrl(url).Build());")]
    public Task Quiet_where_it_reconnects_is_not_kept_or_is_not_known(string code) => Rule.VerifyAsync(
        $$"""
        public static class Defaults
        {
            public static IHubConnectionBuilder WithDefaults(this IHubConnectionBuilder builder) => builder.WithAutomaticReconnect();
        }

        public class Chat
        {
            private HubConnection? _hub;
            private object? _any;

            public void Open(string url, IRetryPolicy policy, IHubConnectionBuilder given, IConnectionManager connections, IServiceCollection services)
            {
                {{code}}
            }

            public object? Any => _hub ?? _any;

            private static IHubConnectionBuilder Configure(IHubConnectionBuilder builder) => builder;
        }
        """);

    [Fact]
    public Task Quiet_where_it_has_a_reconnect_of_its_own() => Rule.VerifyAsync(
        """
        namespace Polly
        {
            public class ResiliencePipeline
            {
                public Task ExecuteAsync(Func<CancellationToken, Task> action) => action(default);
            }
        }

        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Chat() => _hub.Closed += _ => _hub.StartAsync();
        }

        public class Board(Polly.ResiliencePipeline pipeline)
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public void Wire() => _hub.Closed += async _ => await OpenAsync();

            private Task OpenAsync() => pipeline.ExecuteAsync(_hub.StartAsync);
        }

        public class Feed
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task OpenAsync()
            {
                while (_hub.State != HubConnectionState.Connected)
                {
                    await _hub.StartAsync();
                    await Task.Delay(1000);
                }
            }
        }
        """);

    [Fact]
    public Task Another_hub_that_has_a_reconnect_of_its_own_does_not_count() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = {|SWB3008:new HubConnectionBuilder().Build()|};
            private readonly HubConnection _other = new HubConnectionBuilder().Build();

            public Chat() => _other.Closed += _ => _other.StartAsync();
        }

        public class Feed
        {
            private readonly HubConnection _hub = {|SWB3008:new HubConnectionBuilder().Build()|};
            private readonly HubConnection _other = new HubConnectionBuilder().Build();

            public async Task OpenAsync()
            {
                while (_other.State != HubConnectionState.Connected)
                {
                    await _other.StartAsync();
                    await Task.Delay(1000);
                }
            }
        }
        """);

    [Fact]
    public Task Quiet_in_a_registration_a_connector_and_a_factory() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSingleton(_ => new HubConnectionBuilder().Build());
        }

        [ConnectionFactory]
        public class Hubs
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public HubConnection Get() => _hub;
        }
        """);

    [Fact]
    public Task Quiet_for_clients_that_have_no_such_option() => Rule.VerifyAsync(
        """
        public class Feed
        {
            private readonly MQTTnet.IMqttClient _mqtt = new MQTTnet.MqttClientFactory().CreateMqttClient();
            private readonly System.Net.WebSockets.ClientWebSocket _socket = new();
            private readonly SocketIOClient.SocketIO _io = new(new Uri("https://x.example.com"));
        }
        """);

    [Fact]
    public Task Quiet_in_test_code() => new Rule { IsTestCode = true }.CheckAsync(
        """
        public class ChatTests
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
        }
        """);

    [Fact]
    public Task Quiet_on_look_alikes() => Rule.VerifyAsync(
        """
        public class HubConnection;

        public class HubConnectionBuilder
        {
            public HubConnectionBuilder WithAutomaticReconnect() => this;

            public HubConnection Build() => new();
        }

        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
        }
        """);

    [Theory]
    [InlineData("_hub = new HubConnectionBuilder().WithUlr(\"a\").Build();")]
    [InlineData("_hub = new HubConnectionBuilder(missing).Build();")]
    [InlineData("_hub = missing.Build();")]
    [InlineData("_hub = new HubConnectionBuilder().Buidl();")]
    [InlineData("_hub = new HubConnectionBuilder().")]
    public Task Quiet_on_half_typed_code(string code) => new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        $"public class Chat {{ private HubConnection _hub; public void Open() {{ {code} }} }}");

    [Fact]
    public Task An_sdk_of_the_users_own() => new Rule
    {
        Catalog = """
            client       T:Acme.Link
            create       M:Acme.LinkBuilder.Build
            configure    M:Acme.LinkBuilder.KeepAlive   reconnects
            """,
    }.CheckAsync(
        """
        namespace Acme
        {
            public class Link;

            public class LinkBuilder
            {
                public LinkBuilder KeepAlive() => this;

                public Link Build() => new();
            }
        }

        public class Feed
        {
            private readonly Acme.Link _first = {|SWB3008:new Acme.LinkBuilder().Build()|};
            private readonly Acme.Link _second = new Acme.LinkBuilder().KeepAlive().Build();
        }
        """);

    [Fact]
    public Task A_loop_that_opens_it_again_whenever_it_is_lost() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private readonly SemaphoreSlim _lost = new(0);

            public Chat() => _hub.Closed += _ => { _lost.Release(); return Task.CompletedTask; };

            public async Task RunAsync(CancellationToken stop)
            {
                while (!stop.IsCancellationRequested)
                {
                    await _hub.StartAsync(stop);
                    await _lost.WaitAsync(stop);
                }
            }
        }
        """);

    // What the handler calls is followed once.
    [Fact]
    public Task A_handler_whose_methods_call_each_other() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = {|SWB3008:new HubConnectionBuilder().Build()|};

            public Chat() => _hub.Closed += OnClosedAsync;

            private Task OnClosedAsync(Exception? error) => TellAsync(3);

            private Task TellAsync(int times) => times == 0 ? Task.CompletedTask : OnClosedAsync(null);
        }

        public class Reopened
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Reopened() => _hub.Closed += OnClosedAsync;

            private Task OnClosedAsync(Exception? error) => ReopenAsync(3);

            private Task ReopenAsync(int times) => times == 0 ? _hub.StartAsync() : OnClosedAsync(null);
        }
        """);
}
