using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.TokenReadOnceAnalyzer>;

namespace Switchboard.Analyzers.Tests.Configuration;

/// <summary>SWB5002 on code that does not compile yet.</summary>
public class TokenReadOnceHalfTypedTests
{
    [Fact]
    public Task Half_typed_code() => new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        """
        using StreamChat.Core;

        public class Chat(IStreamChatClient client)
        {
            public async Task OpenAsync()
            {
                await client.ConnectUserAsync("a4f8x", "anna", missing);
                await client.ConnectUserAsync("a4f8x", "anna", (client)!);
                await client.ConnectUserAsync("a4f8x", "anna", );
                await client.ConnectUserAsync("a4f8x", "anna", missing.
        """);

    [Theory]
    [InlineData("_ = new CentrifugeClientOptions { Token = missing };")]
    [InlineData("_ = new CentrifugeClientOptions { Token = unknown };")]
    [InlineData("_ = new CentrifugeClientOptions { Token = (string)unknown };")]
    [InlineData("_ = new CentrifugeClientOptions { Token = token.Trim(1, 2, 3) };")]
    [InlineData("_ = new CentrifugeClientOptions { Token = };")]
    [InlineData("Uri address = address; _ = new WebPubSubClient(address);")]
    public Task A_value_that_does_not_bind(string code) => new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        $$"""
        using Azure.Messaging.WebPubSub.Clients;
        using Centrifugal.Centrifuge;

        public class Chat
        {
            public void Open(Unknown unknown, string token)
            {
                {{code}}
            }
        }
        """);
}
