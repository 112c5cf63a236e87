namespace Switchboard;

/// <summary>Names a connection: the same key is the same connection, wherever in the process it is asked for.</summary>
/// <remarks>
/// <para>A <see cref="string"/> and an absolute <see cref="Uri"/> convert to a key implicitly. Names, users and scopes are compared
/// ordinally, a URI as its absolute form with its query: addresses that differ in their query are different connections.</para>
/// <para>Do not put a token into a key. <see cref="ToString"/>, and with it every message and log entry, leaves out the query, the
/// fragment and the user information of an address all the same.</para>
/// </remarks>
public sealed record ConnectionKey
{
    /// <summary>Makes a key from a name.</summary>
    /// <param name="name">The name or the address of the connection, for example <c>"chat"</c> or <c>"wss://host/feed"</c>.</param>
    /// <param name="user">The user the connection is opened for; <see langword="null"/> for a connection of nobody in particular.</param>
    /// <param name="scope">What keeps equal names apart, for example a tenant; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or white space, or <paramref name="user"/> or <paramref name="scope"/> is.</exception>
    public ConnectionKey(string name, string? user = null, string? scope = null)
    {
        Name = name;
        User = user;
        Scope = scope;
    }

    /// <summary>Makes a key from an address.</summary>
    /// <param name="endpoint">The absolute address of the connection.</param>
    /// <param name="user">The user the connection is opened for; <see langword="null"/> for a connection of nobody in particular.</param>
    /// <param name="scope">What keeps equal addresses apart, for example a tenant; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is relative, or <paramref name="user"/> or <paramref name="scope"/> is empty or white space.</exception>
    public ConnectionKey(Uri endpoint, string? user = null, string? scope = null)
        : this(AddressOf(endpoint), user, scope)
    {
    }

    /// <summary>The name or the address. Never empty.</summary>
    public string Name
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value.Trim().Length > 0
                ? value
                : throw new ArgumentException("The name of a connection key is empty; give it the name or the address of the connection.", nameof(value));
        }
    }

    /// <summary>The user the connection is opened for, or <see langword="null"/>.</summary>
    public string? User { get; init => field = NotBlank(value, "user"); }

    /// <summary>What keeps equal names apart, for example a tenant, or <see langword="null"/>.</summary>
    public string? Scope { get; init => field = NotBlank(value, "scope"); }

    /// <summary>The address in <see cref="Name"/>, or <see langword="null"/> when the name is not one.</summary>
    public Uri? Endpoint =>
        Name.IndexOf("://", StringComparison.Ordinal) > 0 && Uri.TryCreate(Name, UriKind.Absolute, out Uri? endpoint) ? endpoint : null;

    // What goes to this very machine needs no network.
    internal bool IsOnThisMachine => Endpoint is { IsLoopback: true };

    /// <summary>Makes a key from a name.</summary>
    /// <param name="name">The name or the address of the connection.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or white space.</exception>
    public static implicit operator ConnectionKey(string name) => new(name);

    /// <summary>Makes a key from an address.</summary>
    /// <param name="endpoint">The absolute address of the connection.</param>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is relative.</exception>
    public static implicit operator ConnectionKey(Uri endpoint) => new(endpoint);

    /// <summary>The key for people: scope, name and user, without the query, the fragment and the user information of an address.</summary>
    /// <returns>For example <c>chat</c>, <c>chat (user anna)</c> or <c>wss://host/feed?… (scope acme)</c>.</returns>
    public override string ToString()
    {
        string name = Redacted(Name);
        return (User, Scope) switch
        {
            (null, null) => name,
            (_, null) => $"{name} (user {User})",
            (null, _) => $"{name} (scope {Scope})",
            _ => $"{name} (user {User}, scope {Scope})",
        };
    }

    private static string AddressOf(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.IsAbsoluteUri
            ? endpoint.AbsoluteUri
            : throw new ArgumentException("The address of a connection key is relative; give it an absolute one.", nameof(endpoint));
    }

    private static string? NotBlank(string? value, string part) => value is null || value.Trim().Length > 0
        ? value
        : throw new ArgumentException($"The {part} of a connection key is empty; give it a value, or null for none.", nameof(value));

    // Works on the text, not on a parsed address: a name that is nearly an address may carry a secret too.
    private static string Redacted(string name)
    {
        int authority = name.IndexOf("://", StringComparison.Ordinal);
        if (authority < 0)
            return name.IndexOf('=') > name.IndexOf('?') && name.IndexOf('?') >= 0 ? name.Substring(0, name.IndexOf('?')) + "?…" : name;
        authority += 3;
        int tail = name.IndexOfAny(['?', '#'], authority);
        string visible = tail < 0 ? name : name.Substring(0, tail) + "?…";
        int path = visible.IndexOf('/', authority);
        int end = path < 0 ? visible.Length : path;
        int user = visible.LastIndexOf('@', end - 1, end - authority);
        return user < 0 ? visible : visible.Remove(authority, user + 1 - authority);
    }
}
