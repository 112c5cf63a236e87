using Acme.Realtime;

namespace Chat;

/// <summary>Forgets a connection of the project's own SDK.</summary>
public sealed class AcmeFeed
{
    public async Task<string> ReadAsync(string url)
    {
        AcmeClient client = new(url); // expect: SWB1001, SWB2001
        await client.OpenAsync();
        return client.Url;
    }
}
