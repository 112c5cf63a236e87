using System.Diagnostics;

namespace Switchboard;

/// <summary>
/// What measurements and spans tell of a connection: the server where its key is an address, else its name, and the scope where that was asked
/// for. Never a user, a path, a query or a token. Made once per connection.
/// </summary>
internal sealed class ConnectionTags
{
    // What OpenTelemetry calls a value that has no name of its own.
    private const string Other = "_OTHER";

    private readonly KeyValuePair<string, object?>[] _tags;

    public ConnectionTags(ConnectionKey? key, bool includesScope)
    {
        Uri? server = key?.Endpoint is { Host.Length: > 0 } endpoint ? endpoint : null;
        string? scope = includesScope ? key?.Scope : null;
        Target = server is not null ? (server.IdnHost, server.Port, scope) : (NameOf(key), -1, scope);
        List<KeyValuePair<string, object?>> tags = [new(server is not null ? "server.address" : "switchboard.connection", Target.Name)];
        if (Target.Port > 0)
            tags.Add(new("server.port", Target.Port));
        if (scope is not null)
            tags.Add(new("switchboard.scope", scope));
        _tags = [.. tags];
    }

    /// <summary>Connections that are equal in it have equal tags.</summary>
    public (string Name, int Port, string? Scope) Target { get; }

    public ReadOnlySpan<KeyValuePair<string, object?>> Span => _tags;

    public TagList With(string name, object? value)
    {
        var tags = new TagList(_tags);
        tags.Add(name, value);
        return tags;
    }

    // A name that is nearly an address may carry what an address carries.
    private static string NameOf(ConnectionKey? key)
    {
        if (key is null)
            return Other;
        int address = key.Name.IndexOf("://", StringComparison.Ordinal);
        int end = address >= 0 ? address : key.Name.IndexOfAny(['?', '#']);
        string name = end < 0 ? key.Name : key.Name.Substring(0, end);
        return name.Length > 0 ? name : Other;
    }
}
