using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Switchboard.SignalR.Tests;

/// <summary>The connector by itself, without a manager.</summary>
public sealed class HubConnectionConnectorTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly ConnectRequest s_request = new("chat");

    private readonly HubConnectionConnector _connector = new();
    private readonly RecordingObserver _observer = new();

    [Fact]
    public async Task A_drop_is_told_as_a_loss()
    {
        await using HubConnection hub = server.CreateHub();
        using IDisposable? observation = await ConnectAsync(hub);

        await hub.SendAsync("Drop").Soon();

        await _observer.ExpectAsync("Lost");
        Assert.Equal(ClientState.Disconnected, _connector.GetState(hub));
    }

    [Fact]
    public async Task A_hub_that_reconnects_by_itself_is_told_to_do_so_and_not_lost()
    {
        await using HubConnection hub = server.CreateHub(static builder => builder.WithAutomaticReconnect([TimeSpan.Zero]));
        using IDisposable? observation = await ConnectAsync(hub);

        await hub.SendAsync("Drop").Soon();

        await _observer.ExpectAsync("Reconnecting");
        await _observer.ExpectAsync("Reconnected");
        Assert.Equal(ClientState.Connected, _connector.GetState(hub));
        Assert.False(_observer.HasMore);
    }

    [Fact]
    public async Task A_hub_that_gives_up_reconnecting_is_lost()
    {
        await using HubConnection hub = server.CreateHub(static builder => builder.WithAutomaticReconnect([TimeSpan.FromDays(1)]));
        using IDisposable? observation = await ConnectAsync(hub);

        await hub.SendAsync("Drop").Soon();
        await _observer.ExpectAsync("Reconnecting");
        await hub.StopAsync().Soon();

        // Not refused: it was lost before.
        Assert.IsNotType<ConnectionFaultException>(await _observer.ExpectAsync("Lost"));
    }

    [Fact]
    public async Task A_hub_that_was_asked_not_to_reconnect_is_refused()
    {
        await using HubConnection hub = server.CreateHub(static builder => builder.WithAutomaticReconnect([TimeSpan.Zero]));
        using IDisposable? observation = await ConnectAsync(hub);
        await hub.SendAsync("Drop").Soon();
        await _observer.ExpectAsync("Reconnecting");
        await _observer.ExpectAsync("Reconnected");

        await hub.SendAsync("Expel").Soon();

        var fault = Assert.IsType<ConnectionFaultException>(await _observer.ExpectAsync("Lost"));
        Assert.Equal(FailureKind.Refused, fault.Kind);
        Assert.Equal("AllowReconnect=false", fault.Code);
    }

    [Fact]
    public async Task A_stop_is_told_without_an_error()
    {
        await using HubConnection hub = server.CreateHub();
        using IDisposable? observation = await ConnectAsync(hub);

        await hub.StopAsync().Soon();

        Assert.Null(await _observer.ExpectAsync("Lost"));
    }

    [Fact]
    public async Task Nothing_is_told_after_the_observation_ended()
    {
        await using HubConnection hub = server.CreateHub();
        IDisposable? observation = await ConnectAsync(hub);

        observation!.Dispose();
        observation.Dispose();
        await _connector.DisconnectAsync(hub, default).Soon();

        Assert.False(_observer.HasMore);
    }

    [Fact]
    public async Task A_hub_is_observed_by_as_many_as_wish_and_each_ends_alone()
    {
        await using HubConnection hub = server.CreateHub();
        var other = new RecordingObserver();
        using IDisposable? one = await ConnectAsync(hub);
        IDisposable two = _connector.Observe(hub, other)!;

        two.Dispose();
        await hub.StopAsync().Soon();

        await _observer.ExpectAsync("Lost");
        Assert.False(other.HasMore);
    }

    [Fact]
    public async Task Messages_of_a_channel_reach_the_sink_until_the_subscription_ends()
    {
        await using HubConnection hub = server.CreateHub();
        using IDisposable? observation = await ConnectAsync(hub);
        var sink = new Sink();

        IAsyncDisposable subscription = await _connector.SubscribeAsync(hub, new ChannelRequest("message"), sink, default).Soon();
        await hub.InvokeAsync("Call", "message", new object[] { "one" }).Soon();
        Assert.Equal("one", await sink.Messages.Reader.ReadAsync().Soon());
        await subscription.DisposeAsync().Soon();
        await hub.InvokeAsync("Call", "message", new object[] { "two" }).Soon();
        await _connector.DisconnectAsync(hub, default).Soon();

        Assert.False(sink.Messages.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Handlers_are_there_after_a_restart_without_being_added_again()
    {
        await using HubConnection hub = server.CreateHub();
        using IDisposable? observation = await ConnectAsync(hub);
        var sink = new Sink();
        await using IAsyncDisposable subscription = await _connector.SubscribeAsync(hub, new ChannelRequest("message"), sink, default).Soon();

        await hub.SendAsync("Drop").Soon();
        await _observer.ExpectAsync("Lost");
        await _connector.ConnectAsync(hub, s_request, default).Soon();
        await hub.InvokeAsync("Call", "message", new object[] { "one" }).Soon();
        await hub.InvokeAsync("Call", "message", new object[] { "two" }).Soon();

        Assert.Equal("one", await sink.Messages.Reader.ReadAsync().Soon());
        Assert.Equal("two", await sink.Messages.Reader.ReadAsync().Soon());
        Assert.True(_connector.Traits.HasFlag(ConnectorTraits.Restartable | ConnectorTraits.KeepsSubscriptions));
    }

    [Fact]
    public async Task A_server_that_accepts_and_says_nothing_is_a_failure_that_may_pass()
    {
        await using HubConnection hub = server.CreateHub("/silent");
        hub.HandshakeTimeout = TimeSpan.FromMilliseconds(50);

        var fault = await Assert.ThrowsAsync<ConnectionFaultException>(() => _connector.ConnectAsync(hub, s_request, default).Soon());

        Assert.Equal((FailureKind.Transient, "HandshakeTimeout"), (fault.Kind, fault.Code));
        Assert.Equal("The server did not complete the hub's handshake in time.", fault.Message);
    }

    [Fact]
    public async Task A_handshake_is_cancelled_by_who_waits_for_it()
    {
        await using HubConnection hub = server.CreateHub("/silent");
        using var cancellation = new CancellationTokenSource();

        Task connecting = _connector.ConnectAsync(hub, s_request, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.Soon());
    }

    [Fact]
    public async Task A_server_that_hangs_up_in_the_handshake_is_a_failure_that_may_pass()
    {
        await using HubConnection hub = server.CreateHub("/hangup");

        var fault = await Assert.ThrowsAsync<ConnectionFaultException>(() => _connector.ConnectAsync(hub, s_request, default).Soon());

        Assert.Equal((FailureKind.Transient, "HandshakeClosed"), (fault.Kind, fault.Code));
    }

    [Theory]
    [InlineData("words", "JsonException")]
    [InlineData("[1]", "InvalidDataException")]
    public async Task A_server_that_does_not_speak_the_protocol_is_a_matter_of_protocol(string speech, string code)
    {
        await using HubConnection hub = server.CreateHub($"/babble/{speech}");

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => _connector.ConnectAsync(hub, s_request, default).Soon());

        Assert.Equal((FailureKind.Protocol, code), KindAndCode(error));
    }

    [Fact]
    public async Task A_handshake_that_the_server_rejects_is_a_matter_of_protocol()
    {
        await using HubConnection hub = server.CreateHub(static builder => builder.Services.AddSingleton<IHubProtocol>(new UnknownProtocol()));

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => _connector.ConnectAsync(hub, s_request, default).Soon());

        Assert.Equal((FailureKind.Protocol, "HubException"), KindAndCode(error));
    }

    [Fact]
    public void What_is_no_matter_of_hubs_is_left_to_the_manager()
    {
        Assert.Null(_connector.Classify(new HttpRequestException("Unauthorized", null, HttpStatusCode.Unauthorized)));
        Assert.Null(_connector.Classify(new TimeoutException()));
    }

    [Fact]
    public async Task A_disposed_hub_says_so()
    {
        HubConnection hub = server.CreateHub();
        await hub.DisposeAsync().Soon();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => _connector.ConnectAsync(hub, s_request, default).Soon());
    }

    private async Task<IDisposable?> ConnectAsync(HubConnection hub)
    {
        IDisposable? observation = _connector.Observe(hub, _observer);
        await _connector.ConnectAsync(hub, s_request, default).Soon();
        return observation;
    }

    private (FailureKind?, string?) KindAndCode(Exception error)
    {
        ConnectionFault? fault = _connector.Classify(error);
        return (fault?.Kind, fault?.Code);
    }

    private sealed class Sink : IChannelSink<string>
    {
        public Channel<string> Messages { get; } = Channel.CreateUnbounded<string>();

        public ValueTask ReceiveAsync(string message, ChannelPosition? position = null) => Messages.Writer.WriteAsync(message);
    }

    /// <summary>JSON by a name that no server knows.</summary>
    private sealed class UnknownProtocol : IHubProtocol
    {
        private readonly JsonHubProtocol _json = new();

        public string Name => "unknown";
        public int Version => _json.Version;
        public TransferFormat TransferFormat => _json.TransferFormat;

        public bool IsVersionSupported(int version) => _json.IsVersionSupported(version);

        public bool TryParseMessage(
            ref ReadOnlySequence<byte> input, IInvocationBinder binder,
            [NotNullWhen(true)] out HubMessage? message) => _json.TryParseMessage(ref input, binder, out message);

        public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => _json.WriteMessage(message, output);

        public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => _json.GetMessageBytes(message);
    }
}
