using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Switchboard.Tests;

public sealed class ConnectionDiagnosticsTests
{
    private const string Switching = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

    // Only a failing test waits this long.
    private static readonly ConnectionDiagnosticsOptions s_patient = new() { StepTimeout = TimeSpan.FromMinutes(1) };

    [Theory]
    [InlineData("ws")]
    [InlineData("http")]
    public async Task A_server_that_opens_websockets_is_reachable(string scheme)
    {
        await using LoopbackServer server = Answering(200, 101);

        DiagnosticReport report = await RunAsync(server, scheme);

        Assert.Equal(DiagnosticVerdict.Reachable, report.Verdict);
        Assert.Equal($"127.0.0.1:{server.Port} answers and opens WebSockets.", report.Summary);
        Assert.Equal(Enum.GetValues<DiagnosticStage>(), report.Steps.Select(static step => step.Stage));
        Assert.Equal(
            [DiagnosticOutcome.Passed, DiagnosticOutcome.Skipped, DiagnosticOutcome.Passed, DiagnosticOutcome.Skipped, DiagnosticOutcome.Passed, DiagnosticOutcome.Passed],
            report.Steps.Select(static step => step.Outcome));
        Assert.Equal(report.Steps[2].Duration, report.Latency);
    }

    [Theory]
    [InlineData(200, 101, DiagnosticVerdict.Reachable)]
    [InlineData(426, 101, DiagnosticVerdict.Reachable)]
    [InlineData(200, 400, DiagnosticVerdict.WebSocketBlocked)]
    [InlineData(200, 426, DiagnosticVerdict.WebSocketBlocked)]
    [InlineData(200, 200, DiagnosticVerdict.WebSocketBlocked)]
    [InlineData(200, 404, DiagnosticVerdict.WebSocketBlocked)]
    [InlineData(200, 502, DiagnosticVerdict.WebSocketBlocked)]
    [InlineData(200, null, DiagnosticVerdict.WebSocketBlocked)]
    [InlineData(500, null, DiagnosticVerdict.WebSocketBlocked)]
    [InlineData(null, 101, DiagnosticVerdict.Reachable)]
    [InlineData(null, 400, DiagnosticVerdict.WebSocketBlocked)]
    [InlineData(null, 500, DiagnosticVerdict.ServerFailing)]
    [InlineData(null, null, DiagnosticVerdict.NotResponding)]
    [InlineData(401, 401, DiagnosticVerdict.Unauthorized)]
    [InlineData(200, 403, DiagnosticVerdict.Unauthorized)]
    [InlineData(404, 404, DiagnosticVerdict.NotFound)]
    [InlineData(410, 410, DiagnosticVerdict.NotFound)]
    [InlineData(301, 301, DiagnosticVerdict.Moved)]
    [InlineData(503, 503, DiagnosticVerdict.ServerFailing)]
    [InlineData(200, 429, DiagnosticVerdict.ServerFailing)]
    public async Task Both_answers_together_tell_what_is_wrong(int? plain, int? webSocket, DiagnosticVerdict verdict)
    {
        await using LoopbackServer server = Answering(plain, webSocket);

        DiagnosticReport report = await RunAsync(server);

        Assert.Equal(verdict, report.Verdict);
    }

    [Theory]
    [InlineData(200, DiagnosticVerdict.Reachable)]
    [InlineData(401, DiagnosticVerdict.Unauthorized)]
    [InlineData(404, DiagnosticVerdict.NotFound)]
    [InlineData(405, DiagnosticVerdict.ProtocolMismatch)]
    [InlineData(302, DiagnosticVerdict.Moved)]
    [InlineData(429, DiagnosticVerdict.ServerFailing)]
    [InlineData(500, DiagnosticVerdict.ServerFailing)]
    [InlineData(null, DiagnosticVerdict.NotResponding)]
    public async Task Where_no_websocket_is_wanted_the_plain_answer_counts(int? plain, DiagnosticVerdict verdict)
    {
        await using LoopbackServer server = Answering(plain, 101);

        DiagnosticReport report = await RunAsync(server, "http", new ConnectionDiagnosticsOptions { StepTimeout = s_patient.StepTimeout, TryWebSocket = false });

        Assert.Equal(verdict, report.Verdict);
        Assert.Equal(DiagnosticOutcome.Skipped, report.Steps[^1].Outcome);
    }

