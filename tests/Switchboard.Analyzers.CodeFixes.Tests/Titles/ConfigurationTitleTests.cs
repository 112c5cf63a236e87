using Switchboard.Analyzers.CodeFixes.Configuration;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Titles;

/// <summary>SWB5002 to SWB5004: the titles.</summary>
public sealed class ConfigurationTitleTests
{
    [Fact]
    public Task A_safeguard_names_its_option_and_the_default() => Titles<KeepSafeguardsAnalyzer, KeepSafeguardsFix>.VerifyAsync(
        """
        public static class Setup
        {
            public static void Configure(ConnectionManagerOptions options)
            {
                options.ConnectTimeout = Timeout.InfiniteTimeSpan;
                options.MaxConnections = 0;
                options.Reconnect = new ReconnectPolicy { Jitter = 0 };
            }
        }
        """,
        "[SWB5004.Default] Set 'ConnectTimeout' to its default, TimeSpan.FromSeconds(15)",
        "[SWB5004.Default] Set 'MaxConnections' to its default, 10",
        "[SWB5004.Default] Set 'Jitter' to its default, 0.5");

    [Fact]
    public Task An_address_names_the_scheme_that_it_gets() => Titles<EncryptTransportAnalyzer, EncryptTransportFix>.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("http://chat.example.com/hub").Build();

            public Task OpenAsync(System.Net.WebSockets.ClientWebSocket socket) => socket.ConnectAsync(new Uri("ws://chat.example.com/"), default);
        }
        """,
        "[SWB5003.Encrypt] Connect with 'https://'",
        "[SWB5003.Encrypt] Connect with 'wss://'");

    [Fact]
    public Task A_token_names_what_asks_for_it_again() => Titles<TokenReadOnceAnalyzer, TokenProviderFix>.VerifyAsync(
        """
        using Centrifugal.Centrifuge;

        public class Chat(Func<Task<string>> tokens, Func<string> read)
        {
            public async Task<HubConnection> OpenAsync()
            {
                var token = await tokens();
                return new HubConnectionBuilder().WithUrl("https://chat", options => options.AccessTokenProvider = () => Task.FromResult<string?>(token)).Build();
            }

            public async Task<HubConnection> OpenByAddressAsync() => new HubConnectionBuilder().WithUrl($"https://chat/hub?access_token={await tokens()}").Build();

            public CentrifugeClientOptions Options()
            {
                var token = read();
                return new CentrifugeClientOptions { GetToken = async () => token };
            }
        }
        """,
        "[SWB5002.Provider] Give 'AccessTokenProvider' a function that asks for the token again",
        "[SWB5002.Provider] Give 'AccessTokenProvider' a function that asks for the token again",
        "[SWB5002.Provider] Give 'GetToken' a function that asks for the token again");
}
