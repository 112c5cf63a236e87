using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard.SignalR.Tests;

namespace Switchboard.Chaos;

/// <summary>The server does what it is told, as plain clients see it.</summary>
public sealed class FaultyServerTests : IAsyncLifetime
{
    private FaultyServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await FaultyServer.StartNewAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_socket_gets_what_is_published_and_its_messages_are_acknowledged()
    {
        using ClientWebSocket socket = await OpenSocketAsync();

        await _server.PublishAsync("news", "hello");
        Assert.Equal("""{"channel":"news","sequence":1,"text":"hello"}""", await ReadAsync(socket));
        await socket.SendAsync("""{"id":"a"}"""u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, default).Soon();

        Assert.Equal("""{"ack":"a"}""", await ReadAsync(socket));
        Assert.Equal(1, _server.Ledger.Received["a"]);
        Assert.Equal((1L, 1, 1), (_server.Ledger.Sockets.Opened.Value, _server.Ledger.Sockets.Open, _server.Ledger.Sockets.Peak));
    }

    [Fact]
    public async Task A_request_without_its_token_header_or_query_is_unauthorized()
    {
        using var http = new HttpClient();

        using HttpResponseMessage bare = await http.GetAsync(_server.PollAddress).Soon();
        using HttpResponseMessage stale = await GetAsync(_server.PollAddress, "TOKENSECRET-0").Soon();
        using HttpResponseMessage good = await GetAsync(_server.PollAddress, _server.Secrets.Token).Soon();
        _server.Secrets.ExpireToken();
        using HttpResponseMessage expired = await GetAsync(_server.PollAddress, "TOKENSECRET-1").Soon();

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.NoContent, HttpStatusCode.Unauthorized],
            [bare.StatusCode, stale.StatusCode, good.StatusCode, expired.StatusCode]);
        Assert.Equal(3, _server.Ledger.Unauthorized.Value);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1008)]
    [InlineData(1011)]
    [InlineData(3000)]
    [InlineData(3003)]
    [InlineData(4321)]
    public async Task Sockets_are_closed_with_any_code(int code)
    {
        using ClientWebSocket socket = await OpenSocketAsync();

        Task closing = _server.CloseSocketsAsync((WebSocketCloseStatus)code);

        WebSocketReceiveResult frame = await socket.ReceiveAsync(new byte[1024], default).Soon();
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default).Soon();
        await closing.Soon();
        Assert.Equal((WebSocketMessageType.Close, code), (frame.MessageType, (int)frame.CloseStatus!));
    }

    [Fact]
    public async Task A_network_that_refuses_counts_who_comes()
    {
        _server.Proxy.Mode = ProxyMode.Refuse;

        await Assert.ThrowsAnyAsync<Exception>(OpenSocketAsync);
        await Assert.ThrowsAnyAsync<Exception>(OpenSocketAsync);
        _server.Proxy.Mode = ProxyMode.Forward;
        using ClientWebSocket socket = await OpenSocketAsync();

        Assert.Equal(2, _server.Proxy.AttemptsWhileDown.Value);
        Assert.Equal(3, _server.Proxy.Attempts.Value);
    }

    [Fact]
    public async Task A_network_that_hangs_says_nothing_until_it_resets()
    {
        _server.Proxy.Mode = ProxyMode.Hang;

        Task<ClientWebSocket> opening = OpenSocketAsync();
        await _server.Proxy.AttemptsWhileDown.ReachedAsync(1).Soon();
        Assert.False(opening.IsCompleted);
        _server.Proxy.ResetFrozen();

        await Assert.ThrowsAnyAsync<Exception>(() => opening.Soon());
    }

    [Theory]
    [InlineData(nameof(HandshakeFault.Hang))]
    [InlineData(nameof(HandshakeFault.Silence))]
    public async Task A_server_that_says_nothing_is_noticed_by_its_silence_alone(string fault)
    {
        _server.Fault = Enum.Parse<HandshakeFault>(fault);
        using var patience = new CancellationTokenSource();

        Task<string> reading = OpenAndReadAsync(patience.Token);
        await _server.Ledger.Spoiled.ReachedAsync(1).Soon();
        await _server.PublishAsync("news", "unheard");
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.Soon());
    }

    [Fact]
    public async Task A_limited_client_is_served_when_it_comes_back()
    {
        _server.Fault = HandshakeFault.RateLimitOnce;

        using HttpResponseMessage first = await GetAsync(_server.PollAddress, _server.Secrets.Token).Soon();
        using HttpResponseMessage second = await GetAsync(_server.PollAddress, _server.Secrets.Token).Soon();

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)), (first.StatusCode, first.Headers.RetryAfter!.Delta));
        Assert.Equal(HttpStatusCode.NoContent, second.StatusCode);
        Assert.Equal("/poll", Assert.Single(_server.Limits.Comebacks).Path);
    }

    [Fact]
    public async Task A_connection_that_is_cut_ends_within_a_message()
    {
        using ClientWebSocket socket = await OpenSocketAsync();

        _server.Proxy.CutAll();
        await _server.PublishAsync("news", new string('x', 2_000));

        await Assert.ThrowsAsync<WebSocketException>(() => ReadAsync(socket));
    }

    [Fact]
    public async Task A_half_open_connection_brings_nothing_and_does_not_end_by_itself()
    {
        using ClientWebSocket socket = await OpenSocketAsync();

        _server.Proxy.FreezeAll();
        await _server.PublishAsync("news", "unheard");
        Task<string> reading = ReadAsync(socket);
        using ClientWebSocket other = await OpenSocketAsync();
        await _server.PublishAsync("news", "heard");
        Assert.Contains("\"heard\"", await ReadAsync(other));
        Assert.False(reading.IsCompleted);
        _server.Proxy.ResetFrozen();

        await Assert.ThrowsAsync<WebSocketException>(() => reading);
        Assert.Equal(WebSocketState.Open, other.State);
    }

    [Fact]
    public async Task A_slow_network_brings_everything()
    {
        using ClientWebSocket socket = await OpenSocketAsync();
        _server.Proxy.IsSlow = true;

        await _server.PublishAsync("news", "one");
        await _server.PublishAsync("news", "two");

        Assert.Contains("one", await ReadAsync(socket));
        Assert.Contains("two", await ReadAsync(socket));
    }

    [Fact]
    public async Task A_host_that_was_restarted_is_where_it_was_and_remembers()
    {
        using ClientWebSocket before = await OpenSocketAsync();
        await _server.PublishAsync("news", "one");
        await _server.StopAsync();
        await Assert.ThrowsAnyAsync<Exception>(OpenSocketAsync);

        await _server.StartAsync();
        using ClientWebSocket after = await OpenSocketAsync();
        await _server.PublishAsync("news", "two");

        Assert.Contains("\"sequence\":2", await ReadAsync(after));
        Assert.Equal(2, _server.Ledger.Sockets.Opened.Value);
    }

    [Fact]
    public async Task Events_go_on_after_the_last_one_that_the_client_has()
    {
        await _server.PublishAsync("news", "one");
        await _server.PublishAsync("sports", "two");
        using var http = new HttpClient();
        using HttpRequestMessage request = Request(_server.EventsAddress, _server.Secrets.Token);
        request.Headers.Add("Last-Event-ID", "1");

        using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).Soon();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        List<string?> lines = [];
        while (lines.Count < 3)
            if (await reader.ReadLineAsync().Soon() is not ("" or ":") and string line)
                lines.Add(line);

        Assert.Equal(["event: sports", "id: 2", "data: two"], lines);
    }

    [Fact]
    public async Task A_hub_gets_what_is_published_and_is_dropped_without_being_refused()
    {
        await using HubConnection hub = new HubConnectionBuilder()
            .WithWebSocket(_server.HubAddress, (options, _) =>
            {
                Prepare(options);
                return default;
            })
            .WithAutomaticReconnect([TimeSpan.Zero])
            .Build();
        var heard = new TaskCompletionSource<long>();
        var reconnected = new TaskCompletionSource();
        hub.On<long, string>("news", (sequence, _) => heard.SetResult(sequence));
        hub.Reconnected += _ =>
        {
            reconnected.SetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync().Soon();

        await _server.PublishAsync("news", "hello");
        Assert.Equal(1, await heard.Task.Soon());
        await hub.InvokeAsync("Send", "b").Soon();
        Assert.Equal(1, _server.Ledger.Received["b"]);
        await _server.DropHubsAsync().Soon();
        await reconnected.Task.Soon();

        Assert.Equal(2, _server.Ledger.Hubs.Opened.Value);
    }

    private async Task<ClientWebSocket> OpenSocketAsync()
    {
        long opened = _server.Ledger.Sockets.Opened.Value;
        ClientWebSocket socket = await OpenSocketAsync(default).Soon();
        await _server.Ledger.Sockets.Opened.ReachedAsync(opened + 1).Soon();
        return socket;
    }

    private async Task<ClientWebSocket> OpenSocketAsync(CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        Prepare(socket.Options);
        await socket.ConnectAsync(_server.SocketAddress, cancellationToken);
        return socket;
    }

    private async Task<string> OpenAndReadAsync(CancellationToken cancellationToken)
    {
        using ClientWebSocket socket = await OpenSocketAsync(cancellationToken);
        byte[] buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, (await socket.ReceiveAsync(buffer, cancellationToken)).Count);
    }

    private void Prepare(ClientWebSocketOptions options)
    {
        options.SetRequestHeader("Authorization", $"Bearer {_server.Secrets.Token}");
        options.SetRequestHeader(Secrets.HeaderName, _server.Secrets.Header);
    }

    private async Task<HttpResponseMessage> GetAsync(Uri address, string token)
    {
        using var http = new HttpClient();
        using HttpRequestMessage request = Request(address, token);
        return await http.SendAsync(request);
    }

    private HttpRequestMessage Request(Uri address, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Authorization", $"Bearer {token}");
        request.Headers.Add(Secrets.HeaderName, _server.Secrets.Header);
        request.Headers.Add("Prefer", "wait=0");
        return request;
    }

    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[4096];
        int count = 0;
        while (true)
        {
            WebSocketReceiveResult frame = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, count, buffer.Length - count), default).Soon();
            count += frame.Count;
            if (frame.EndOfMessage)
                return Encoding.UTF8.GetString(buffer, 0, count);
        }
    }
}