    [Fact]
    public async Task A_blocked_websocket_says_what_to_do()
    {
        await using LoopbackServer server = Answering(200, 400);

        DiagnosticReport report = await RunAsync(server);

        Assert.Equal(
            "The request for a WebSocket was answered with 400; let the proxies on the way pass 'Upgrade: websocket', check that the path offers WebSockets, or allow another transport.",
            report.Summary);
        Assert.Equal("It answers 200.", report.Steps[4].Message);
        Assert.Equal("The request for a WebSocket was answered with 400.", report.Steps[5].Message);
    }

    [Fact]
    public async Task Where_nothing_listens_the_server_is_down()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        DiagnosticReport report = await ConnectionDiagnostics.RunAsync(new Uri($"wss://127.0.0.1:{port}/feed"), s_patient).Soon();

        Assert.Equal(DiagnosticVerdict.ServerDown, report.Verdict);
        Assert.Equal($"Nothing listens on 127.0.0.1:{port}; start the server or correct the port.", report.Summary);
        Assert.Null(report.Latency);
        Assert.All(report.Steps.Skip(3), static step => Assert.Equal((DiagnosticOutcome.Skipped, TimeSpan.Zero), (step.Outcome, step.Duration)));
    }

    [Fact]
    public async Task A_server_that_accepts_and_says_nothing_does_not_respond()
    {
        var clock = new ManualTimeProvider();
        TaskCompletionSource asked = Waiting.Gate();
        await using LoopbackServer server = LoopbackServer.Serving(async (stream, ending) =>
        {
            await LoopbackServer.ReadHeadAsync(stream, ending);
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, ending);
        });

        Task<DiagnosticReport> run = ConnectionDiagnostics.RunAsync(new Uri($"ws://127.0.0.1:{server.Port}"), new ConnectionDiagnosticsOptions { TimeProvider = clock });
        await asked.Task.Soon();
        DiagnosticReport report = await clock.AdvanceUntil(run);

        Assert.Equal(DiagnosticVerdict.NotResponding, report.Verdict);
        Assert.Equal($"127.0.0.1:{server.Port} accepts connections, but did not answer within 5 s; check whether the server is overloaded or hangs.", report.Summary);
        Assert.Equal("The request for a WebSocket was not answered within 5 s.", report.Steps[5].Message);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/1.1\r\n")]
    [InlineData("HTTP/1.1 abc\r\n")]
    [InlineData("HTTP/1.1 20")]
    public async Task A_server_that_does_not_speak_http_is_told_apart(string answer)
    {
        await using LoopbackServer server = LoopbackServer.Answering(_ => answer);

        DiagnosticReport report = await RunAsync(server);

        Assert.Equal(DiagnosticVerdict.ProtocolMismatch, report.Verdict);
    }

    [Fact]
    public async Task An_endless_answer_is_not_read_to_its_end()
    {
        await using LoopbackServer server = LoopbackServer.Answering(static _ => new string('a', 1_000_000));

        Assert.Equal(DiagnosticVerdict.ProtocolMismatch, (await RunAsync(server)).Verdict);
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_a_problem_of_the_certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using LoopbackServer server = LoopbackServer.Serving(async (stream, ending) =>
        {
            await using var encrypted = new SslStream(stream);
            await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, ending);
        });

        DiagnosticReport report = await RunAsync(server, "wss");

        Assert.Equal(DiagnosticVerdict.CertificateProblem, report.Verdict);
        Assert.StartsWith($"The certificate of 127.0.0.1:{server.Port} is not valid: ", report.Summary, StringComparison.Ordinal);
        Assert.Equal(DiagnosticOutcome.Failed, report.Steps[3].Outcome);
    }

    [Fact]
    public async Task A_server_without_tls_is_not_taken_for_one_with_a_bad_certificate()
    {
        await using LoopbackServer server = LoopbackServer.Serving(static (stream, ending) => stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), ending).AsTask());

        Assert.Equal(DiagnosticVerdict.ProtocolMismatch, (await RunAsync(server, "wss")).Verdict);
    }

    [Theory]
    [InlineData(true, DiagnosticVerdict.NameNotFound)]
    [InlineData(false, DiagnosticVerdict.NoNetwork)]
    public async Task A_name_that_is_not_found_is_told_from_a_missing_network(bool isOnline, DiagnosticVerdict verdict)
    {
        var options = new ConnectionDiagnosticsOptions { StepTimeout = s_patient.StepTimeout, NetworkMonitor = new FixedNetwork(isOnline) };

        DiagnosticReport report = await ConnectionDiagnostics.RunAsync(new Uri("wss://switchboard.invalid/feed?access_token=secret"), options).Soon();

        Assert.Equal(verdict, report.Verdict);
        Assert.StartsWith("The name 'switchboard.invalid' ", report.Steps[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_that_has_no_network_still_reaches_itself()
    {
        await using LoopbackServer server = Answering(200, 101);

        DiagnosticReport report = await RunAsync(
            server, options: new ConnectionDiagnosticsOptions { StepTimeout = s_patient.StepTimeout, NetworkMonitor = new FixedNetwork(IsOnline: false) });

        Assert.Equal(DiagnosticVerdict.Reachable, report.Verdict);
    }

    [Fact]
    public async Task Its_secrets_reach_the_server_and_no_text()
    {
        ConcurrentQueue<string> requests = [];
        await using LoopbackServer server = LoopbackServer.Answering(request =>
        {
            requests.Enqueue(request);
            return "HTTP/1.1 401 Unauthorized\r\n\r\n";
        });
        var options = new ConnectionDiagnosticsOptions { StepTimeout = s_patient.StepTimeout, Token = new AccessToken("secret-token") };

        DiagnosticReport report = await ConnectionDiagnostics.RunAsync(new Uri($"ws://anna:secret@127.0.0.1:{server.Port}/feed?key=secret#secret"), options).Soon();

        Assert.Equal(2, requests.Count);
        Assert.All(requests, request =>
        {
            Assert.StartsWith("GET /feed?key=secret HTTP/1.1\r\n", request, StringComparison.Ordinal);
            Assert.Contains($"\r\nHost: 127.0.0.1:{server.Port}\r\n", request, StringComparison.Ordinal);
            Assert.Contains("\r\nAuthorization: Bearer secret-token\r\n", request, StringComparison.Ordinal);
        });
        Assert.Equal($"ws://127.0.0.1:{server.Port}/feed?…", report.Endpoint);
        Assert.DoesNotContain("secret", string.Join(' ', report.Steps) + report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_given_up()
    {
        TaskCompletionSource asked = Waiting.Gate();
        await using LoopbackServer server = LoopbackServer.Serving(async (stream, ending) =>
        {
            await LoopbackServer.ReadHeadAsync(stream, ending);
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, ending);
        });
        using var impatience = new CancellationTokenSource();
        Task<DiagnosticReport> run = ConnectionDiagnostics.RunAsync(new Uri($"ws://127.0.0.1:{server.Port}"), s_patient, impatience.Token);
        await asked.Task.Soon();

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.Soon());
    }

    [Fact]
    public async Task A_bad_input_is_named()
    {
        Assert.Equal("endpoint", (await Assert.ThrowsAsync<ArgumentException>(() => ConnectionDiagnostics.RunAsync(new Uri("/feed", UriKind.Relative)))).ParamName);
        var scheme = await Assert.ThrowsAsync<ArgumentException>(() => ConnectionDiagnostics.RunAsync(new Uri("ftp://host")));
        Assert.StartsWith("The endpoint has the scheme 'ftp'; it must be ws, wss, http or https.", scheme.Message, StringComparison.Ordinal);
        var timeout = await Assert.ThrowsAsync<ArgumentException>(
            () => ConnectionDiagnostics.RunAsync(new Uri("ws://host"), new ConnectionDiagnosticsOptions { StepTimeout = TimeSpan.Zero }));
        Assert.Equal("ConnectionDiagnosticsOptions.StepTimeout is 00:00:00; it must be more than 00:00:00 and at most 00:10:00.", timeout.Message);
        var token = await Assert.ThrowsAsync<ArgumentException>(
            () => ConnectionDiagnostics.RunAsync(new Uri("ws://host"), new ConnectionDiagnosticsOptions { Token = new AccessToken("a\r\nb") }));
        Assert.Equal("ConnectionDiagnosticsOptions.Token has a line break; it must be one line.", token.Message);
    }

    private static LoopbackServer Answering(int? plain, int? webSocket) => LoopbackServer.Answering(request =>
        (request.Contains("Upgrade: websocket", StringComparison.Ordinal) ? webSocket : plain) switch
        {
            null => null,
            101 => Switching,
            { } status => $"HTTP/1.1 {status} Answer\r\nContent-Length: 0\r\n\r\n",
        });

    private static Task<DiagnosticReport> RunAsync(LoopbackServer server, string scheme = "ws", ConnectionDiagnosticsOptions? options = null) =>
        ConnectionDiagnostics.RunAsync(new Uri($"{scheme}://127.0.0.1:{server.Port}/feed"), options ?? s_patient).Soon();

    private sealed record FixedNetwork(bool IsOnline) : INetworkMonitor
    {
        public event EventHandler? Changed
        {
            add { }
            remove { }
        }
    }
}
