namespace Docs;

/// <summary>A page of the documentation, as the test has it beside it.</summary>
public sealed class DocsPage(string name)
{
    private readonly string[] _lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Pages", name));

    public IReadOnlyList<CodeBlock> Blocks()
    {
        List<CodeBlock> blocks = [];
        for (int line = 0; line < _lines.Length; line++)
        {
            if (!_lines[line].StartsWith("```", StringComparison.Ordinal))
                continue;
            string[] info = _lines[line].Substring(3).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            int end = Array.IndexOf(_lines, "```", line + 1);
            if (end < 0)
                throw new InvalidDataException($"The block of {name} that begins in line {line + 1} does not end.");
            string? recipe = info.FirstOrDefault(word => word.StartsWith("recipe=", StringComparison.Ordinal))?.Substring("recipe=".Length);
            blocks.Add(new CodeBlock(name, line + 2, info.FirstOrDefault() ?? "", recipe, string.Join('\n', _lines[(line + 1)..end])));
            line = end;
        }
        return blocks;
    }

    /// <summary>The cells of the first table under a heading, without its head.</summary>
    public IReadOnlyList<string[]> Table(string heading)
    {
        int start = Array.FindIndex(_lines, line => line.TrimStart('#').Trim() == heading && line.StartsWith('#'));
        if (start < 0)
            throw new InvalidDataException($"{name} has no heading '{heading}'.");
        string[][] rows = [.. _lines.Skip(start + 1)
            .SkipWhile(line => !line.StartsWith('|') && !line.StartsWith('#'))
            .TakeWhile(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Trim().Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray())];
        return rows.Length > 0 ? rows : throw new InvalidDataException($"{name} has no table under '{heading}'.");
    }
}
