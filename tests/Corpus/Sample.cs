using System.Collections.Immutable;

namespace Corpus;

/// <summary>One labelled file: a compilation of its own.</summary>
internal sealed class Sample
{
    private readonly Dictionary<string, string> _header;

    private Sample(string file, string text)
    {
        File = file;
        Text = text;
        Labels = Label.Parse(file, text);
        _header = text.Split('\n')
            .TakeWhile(line => line.StartsWith("// ", StringComparison.Ordinal))
            .Select(line => line[3..].Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
    }

    /// <summary>The path below the samples folder, with forward slashes.</summary>
    public string File { get; }

    public string Text { get; }

    public ImmutableArray<Label> Labels { get; }

    /// <summary>What kind of application code this is, in words.</summary>
    public string? Style => _header.GetValueOrDefault("style");

    /// <summary>The SDK the sample uses.</summary>
    public string? Sdk => _header.GetValueOrDefault("sdk");

    /// <summary>Whether the runtime library is referenced; it is, unless the header says <c>switchboard: no</c>.</summary>
    public bool ReferencesSwitchboard => _header.GetValueOrDefault("switchboard") != "no";

    /// <summary>Whether a test framework is referenced.</summary>
    public bool IsTestCode => _header.GetValueOrDefault("tests") == "yes";

    /// <summary>Whether the sample compiles to a program, with an entry point.</summary>
    public bool IsProgram => _header.GetValueOrDefault("program") == "yes";

    /// <summary>Whether the rules were not tuned on this sample: it tells how they do on code they have not seen.</summary>
    public bool IsHeldOut => IsHeldOutFile(File);

    /// <summary>Whether a path below the samples folder is that of a held-out sample.</summary>
    public static bool IsHeldOutFile(string file) => file.StartsWith("HeldOut/", StringComparison.Ordinal);

    public static Sample Parse(string file, string text) => new(file, text);

    /// <summary>Every sample beside the test assembly, in the order of their paths.</summary>
    public static ImmutableArray<Sample> LoadAll()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Samples");
        return [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => Parse(Path.GetRelativePath(folder, path).Replace('\\', '/'), System.IO.File.ReadAllText(path)))
            .OrderBy(sample => sample.File, StringComparer.Ordinal)];
    }

    public override string ToString() => File;
}
