using System.Net;
using System.Net.Sockets;

namespace Switchboard.Analyzers.Model;

/// <summary>What the text of an address says of its scheme and host. <see cref="Hole"/> stands for what is not known.</summary>
internal sealed class AddressText
{
    /// <summary>Stands in a text for a part that only the running program knows.</summary>
    public const char Hole = '\uFFFF';

    private const string SchemeEnd = "://";

    // Names that nothing on the Internet has: reserved for special use, common inside networks, or of networks that encrypt by themselves.
    private static readonly string[] s_privateSuffixes =
    {
        ".local", ".localhost", ".localdomain", ".internal", ".intranet", ".private", ".lan", ".home", ".home.arpa", ".corp", ".svc", ".default", ".consul", ".ts.net", ".onion", ".test", ".invalid",
    };

    private AddressText(string scheme, string host, int? port)
    {
        Scheme = scheme;
        Host = host;
        Port = port;
    }

    /// <summary>In lower case.</summary>
    public string Scheme { get; }

    /// <summary>Without brackets, user and port.</summary>
    public string Host { get; }

    public int? Port { get; }

    /// <summary>The address without path and user, as a message shows it.</summary>
    public string Origin => Scheme + SchemeEnd + (Host.IndexOf(':') < 0 ? Host : $"[{Host}]");

    /// <summary>The scheme that says the same with encryption; null where this one is encrypted, or has no such twin.</summary>
    public string? EncryptedScheme => Encrypted(Scheme);

    /// <summary>Whether what is sent there never leaves the machine.</summary>
    public bool IsLoopback => IsLoopbackHost(Host);

    /// <summary>Whether the host is this machine or one of a private network.</summary>
    public bool IsPrivate => IPAddress.TryParse(Host, out var address) ? IsPrivateAddress(Unmapped(address)) : IsPrivateName(Host);

    /// <summary>Reads the beginning of an address; null where the text is none, or does not say the whole of the host.</summary>
    public static AddressText? Read(string text)
    {
        text = text.TrimStart();
        if (SchemeOf(text) is not { } scheme)
            return null;

        var start = scheme.Length + SchemeEnd.Length;
        var stop = text.IndexOfAny(new[] { '/', '?', '#', '\\' }, start);
        var authority = text.Substring(start, (stop < 0 ? text.Length : stop) - start);
        authority = authority.Substring(authority.LastIndexOf('@') + 1);

        var hostEnd = authority.StartsWith("[", StringComparison.Ordinal) ? authority.IndexOf(']') + 1 : authority.IndexOf(':');
        if (hostEnd < 0)
        {
            // Cut off in the middle: the rest of the host is not known.
            if (authority.IndexOf(Hole) >= 0)
                return null;
            hostEnd = authority.Length;
        }

        var host = authority.Substring(0, hostEnd).Trim('[', ']').TrimEnd('.');
        var port = hostEnd + 1 < authority.Length && int.TryParse(authority.Substring(hostEnd + 1), out var number) ? number : (int?)null;
        return IsHost(host) ? new AddressText(scheme, host, port) : null;
    }

    public static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host, out var address) && (IPAddress.IsLoopback(Unmapped(address)) || Unmapped(address).Equals(IPAddress.Any));

    /// <summary>The scheme that the text begins with, in lower case; null where it begins with none.</summary>
    public static string? SchemeOf(string text)
    {
        var end = text.IndexOf(SchemeEnd, StringComparison.Ordinal);
        for (var i = 0; i < end; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('+' or '-' or '.'))
                return null;
        }

        return end > 0 ? text.Substring(0, end).ToLowerInvariant() : null;
    }

    /// <summary>The scheme that says the same as this one with encryption, where there is such a twin.</summary>
    public static string? Encrypted(string scheme) => scheme switch
    {
        "ws" => "wss",
        "http" => "https",
        _ => null,
    };

    // What a template leaves open, such as {host} or <host>, is no name.
    private static bool IsHost(string host)
    {
        foreach (var character in host)
        {
            if (!char.IsLetterOrDigit(character) && character is not ('-' or '.' or '_' or ':' or '%'))
                return false;
        }

        return host.Length > 0;
    }

    private static bool IsPrivateName(string host)
    {
        // _endpoint.service is what service discovery calls a service.
        if (host.IndexOf('.') < 0 || host[0] == '_')
            return true;
        foreach (var suffix in s_privateSuffixes)
        {
            if (host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool IsPrivateAddress(IPAddress address)
    {
        if (IPAddress.IsLoopback(address))
            return true;

        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return (bytes[0] & 0xFE) == 0xFC || address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.Equals(IPAddress.IPv6Any);

        return bytes[0] switch
        {
            0 or 10 => true,
            100 => bytes[1] is >= 64 and < 128,
            169 => bytes[1] == 254,
            172 => bytes[1] is >= 16 and < 32,
            192 => bytes[1] == 168,
            _ => false,
        };
    }
}
