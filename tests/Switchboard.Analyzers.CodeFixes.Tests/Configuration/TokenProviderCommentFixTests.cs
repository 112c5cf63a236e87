using Switchboard.Analyzers.CodeFixes.Configuration;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Configuration;

/// <summary>SWB5002: the comments beside a token that is asked for.</summary>
public sealed class TokenProviderCommentFixTests
{
    [Theory]
    [InlineData("var token = await tokens(); return new CentrifugeClientOptions { Token = ({|SWB5002:token|} /* of the user */) };")]
    [InlineData("var token = await tokens(); return new CentrifugeClientOptions { Token = (/* of the user */ {|SWB5002:token|}) };")]
    public Task Not_where_a_comment_would_be_lost(string body) =>
        SdkFix<TokenReadOnceAnalyzer, TokenProviderFix>.VerifyNotOfferedAsync(InFeed(body));

    [Theory]
    [InlineData("return new CentrifugeClientOptions { Token = {|SWB5002:await tokens(/* newest */)|} };", "return new CentrifugeClientOptions { GetToken = async () => await tokens(/* newest */) };")]
    [InlineData("var token = await tokens(/* newest */); return new CentrifugeClientOptions { Token = /* theirs */ {|SWB5002:token|} };", "return new CentrifugeClientOptions { GetToken = /* theirs */ async () => await tokens(/* newest */) };")]
    public Task A_comment_that_stays_or_goes_along_is_kept(string body, string fixedBody) =>
        SdkFix<TokenReadOnceAnalyzer, TokenProviderFix>.VerifyAsync(InFeed(body), InFeed(fixedBody));

    private static string InFeed(string body) => $$"""
        using System;
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;

        public class Feed(Func<Task<string>> tokens)
        {
            public async Task<CentrifugeClientOptions> OptionsAsync()
            {
                {{body}}
            }
        }

        """;
}
