using System.Collections.Immutable;

namespace Switchboard.Analyzers.Model;

/// <summary>What the text of a credential, or of an address that carries one, says.</summary>
internal static class CredentialText
{
    /// <summary>What a message calls the part of an address that stands between user and host.</summary>
    public const string Password = "password";

    // Shorter ones say nothing.
    private const int ShortestCredential = 4;

    // One of these words is enough.
    private static readonly HashSet<string> s_promises = new(StringComparer.OrdinalIgnoreCase)
    {
        "your", "todo", "tbd", "fixme", "placeholder", "please", "changeme", "replaceme", "dummy", "redacted", "removed",
    };

    // A text of nothing but these names a credential and is none.
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "my", "some", "any", "this", "is", "in", "not", "no", "from", "with", "of", "for", "here", "goes", "insert", "enter", "paste", "put", "replace", "change",
        "set", "me", "add", "user", "access", "api", "auth", "app", "application", "client", "server", "hub", "chat", "connection", "jwt", "bearer", "token", "secret", "password",
        "passwd", "pass", "pwd", "key", "credential", "credentials", "value", "string", "name", "id", "test", "testing", "fake", "sample", "example", "demo", "dev", "development", "local",
        "localhost", "none", "null", "undefined", "empty", "guest", "anonymous", "anon", "config", "configuration", "env", "environment", "foo", "bar", "baz",
    };

    /// <summary>Whether the text stands for a credential that is still to come, or that is known to everybody.</summary>
    public static bool IsPlaceholder(string text)
    {
        text = text.Trim();
        if (text.Length < ShortestCredential || IsTemplate(text) || HasOneCharacter(text) || IsVariable(text))
            return true;

        var onlyNames = true;
        foreach (var word in Words(text))
        {
            if (s_promises.Contains(word))
                return true;
            onlyNames &= s_names.Contains(word) || HasOneCharacter(word);
        }

        return onlyNames;
    }

    /// <summary>
    /// The credentials in an address or connection string: the parts with one of the names, and the password before the host.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> In(string text, ImmutableArray<string> names)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && PasswordBeforeHost(text, scheme + 3) is { } password)
            yield return (Password, password);
        if (names.IsEmpty)
            yield break;

        var query = QueryMark(text, scheme >= 0);
        if (query < 0 && scheme >= 0)
            yield break;

        var fragment = text.IndexOf('#', query + 1);
        var parts = query < 0 ? text : text.Substring(query + 1, (fragment < 0 ? text.Length : fragment) - query - 1);
        foreach (var part in parts.Split(query < 0 ? new[] { ',', ';' } : new[] { '&' }))
        {
            var equals = part.IndexOf('=');
            if (equals <= 0)
                continue;
            var name = part.Substring(0, equals).Trim();
            var value = part.Substring(equals + 1).Trim();
            if (names.Contains(name, StringComparer.OrdinalIgnoreCase))
                yield return (name, value);
        }
    }

    // A question mark behind an '=' belongs to a value of a connection string, as in 'a.b,password=what?'.
    private static int QueryMark(string text, bool hasScheme)
    {
        var mark = text.IndexOf('?');
        return mark >= 0 && !hasScheme && text.LastIndexOf('=', mark) >= 0 ? -1 : mark;
    }

    /// <summary>Whether an address or connection string leads to this machine.</summary>
    public static bool LeadsToLoopback(string text)
    {
        if (AddressText.Read(text) is { } address)
            return address.IsLoopback;

        text = text.Trim();
        var end = text.IndexOfAny(new[] { ',', ';', ':', '?', '/' }, text.StartsWith("[", StringComparison.Ordinal) ? text.IndexOf(']') + 1 : 0);
        return AddressText.IsLoopbackHost(text) || AddressText.IsLoopbackHost((end < 0 ? text : text.Substring(0, end)).Trim().Trim('[', ']'));
    }

    /// <summary>Whether the text says all of a value.</summary>
    public static bool IsWhole(string value) => value.IndexOf(AddressText.Hole) < 0;

    private static string? PasswordBeforeHost(string text, int start)
    {
        var stop = text.IndexOfAny(new[] { '/', '?', '#' }, start);
        var authority = text.Substring(start, (stop < 0 ? text.Length : stop) - start);
        var at = authority.LastIndexOf('@');
        var colon = authority.IndexOf(':');
        return colon >= 0 && colon < at ? authority.Substring(colon + 1, at - colon - 1) : null;
    }

    // <token>, {token}, [token], %TOKEN%, ${TOKEN}, $(Token), #{Token}#.
    private static bool IsTemplate(string text)
    {
        var last = text[text.Length - 1];
        return (text[0], last) is ('<', '>') or ('{', '}') or ('[', ']') or ('(', ')') or ('%', '%')
            || text.Contains("${") || text.Contains("$(") || text.Contains("#{") || text.Contains("{{") || text.Contains("KeyVault(");
    }

    // REDIS_PASSWORD: the name of an environment variable.
    private static bool IsVariable(string text)
    {
        foreach (var character in text)
        {
            if (character is not (>= 'A' and <= 'Z' or >= '0' and <= '9' or '_'))
                return false;
        }

        return text.EndsWith("_PASSWORD", StringComparison.Ordinal) || text.EndsWith("_TOKEN", StringComparison.Ordinal)
            || text.EndsWith("_SECRET", StringComparison.Ordinal) || text.EndsWith("_KEY", StringComparison.Ordinal);
    }

    private static bool HasOneCharacter(string text)
    {
        foreach (var character in text)
        {
            if (char.ToUpperInvariant(character) != char.ToUpperInvariant(text[0]))
                return false;
        }

        return true;
    }

    // Runs of letters and digits; MyToken is two words.
    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var ends = i == text.Length || !char.IsLetterOrDigit(text[i]);
            if (!ends && !(i > start && char.IsUpper(text[i]) && char.IsLower(text[i - 1])))
                continue;
            if (i > start)
                yield return text.Substring(start, i - start);
            start = ends ? i + 1 : i;
        }
    }
}
