using System.Text.Json;

namespace Switchboard.MutantRunner;

/// <summary>One change of stryker's that compiles.</summary>
internal sealed record Mutant(int Id, string File, int Line, string Code, string Original, string Replacement)
{
    public string Folder => Path.GetFileName(Path.GetDirectoryName(File)) ?? "";

    /// <summary>All that a report of stryker lists and that can be tried.</summary>
    public static Mutant[] In(string report)
    {
        using JsonDocument document = JsonDocument.Parse(System.IO.File.ReadAllText(report));
        return [.. document.RootElement.GetProperty("files").EnumerateObject().SelectMany(static file =>
        {
            string[] lines = file.Value.GetProperty("source").GetString()!.Split('\n');
            return file.Value.GetProperty("mutants").EnumerateArray().Where(IsTried).Select(mutant => Of(mutant, file.Name, lines));
        })];
    }

    /// <summary>The same order every time, and one in which those of a file are scattered: what is tried before a stop is a fair sample.</summary>
    public uint Turn => unchecked((uint)Id * 2654435761u);

    private static bool IsTried(JsonElement mutant) => mutant.GetProperty("status").GetString() is not ("CompileError" or "Ignored");

    private static Mutant Of(JsonElement mutant, string file, string[] lines)
    {
        (int startLine, int startColumn) = Place("start");
        (int endLine, int endColumn) = Place("end");
        string first = lines[startLine];
        string original = startLine == endLine ? first[startColumn..endColumn] : $"{first[startColumn..].TrimEnd()} … {lines[endLine][..endColumn].TrimStart()}";
        return new Mutant(int.Parse(mutant.GetProperty("id").GetString()!), file, startLine + 1, first.Trim(), original, mutant.GetProperty("replacement").GetString()!.ReplaceLineEndings(" "));

        (int Line, int Column) Place(string end)
        {
            JsonElement place = mutant.GetProperty("location").GetProperty(end);
            return (place.GetProperty("line").GetInt32() - 1, place.GetProperty("column").GetInt32() - 1);
        }
    }
}
