namespace Switchboard.Analyzers.Model;

/// <summary>
/// Members of the catalogs whose names all code says, of lists, of files, of anything. A file that says 'Remove' or 'Url' has said nothing of connections yet: the
/// client that it says it of is declared somewhere in the project, and that is seen.
/// </summary>
internal static class EverydayNames
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "Attach", "Bind", "Build", "Channel", "Channels", "Close", "Closed", "Connection", "Detach", "Enter", "Error", "Get", "HostName", "InitializeAsync", "Join",
        "Key", "Leave", "Password", "Push", "Release", "Remove", "Start", "State", "Stop", "Stopped", "Token", "Track", "Truncated", "Update", "UpdateAsync",
        "Updated", "Uri", "Url",
    };

    public static bool Contain(string name) => s_names.Contains(name);
}
