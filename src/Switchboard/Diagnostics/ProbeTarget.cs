using System.Net;
using System.Security.Cryptography;

namespace Switchboard;

/// <summary>An address as the steps of a diagnosis need it.</summary>
internal sealed class ProbeTarget(Uri endpoint)
{
    public string Text { get; } = new ConnectionKey(endpoint).ToString();

    public bool IsEncrypted => endpoint.Scheme is "wss" or "https";

    public bool IsThisMachine => endpoint.IsLoopback;

    /// <summary>The name as DNS and certificates have it.</summary>
    public string Host { get; } = endpoint.HostNameType == UriHostNameType.Dns ? endpoint.IdnHost : endpoint.DnsSafeHost;

    public int Port => endpoint.Port;

    /// <summary>Host and port, for people.</summary>
    public string Authority { get; } = $"{(endpoint.HostNameType == UriHostNameType.Dns ? endpoint.IdnHost : endpoint.Host)}:{endpoint.Port}";

    public IPAddress? Address => IPAddress.TryParse(Host, out IPAddress? address) ? address : null;

    public string PlainRequest(AccessToken? token) => Request(token, "Accept: */*\r\nConnection: close\r\n");

    public string WebSocketRequest(AccessToken? token) => Request(token,
        $"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Nonce()}\r\n");

    private string Request(AccessToken? token, string headers)
    {
        string host = endpoint.IsDefaultPort ? Authority.Substring(0, Authority.LastIndexOf(':')) : Authority;
        string authorization = token is null ? "" : $"Authorization: Bearer {token.Value}\r\n";
        return $"GET {endpoint.PathAndQuery} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: Switchboard\r\n{authorization}{headers}\r\n";
    }

    private static string Nonce()
    {
        byte[] nonce = new byte[16];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(nonce);
        return Convert.ToBase64String(nonce);
    }
}
