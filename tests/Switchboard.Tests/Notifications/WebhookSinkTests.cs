using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Switchboard.Tests;

public sealed class WebhookSinkTests
{
    private static readonly Uri s_address = new("https://hooks.example/secret/token?key=secret");

    private readonly HastyTimeProvider _clock = new();
    private readonly ScriptedHandler _server = new();

    [Fact]
    public async Task An_incident_is_posted_as_json()
    {
        _server.Answer(204);

        await SendAsync(SinkTests.Down);

        (HttpMethod method, Uri? address, MediaTypeHeaderValue? type, string body) = Assert.Single(_server.Requests);
        Assert.Equal((HttpMethod.Post, s_address, "application/json; charset=utf-8"), (method, address, type?.ToString()));
        Assert.Equal(
            """{"event":"down","endpoint":"wss://host","downSince":"2026-01-01T12:00:00+00:00","attempts":10,"fault":{"kind":"Transient","code":"503","message":"The server is not available."},"text":"wss://host is down since 2026-01-01 12:00:00Z, after 10 attempts. 503: The server is not available."}""",
            body);
    }

    [Fact]
    public async Task That_an_endpoint_is_back_has_the_down_time()
    {
        _server.Answer(200);

        await SendAsync(SinkTests.Up with { Fault = null });

        Assert.Equal(
            """{"event":"up","endpoint":"wss://host","downSince":"2026-01-01T12:00:00+00:00","downSeconds":90.4,"attempts":10,"text":"wss://host is back after 00:01:30. It was down since 2026-01-01 12:00:00Z."}""",
            Assert.Single(_server.Requests).Body);
    }

    [Fact]
    public async Task Discord_gets_a_message_that_mentions_nobody()
    {
        _server.Answer(204);

        await SendAsync(SinkTests.Down with { Fault = null, Endpoint = "@everyone" }, WebhookFormat.Discord);

        Assert.Equal(
            """{"content":"@everyone is down since 2026-01-01 12:00:00Z, after 10 attempts.","allowed_mentions":{"parse":[]}}""",
            Assert.Single(_server.Requests).Body);
    }

    [Fact]
    public void No_text_makes_a_message_that_discord_would_not_take()
    {
        Gen<string> texts =
            from length in Gen.Choose(1_850, 2_050)
            from end in ArbMap.Default.GeneratorFor<string?>()
            from filler in Gen.Elements("a", "😀", "\ud83d", "\n", "\"", "é")
            select string.Concat(Enumerable.Repeat(filler, length / filler.Length)) + end;

        Prop.ForAll(texts.ToArbitrary(), static text =>
        {
            Incident incident = SinkTests.Down with { Fault = new ConnectionFault(FailureKind.Transient, "code", text) };
            using JsonDocument body = JsonDocument.Parse(WebhookBody.Write(incident, WebhookFormat.Discord));
            string content = body.RootElement.GetProperty("content").GetString()!;
            Assert.InRange(content.Length, 1, 2_000);
            Assert.Equal(content, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(content)));
            using JsonDocument whole = JsonDocument.Parse(WebhookBody.Write(incident, WebhookFormat.Json));
            Assert.EndsWith("down", whole.RootElement.GetProperty("event").GetString(), StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public async Task A_server_that_is_asked_too_often_is_given_the_time_it_asks_for()
    {
        _server.Answer(429, new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)));
        _server.Answer(503, new RetryConditionHeaderValue(_clock.GetUtcNow() + TimeSpan.FromSeconds(20)));
        _server.Answer(204);

        await SendAsync(SinkTests.Down);

        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(13)], _clock.Waits);
        Assert.Equal(3, _server.Requests.Count);
        Assert.Equal(3, _server.DisposedAnswers);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task What_may_pass_is_tried_three_times(int status)
    {
        for (int attempt = 0; attempt < 3; attempt++)
            _server.Answer(status);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(SinkTests.Down));

        Assert.Equal($"The webhook answered {status}.", error.Message);
        Assert.Equal(3, _server.Requests.Count);
        Assert.Equal(3, _server.DisposedAnswers);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(301)]
    public async Task What_will_not_pass_is_tried_once(int status)
    {
        _server.Answer(status);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(SinkTests.Down));

        Assert.Equal($"The webhook answered {status}.", error.Message);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task What_is_thrown_does_not_have_the_address()
    {
        for (int attempt = 0; attempt < 3; attempt++)
            _server.Throw(new HttpRequestException($"No such host: {s_address}", new SocketException((int)SocketError.HostNotFound)));

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(SinkTests.Down));

        Assert.Equal("The webhook could not be reached (SocketException).", error.Message);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, _server.Requests.Count);
    }

    [Fact]
    public async Task A_timeout_of_the_client_is_tried_again_and_a_cancellation_is_not()
    {
        using var cancelled = new CancellationTokenSource();
        _server.Throw(new TaskCanceledException());
        _server.Answer(() =>
        {
            cancelled.Cancel();
            throw new OperationCanceledException(cancelled.Token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Sink().NotifyAsync(SinkTests.Down, cancelled.Token).Soon());

        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public void Its_text_does_not_have_the_address() => Assert.Equal("WebhookSink (Json, address redacted)", Sink().ToString());

    [Theory]
    [InlineData("/secret")]
    [InlineData("ftp://host/secret")]
    public void A_bad_address_is_refused_and_not_named(string address)
    {
        using var client = new HttpClient(_server);

        var error = Assert.Throws<ArgumentException>(() => new WebhookSink(client, new Uri(address, UriKind.RelativeOrAbsolute)));

        Assert.StartsWith("The address of the webhook is not an absolute http or https address.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    private Task SendAsync(Incident incident, WebhookFormat format = WebhookFormat.Json) => Sink(format).NotifyAsync(incident, CancellationToken.None).Soon();

    private WebhookSink Sink(WebhookFormat format = WebhookFormat.Json) => new(new HttpClient(_server), s_address, format, _clock);

    private sealed class ScriptedHandler : HttpMessageHandler
    {
        private readonly Queue<Func<HttpResponseMessage>> _answers = [];

        public List<(HttpMethod Method, Uri? Address, MediaTypeHeaderValue? Type, string Body)> Requests { get; } = [];
        public int DisposedAnswers { get; private set; }

        public void Answer(Func<HttpResponseMessage> answer) => _answers.Enqueue(answer);

        public void Answer(int status, RetryConditionHeaderValue? retryAfter = null) => Answer(() =>
        {
            var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new NotedContent(this) };
            answer.Headers.RetryAfter = retryAfter;
            return answer;
        });

        public void Throw(Exception error) => Answer(() => throw error);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request.Method, request.RequestUri, request.Content!.Headers.ContentType, await request.Content.ReadAsStringAsync(cancellationToken)));
            return _answers.Dequeue()();
        }

        private sealed class NotedContent(ScriptedHandler owner) : ByteArrayContent([])
        {
            protected override void Dispose(bool disposing)
            {
                owner.DisposedAnswers++;
                base.Dispose(disposing);
            }
        }
    }
}
