namespace Switchboard.Packaging;

/// <summary>Where the sources stand that the packages are made of.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(params string[] path) => Path.Combine([Root, .. path]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("Analyzers.sln stands in no folder above the test's own.");
    }
}
