// style: server side that signs tokens
// sdk: stream-chat
using StreamChat.Clients;

namespace Helpdesk;

public sealed class StreamServer
{
    private const string Secret = "9fkz2m5r8x1c7v4b";

    private readonly StreamClientFactory _factory;

    public StreamServer(string secret) => _factory = new StreamClientFactory("hq3d8z7vnp2w", secret); // quiet: SWB5001 the api key is public, the secret is not in the code

    public static StreamServer Create() => new(Secret);

    public static StreamClientFactory ForMigration() => new(
        "hq3d8z7vnp2w",
        "9fkz2m5r8x1c7v4b"); // expect: SWB5001

    public static StreamClientFactory ForDocumentation() => new("your-api-key", "your-api-secret"); // quiet: SWB5001 a placeholder

    public IUserClient Users => _factory.GetUserClient();
}
