using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>What may be a secret is in no text that the manager writes.</summary>
public sealed class SecretTests
{
    private static readonly ConnectionKey s_key = "wss://anna:secret@127.0.0.1/feed?access_token=secret";
    // Long enough for every attempt, and shorter than what suspends a connection that is not used.
    private static readonly TimeSpan s_allAttempts = TimeSpan.FromMinutes(1);

    private readonly RecordingLogger _log = new();

    [Fact]
    public async Task Nothing_that_happens_to_a_connection_logs_a_secret()
    {
        await using ServiceProvider provider = Provide();
        var test = provider.GetRequiredService<TestConnectionManager>();
        test.Connector.NextConnects(ConnectScript.Throw(static () => new IOException("GET /feed?access_token=secret failed")));
        Task<ConnectionLease<ScriptedClient>> taken = test.TakeAsync(s_key);
        await test.AdvanceAsync(Taking.FirstDelay);
        ConnectionLease<ScriptedClient> lease = await taken;
        lease.Subscribe<string>("news", static (string _) => throw new FormatException("a callback's own"));
        await lease.Client.EmitAsync("news", "the secret that was said").Soon();
        lease.Client.Connection!.Lose(new IOException("Bearer secret was not taken"));
        await test.ReconnectAsync(s_key);
        await test.Manager.RefreshAsync(s_key, RefreshMode.Token).Soon();
        test.Connector.OnConnect = static _ => ConnectScript.Throw(static () => new ConnectionFaultException(FailureKind.Rejected, "no", new IOException("secret")));
        lease.Client.Drop();
        await FailAsync(test, lease);
        await lease.DisposeAsync();

        Assert.NotEmpty(_log.Entries);
        Assert.DoesNotContain(_log.Entries, static entry => entry.Contains("secret", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task No_value_shows_a_secret_as_text()
    {
        await using ServiceProvider provider = Provide();
        var test = provider.GetRequiredService<TestConnectionManager>();
        IConnectionManager connections = test.Manager;
        ConnectionLease<ScriptedClient> lease = await test.TakeAsync(s_key);
        test.Connector.OnConnect = static _ => ConnectScript.Throw(static () => new IOException("GET /feed?access_token=secret failed"));
        lease.Client.Connection!.Lose(new IOException("Bearer secret was not taken"));
        await FailAsync(test, lease);
        ConnectionStatus status = connections.GetStatus(s_key);
        Assert.IsType<IOException>(status.Error);

        string?[] texts =
        [
            s_key.ToString(), status.ToString(), status.Fault!.ToString(), connections.GetStatistics().ToString(), lease.ToString(),
            new ConnectionStatusChangedEventArgs(status, ConnectionPhase.Connected).ToString(),
            new TokenRequest(s_key, IsRefresh: true).ToString(), new AccessToken("secret").ToString(),
            test.Connector.Connections[0].Request.ToString(), new ConnectRoute(TimeSpan.FromSeconds(1), s_key.Endpoint).ToString(),
            new ReconnectContext(1, status.Fault, TimeSpan.Zero, 0).ToString(),
            .. connections.Inspect().Select(static issue => issue.ToString()),
        ];

        Assert.DoesNotContain(texts, static text => text!.Contains("secret", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_status_as_text_says_where_the_connection_stands()
    {
        var status = new ConnectionStatus("chat", ConnectionPhase.Reconnecting, 3, 1, 2, new IOException("secret"))
        {
            Fault = new ConnectionFault(FailureKind.Transient, "IOException", "The connection broke."),
        };

        Assert.Equal("chat: Reconnecting, generation 3, Transient (IOException): The connection broke.", status.ToString());
        Assert.Equal("a client that the manager did not create: Connected, generation 1", (status with { Key = null, Phase = ConnectionPhase.Connected, Generation = 1, Fault = null }).ToString());
    }

    private static async Task FailAsync(TestConnectionManager test, ConnectionLease<ScriptedClient> lease)
    {
        Task failed = Assert.ThrowsAnyAsync<Exception>(() => lease.ReadyAsync().Soon());
        await test.AdvanceAsync(s_allAttempts);
        await failed;
    }

    private ServiceProvider Provide() => new ServiceCollection()
        .AddSingleton<ILogger<ConnectionManager>>(_log)
        .AddSwitchboardTesting(static options =>
        {
            options.ShutdownTimeout = TimeSpan.FromDays(1);
            options.DiagnoseFailures = false;
            options.Linger = TimeSpan.Zero;
            options.Reconnect = ReconnectPolicy.Chat with { MaxAttempts = 2 };
            options.TokenProvider = TokenProvider.From(static (_, _) => new ValueTask<AccessToken?>(new AccessToken("secret")));
        }).Services.BuildServiceProvider();
}
