// style: options of several feeds
// sdk: centrifuge
using Centrifugal.Centrifuge;
using IO.Ably;
using NATS.Client.Core;

namespace Broadcast;

public sealed class FeedOptions
{
    private readonly Func<Task<string>> _tokens;
    private string? _current;

    public FeedOptions(Func<Task<string>> tokens) => _tokens = tokens;

    public CentrifugeClientOptions ForScores() => new()
    {
        Token = _current, // quiet: SWB5002 the first one, and a provider for those that follow
        GetToken = _tokens,
    };

    public async Task<CentrifugeClientOptions> ForCommentsAsync()
    {
        _current = await _tokens();
        return new CentrifugeClientOptions
        {
            Token = _current, // expect: SWB5002
        };
    }

    public ClientOptions ForPresence(string token)
    {
        var options = new ClientOptions { AutoConnect = false };
        options.Token = token; // expect: SWB5002
        return options;
    }

    public ClientOptions ForReactions() => new()
    {
        AuthCallback = async _ => new TokenDetails(await _tokens()), // quiet: SWB5002 asked again
    };

    public NatsAuthOpts ForReplays(string jwt, string seed) => new()
    {
        Jwt = jwt, // expect: SWB5002
        Seed = seed, // quiet: SWB5002 a key does not end
    };
}
